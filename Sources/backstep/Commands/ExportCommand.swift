import ArgumentParser
import Export
import Lessons

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.export.rawValue,
    abstract: "Write every step of a lesson with its numbers into a file.")

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @Option(help: "What is written.")
  var format: Exporter

  @Option(help: "Which part, counted from 1, where a lesson has several.")
  var part = 1

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, or a folder for it; standard output without it.", valueName: "file"))
  var output: String?

  @Flag(help: "Write over a file that is there.")
  var force = false

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson).drawn(for: library.learner)
    let trace = try lesson.graph(number: part).content.trace()
    let number = lesson.parts.count > 1 ? part : nil
    let text = format.write(Exported(trace, lesson: lesson.id, part: number))
    guard let output else { return Printable.write(text) }
    let name = lesson.id + (number.map { "-\($0)" } ?? "") + ".\(format.fileExtension)"
    let path = NewFile.path(output, named: name)
    if !force, FileSystem.exists(path) {
      throw Failure("\(path) exists already; --force writes over it")
    }
    try NewFile.write(text, to: path, over: force)
  }
}

extension Exporter: ExpressibleByArgument {
  public init?(argument: String) {
    guard let named = Exporter.all.first(where: { $0.name == argument }) else { return nil }
    self = named
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}
