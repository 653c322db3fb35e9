import ArgumentParser
import Curses
import Lessons
import Room
import Screen

/// How the screen looks and behaves.
struct ScreenOptions: ParsableArguments {
  @Flag(
    help:
      "The lesson as sentences, a step a line, without a screen; answers may be piped in, a line each."
  )
  var plain = false

  @Flag(help: "Ask nothing, and show every number at once.")
  var noQuestions = false

  @OptionGroup var glyphOptions: GlyphOptions

  @Option(help: "Colours: auto, always or never; NO_COLOR is respected.")
  var color: ColorMode = .auto

  @Option(help: "Colours for a background: standard, dark, light, high-contrast or mono.")
  var theme: Theme?

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  var look: Look {
    Look(
      isPlain: plain, asksQuestions: !noQuestions, chosenGlyphs: glyphOptions.chosen,
      color: color, theme: theme, usesMouse: noMouse ? false : nil)
  }
}

/// Where a lesson begins.
struct BeginningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Begin at a stage: start, forward NAME, backward NAME, update, iteration N, end.",
      valueName: "stage"))
  var at: String?

  @Option(
    parsing: .unconditional, help: "Begin in a part, counted from 1, where a lesson has several.")
  var part: Int?

  var beginning: Beginning { Beginning(at: at, part: part) }
}

/// Which characters are written.
struct GlyphOptions: ParsableArguments {
  @Flag(help: "ASCII only: dl/df1, beta1, +--+.")
  var ascii = false

  @Option(
    name: .customLong("glyphs"),
    help: "unicode, blocks (curves without braille, which some fonts lack) or ascii.")
  var named: Glyphs?

  /// Nil for what suits the locale.
  var chosen: Glyphs? { ascii ? .ascii : named }

  var glyphs: Glyphs { chosen ?? CursesTerminal.localeGlyphs }
}

/// Where lessons are looked for.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A folder of lessons, searched before all others.", valueName: "dir"),
    completion: .directory)
  var lessons: String?

  @Option(
    help: ArgumentHelp(
      "For whom values and the order of options are drawn.", valueName: "name"))
  var learner: String?

  func validate() throws {
    guard let lessons else { return }
    guard FileSystem.isFolder(lessons) else {
      throw ValidationError("no folder '\(lessons)' for --lessons")
    }
  }

  var folders: LessonFolders { .usual(after: lessons) }
}

/// What a class is called, and who may follow it.
struct RoomOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a class is called, for notes and follow; as its lesson or running order without it.",
      valueName: "name"))
  var session: String?

  @Flag(help: "Let others of a group on this machine follow a class.")
  var shared = false

  @Option(
    help: ArgumentHelp(
      "Which group, by its name or number; your own without it.", valueName: "group"))
  var group: String?

  func validate() throws {
    if group != nil, !shared { throw ValidationError("--group needs --shared") }
    if let session, !SessionName.isOne(session) {
      throw ValidationError(RoomError.name(session).sentence)
    }
  }

  var wishes: RoomWishes { RoomWishes(session: session, isShared: shared, group: group) }
}

/// Whether progress is kept.
struct ProgressOptions: ParsableArguments {
  @Flag(help: "Neither read nor keep progress.")
  var noProgress = false

  /// Nil where nothing is kept.
  var file: ProgressFile? { noProgress ? nil : .usual }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

extension ColorMode: ExpressibleByArgument {}

extension Glyphs: ExpressibleByArgument {}

extension Theme: ExpressibleByArgument {
  public init?(argument: String) {
    guard let theme = Theme.all.first(where: { $0.name == argument }) else { return nil }
    self = theme
  }

  public static var allValueStrings: [String] { all.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  public var defaultValueDescription: String { name }
}
