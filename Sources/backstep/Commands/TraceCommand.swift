import ArgumentParser
import Autodiff
import Export
import Lessons
import Notation
import Screen

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Print every step of a lesson with its numbers.")

  @Argument(help: "A lesson by its id, or a file.")
  var lesson: String

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @Flag(help: "Every operation inside a line as a step of its own: f1.1, f1.2.")
  var unfolded = false

  @OptionGroup var glyphs: GlyphOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let lesson = try library.lesson(named: lesson)
    guard let part = lesson.parts.first else { return }
    let trace = unfolded ? part.trace().unfolded : part.trace()
    switch format {
    case .json:
      Printable.write(JSON(trace, lesson: lesson.id).text)
    case .text:
      let style: FormulaPrinter.Style = glyphs.glyphs.isASCII ? .ascii : .book
      Printable.write(TraceText(trace, decimals: part.digits, style: style).text)
    }
  }
}
