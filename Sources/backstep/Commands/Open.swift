import ArgumentParser
import Curses
import Interface
import Lessons
import Screen

struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a lesson, or the menu of lessons.", shouldDisplay: false)

  @Argument(help: "A lesson by its id, or a file (a path with / or .yaml).")
  var lesson: String?

  @Option(
    help: ArgumentHelp(
      "Begin at a stage: start, forward NAME, backward NAME, update, iteration N, end.",
      valueName: "stage"))
  var at: String?

  @Option(help: "Begin in a part, counted from 1, where a lesson has several.")
  var part: Int?

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var kept: ProgressOptions

  func run() throws {
    if lesson == nil, at != nil || part != nil {
      throw Failure("--at and --part need a lesson: backstep LESSON --at STAGE")
    }
    if screen.plain { return try runPlain() }
    let named = try lesson.map { try library.lesson(named: $0) }
    let stage = try named.flatMap(stage(of:))
    let options = screen.terminal
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(options)
    } catch {
      throw Failure(error.description)
    }
    let progress = ProgressKeeper(kept.file)
    let all = named == nil ? library.all : nil
    var state = AppState(
      size: terminal.size, glyphs: options.glyphs, hasColor: terminal.palette.depth != .none,
      asksQuestions: !screen.noQuestions,
      menu: all?.menu(with: progress))
    if let named { state.show(named) }
    if let stage { state.go(to: stage) }
    for message in all?.messages ?? [] { state.say(message) }
    var session = Session(
      terminal: terminal, state: state, progress: progress, resumesFirst: stage == nil,
      unread: all?.entries[...] ?? []
    ) { id, state in
      switch all?.file(named: id).map(\.lesson) {
      case .success(let lesson?): state.show(lesson)
      case .success(nil): state.say("\(id) has errors; backstep check shows them")
      case .failure(let unknown): state.say(unknown.description)
      case nil: break
      }
    }
    let code = session.run()
    terminal.close()
    for problem in session.progress.problems { Failure.warn("backstep: \(problem.sentence)") }
    if code != 0 { throw Failure("", code: code) }
  }

  /// Where to begin; nil where nothing is said about it.
  private func stage(of lesson: Lesson) throws -> PlacedStage? {
    if at == nil, part == nil { return nil }
    if let part { _ = try lesson.part(number: part) }
    switch lesson.stage(at ?? "start", inPart: part.map { $0 - 1 }) {
    case .success(let stage): return stage
    case .failure(let unknown): throw Failure("--at: \(unknown.sentence)")
    }
  }

  private func runPlain() throws {
    guard let name = lesson else {
      return try List.write(library.all, as: .text)
    }
    let lesson = try library.lesson(named: name)
    var plain = PlainLesson(
      lesson, glyphs: screen.glyphOptions.glyphs, asksQuestions: !screen.noQuestions)
    let stage = try stage(of: lesson)
    if let stage { plain.go(to: stage) }
    var reader = PlainReader(
      lesson: plain, progress: ProgressKeeper(PlainReader.isInteractive ? kept.file : nil),
      resumes: stage == nil)
    reader.run()
  }
}
