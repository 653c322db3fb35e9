import ArgumentParser
import Curses
import Interface
import Lessons
import Screen

struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.open.rawValue, abstract: "Open a lesson, or the menu of lessons.",
    shouldDisplay: false)

  @Argument(help: "A lesson by its id, or a file (a path with / or .yaml).")
  var lesson: String?

  @OptionGroup var beginning: BeginningOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions
  @OptionGroup var kept: ProgressOptions

  func run() throws {
    if lesson == nil, !beginning.isEmpty {
      throw Failure("--at and --part need a lesson: backstep LESSON --at STAGE")
    }
    if screen.plain { return try runPlain() }
    let named = try lesson.map { try library.lesson(named: $0) }
    let stage = try named.flatMap(beginning.stage(of:))
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
    for message in all?.messages ?? [] { state.say(message) }
    var session = Session(
      terminal: terminal, state: state, progress: progress, start: stage,
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

  private func runPlain() throws {
    guard let name = lesson else {
      return try List.write(library.all, as: .text)
    }
    let lesson = try library.lesson(named: name)
    var plain = PlainLesson(
      lesson, glyphs: screen.glyphOptions.glyphs, asksQuestions: !screen.noQuestions)
    let stage = try beginning.stage(of: lesson)
    if let stage { plain.go(to: stage) }
    var reader = PlainReader(
      lesson: plain, progress: ProgressKeeper(PlainReader.isInteractive ? kept.file : nil),
      resumes: stage == nil)
    reader.run()
  }
}
