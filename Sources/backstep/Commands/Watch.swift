import ArgumentParser
import Curses
import Interface
import Lessons
import Screen

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.watch.rawValue,
    abstract: "Show a lesson while it is being written: it is read and checked at every save.")

  @Argument(help: "The lesson file.", completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var beginning: BeginningOptions
  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    if screen.plain {
      throw Failure("watch needs the screen; backstep check \(file) prints what is wrong")
    }
    guard FileSystem.exists(file) else {
      throw Failure("there is no file '\(file)'; backstep new begins a lesson")
    }
    if FileSystem.isFolder(file) {
      throw Failure("'\(file)' is a folder; watch needs a lesson file")
    }
    let stage = try LessonFile.read(file).lesson.flatMap(beginning.beginning.stage(of:))
    var look = screen.look
    let wishes = look.prefer()
    let terminal = try look.openTerminal()
    var state = AppState(
      size: terminal.size, glyphs: look.glyphs, hasColor: terminal.palette.depth != .none,
      asksQuestions: look.asksQuestions, menu: nil)
    state.habits = wishes.habits
    for message in wishes.messages { state.say(message) }
    var session = Session(
      terminal: terminal, state: state, progress: ProgressKeeper(nil), start: stage,
      watch: LessonWatch(file, known: library.folders.library),
      open: { _, _, _ in })
    try session.runToEnd(wishes)
  }
}
