import ArgumentParser
import Lessons
import Screen

struct Operations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.operations.rawValue,
    abstract: "List the operations and functions that equations can use."
  )

  private static let columns = 80

  @OptionGroup var glyphs: GlyphOptions

  func run() throws {
    let entries = OperationList.entries
    let width = entries.map { ColumnWidth.columns(of: $0.usage) }.max() ?? 0
    let lines =
      entries.flatMap { entry in
        ColumnWidth.wrap(entry.summary, to: Self.columns - width - 2).enumerated().map {
          "\(ColumnWidth.pad($0 == 0 ? entry.usage : "", to: width))  \($1)"
        }
      } + ["", "Besides, in answers, conditions and text: grad(name), the gradient of the loss."]
    Printable.write(glyphs.glyphs.spell(lines.joined(separator: "\n")) + "\n")
  }
}
