import ArgumentParser
import Curses
import Lessons
import Screen

/// How the screen looks and behaves.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "The lesson as sentences, a step a line, without a screen.")
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

  var terminal: CursesTerminal.Options {
    let environment = Surroundings.values(of: ["TERM", "COLORFGBG", "NO_COLOR"])
    return CursesTerminal.Options(
      glyphs: glyphOptions.glyphs,
      theme: theme
        ?? .suited(term: environment["TERM"], colorFGBG: environment["COLORFGBG"]),
      usesColor: color.allowsColor(noColor: environment["NO_COLOR"]), usesMouse: !noMouse)
  }
}

/// Which characters are written.
struct GlyphOptions: ParsableArguments {
  @Flag(help: "ASCII only: dl/df1, beta1, +--+.")
  var ascii = false

  var glyphs: Glyphs { ascii ? .ascii : CursesTerminal.localeGlyphs }
}

/// Where lessons are looked for.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A folder of lessons, searched before all others.", valueName: "dir"))
  var lessons: String?

  func validate() throws {
    guard let lessons else { return }
    guard FileSystem.isFolder(lessons) else {
      throw ValidationError("no folder '\(lessons)' for --lessons")
    }
  }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

extension ColorMode: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
