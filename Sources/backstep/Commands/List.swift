import ArgumentParser
import Interface
import Lessons
import Notation
import Screen

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.list.rawValue, abstract: "List the lessons.")

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @Flag(help: "Only the ids, one a line.")
  var ids = false

  @Flag(help: "Only the names of the running orders, for backstep class, one a line.")
  var classes = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
    if classes {
      let names = RunningOrders(library.folders).names
      return Printable.write(names.map { Printable.text($0) + "\n" }.joined())
    }
    let library = library.folders.library
    guard ids else { return try Self.write(library, as: format) }
    Printable.write(library.entries.map { Printable.text($0.id) + "\n" }.joined())
  }

  static func write(_ library: LessonLibrary, as format: OutputFormat) throws {
    for message in library.messages { Failure.warn(message) }
    switch format {
    case .json: Printable.write(json(library).text)
    case .text: Printable.write(text(library))
    }
  }

  private static let mostColumns = 40

  private static func text(_ library: LessonLibrary) -> String {
    let entries = library.wholeMenu
    if entries.isEmpty { return "There are no lessons; --lessons names a folder of them.\n" }
    // A file that cannot be read stands here by its name, which may be of any length.
    let width = min(mostColumns, entries.map { ColumnWidth.columns(of: $0.id) }.max() ?? 0)
    var lines: [String] = []
    for (index, entry) in entries.enumerated() {
      if index == 0 || entries[index - 1].section != entry.section {
        lines += (index == 0 ? [] : [""]) + [entry.section]
      }
      let facts = [entry.minutes.map { "\($0) min" }, entry.language].compactMap(\.self)
      let note = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
      let title = entry.problem.map { "has errors: \($0)" } ?? entry.title + note
      let columns = max(width, ColumnWidth.columns(of: entry.id))
      lines.append("  \(ColumnWidth.pad(entry.id, to: columns))  \(title)")
    }
    return Printable.text(lines.joined(separator: "\n")) + "\n"
  }

  private static func json(_ library: LessonLibrary) -> JSON {
    let lessons = library.entries.map { entry -> JSON in
      let file = entry.file
      let lesson = file.lesson
      return .object([
        ("id", .string(entry.id)),
        ("file", .string(entry.path)),
        ("title", lesson.map { .string($0.title) } ?? .null),
        ("summary", lesson?.summary.map(JSON.string) ?? .null),
        ("section", lesson?.section.map(JSON.string) ?? .null),
        ("minutes", lesson?.minutes.map(JSON.integer) ?? .null),
        ("language", lesson?.language.map(JSON.string) ?? .null),
        ("author", lesson?.imprint.author.map(JSON.string) ?? .null),
        ("licence", lesson?.imprint.licence.map(JSON.string) ?? .null),
        ("version", lesson?.imprint.version.map(JSON.string) ?? .null),
        ("prerequisites", .array(lesson?.prerequisites.map { .string($0.word) } ?? [])),
        ("hasErrors", .bool(file.hasErrors)),
      ])
    }
    return .object([("format", .integer(1)), ("lessons", .array(lessons))])
  }
}
