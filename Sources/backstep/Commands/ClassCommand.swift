import ArgumentParser
import Curses
import Interface
import Lessons
import Room
import Screen

struct ClassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.class.rawValue,
    abstract: "Go through a running order with a class, from lesson to lesson with Next alone.",
    discussion: """
      A running order is a file with a title, minutes, and items: of {lesson, part, from, to, minutes, \
      note}. It is found by its name in the folder classes of a folder of lessons.
      """)

  @Argument(
    help: "A running order by its name, or a file (a path with / or .yaml).",
    completion: .shellCommand("backstep list --classes 2>/dev/null; ls -- *.yaml 2>/dev/null"))
  var order: String

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var room: RoomOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    if screen.plain { throw Failure("class needs the screen; leave --plain out") }
    let plan = try plan()
    var look = screen.look
    look.classTheme = look.theme
    let wishes = look.prefer()
    let company = Room(room.wishes, usualName: sessionName)
    try company.openIfWished(called: nil)
    let terminal = try look.openTerminal()
    var state = AppState(
      size: terminal.size, glyphs: look.glyphs, hasColor: terminal.palette.depth != .none,
      asksQuestions: look.asksQuestions, menu: nil)
    state.habits = wishes.habits
    state.present(plan)
    for message in wishes.messages { state.say(message) }
    var session = Session(
      terminal: terminal, state: state, progress: ProgressKeeper(nil), themes: look.themes,
      shelf: { [folders = library.folders] in LessonLibrary(folders, reading: 0) },
      company: company, open: library.folders.opening(for: library.learner))
    try session.runToEnd(wishes)
  }

  /// As the running order, without its folder.
  private var sessionName: String {
    let file = order.split(separator: "/").last.map(String.init) ?? order
    let name = file.hasSuffix(".yaml") ? String(file.dropLast(".yaml".count)) : file
    return SessionName.made(of: name)
  }

  private func plan() throws -> ClassPlan {
    let folders = library.folders
    let path: String
    switch RunningOrders(folders).path(named: order) {
    case .success(let found): path = found
    case .failure(let unknown): throw Failure(unknown.description)
    }
    let file = RunningOrderFile.read(path)
    let (items, findings) = file.planned(folders.library)
    for finding in findings { Failure.warn(finding.rendered) }
    guard let order = file.order, findings.allSatisfy({ $0.severity != .error }) else {
      throw Failure("")
    }
    return ClassPlan(
      title: order.title, minutes: order.minutes,
      items: items.map {
        ClassPlan.Item(
          lesson: $0.lesson.drawn(for: library.learner), start: $0.start, end: $0.end,
          minutes: $0.minutes, note: $0.note)
      })
  }
}
