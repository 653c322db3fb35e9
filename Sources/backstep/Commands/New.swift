import ArgumentParser
import Lessons

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.new.rawValue,
    abstract: "Begin a lesson: writes a file with comments, to be filled in.")

  @Argument(help: "The id of the new lesson: small letters and digits joined by '-'.")
  var id: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file, or a folder for it, in place of ID.yaml.", valueName: "file"))
  var output: String?

  @OptionGroup var library: LibraryOptions

  func run() throws {
    if let problem = LessonID.problem(with: id) { throw Failure(problem) }
    let path = path
    try NewFile.write(LessonTemplate.text(id: id), to: path)
    let shown = path.contains("/") ? path : "./\(path)"
    Printable.write(
      Printable.text(
        "Wrote \(path). Now: backstep \(shown) opens it, backstep check \(shown) proves it.\n"))
  }

  private var path: String {
    guard let output = output ?? library.lessons else { return "\(id).yaml" }
    return NewFile.path(output, named: "\(id).yaml")
  }
}
