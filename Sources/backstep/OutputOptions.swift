import ArgumentParser
import Lessons

/// Where what is made of a lesson is written.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file, or a folder for it; standard output without it.", valueName: "file"))
  var output: String?

  @Flag(help: "Write over a file that is there.")
  var force = false

  /// The file that is to be written, which is not there yet or may be written over; nil for standard
  /// output.
  ///
  /// - Parameter name: what the file is called in a folder.
  func path(named name: String) throws -> String? {
    guard let path = output.map({ NewFile.path($0, named: name) }) else { return nil }
    if !force, FileSystem.exists(path) {
      throw Failure("\(path) exists already; --force writes over it")
    }
    return path
  }

  func write(_ text: String, to path: String?) throws {
    guard let path else { return Printable.write(text) }
    try NewFile.write(text, to: path, over: force)
  }
}
