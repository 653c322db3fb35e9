import ArgumentParser
import Curses
import Interface
import Lessons
import Room
import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct FollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.follow.rawValue,
    abstract:
      "Follow a class that runs on this machine, at the size and in the colours of this terminal.",
    discussion: """
      Any key lets go, to look around alone; F follows again. Class and follower may begin in any order, \
      and each goes on when the other ends.
      """)

  private static let niceness: Int32 = 10

  @Argument(
    help: "What the class is called; the only one there is without it.",
    completion: .custom { _, _, _ in ClassClient.live(in: .usual) })
  var session: String?

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    // A hundred of them on the machine of the class must not hold it up.
    _ = nice(Self.niceness)
    try Following(session: session, hasNotes: false, look: screen.look, folders: library.folders)
      .run()
  }
}

struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.notes.rawValue,
    abstract:
      "A teacher's second screen: notes, the coming answer, time and plan of a class that runs.",
    discussion: "n, p and b lead the class on and back, and blank its screen.")

  @Option(
    help: ArgumentHelp(
      "What the class is called; the only one there is without it.", valueName: "name"),
    completion: .custom { _, _, _ in ClassClient.live(in: .usual) })
  var session: String?

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    try Following(session: session, hasNotes: true, look: screen.look, folders: library.folders)
      .run()
  }
}

/// A screen that follows a class, of a learner or of the teacher.
private struct Following {
  let session: String?
  let hasNotes: Bool
  var look: Look
  let folders: LessonFolders

  func run() throws {
    let command: Subcommand = hasNotes ? .notes : .follow
    if look.isPlain { throw Failure("\(command.rawValue) needs the screen; leave --plain out") }
    if let session, !SessionName.isOne(session) {
      throw Failure(RoomError.name(session).sentence)
    }
    let live = session == nil ? ClassClient.live(in: .usual) : []
    if live.count > 1 {
      let naming = hasNotes ? "backstep notes --session NAME" : "backstep follow NAME"
      throw Failure(
        "there are several classes: \(live.joined(separator: ", ")); \(naming) takes one")
    }
    var look = look
    let wishes = look.prefer()
    let terminal = try look.openTerminal()
    var state = AppState(
      size: terminal.size, glyphs: look.glyphs, hasColor: terminal.palette.depth != .none,
      asksQuestions: true, menu: nil)
    state.habits = wishes.habits
    state.beginFollowing(
      hasNotes: hasNotes, trouble: Seat.sentence(.none(session), hasBegun: false))
    let client = ClassClient(hasNotes ? .notes : .follower, of: session, in: .usual)
    var running = Session(
      terminal: terminal, state: state, progress: ProgressKeeper(nil),
      company: Seat(client, library: folders, hasNotes: hasNotes), open: { _, _, _ in })
    try running.runToEnd(wishes)
  }
}
