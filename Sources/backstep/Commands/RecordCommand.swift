import ArgumentParser
import Export
import Interface
import Lessons
import Screen

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.record.rawValue,
    abstract:
      "Write a lesson down as it plays in a terminal: asciicast, for asciinema and its players.",
    discussion: """
      It is played with → alone, and each screen stays as long as it takes to read. What is asked stands \
      open first and is then shown. Every stage has a marker. The same lesson gives the same bytes.
      """)

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @OptionGroup var output: OutputOptions

  @Option(help: "Begin with this part, counted from 1, where a lesson has several.")
  var part: Int?

  @Option(help: "The columns and rows of the screen.")
  var size = "80x24"

  @Option(help: "Colours for a background: standard, dark, light, high-contrast or mono.")
  var theme: Theme = .standard

  @OptionGroup var glyphs: GlyphOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson).drawn(for: library.learner)
    if let part { _ = try lesson.part(number: part) }
    let size = try ScreenSize.read(size)
    let path = try output.path(named: "\(lesson.id).cast")
    let screens = Playthrough(
      lesson, part: (part ?? 1) - 1, size: size, glyphs: glyphs.chosen ?? .unicode,
      hasColor: theme != .mono)
    let recording = Recording(screens, title: lesson.title, size: size, theme: theme)
    try output.write(recording.text, to: path)
  }
}
