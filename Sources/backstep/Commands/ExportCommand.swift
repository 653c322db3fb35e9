import ArgumentParser
import Export
import Interface
import Lessons
import Screen

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.export.rawValue,
    abstract: "Write a lesson into a file: its numbers for a program, or what is read on paper.",
    discussion: """
      json has every step with its numbers, pytorch is a script that asserts them, latex has them as \
      formulas. svg is the screen at a stage. markdown and html are a handout of the whole lesson, html with its \
      screens to step through; with --questions a worksheet, with --answers its key.
      """)

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @Option(help: "What is written.")
  var format: Exporter

  @Option(help: "Which part, counted from 1, where a lesson has several.")
  var part: Int?

  @Option(help: ArgumentHelp("Of which stage svg is the picture.", valueName: "stage"))
  var at = "end"

  @Option(help: "The columns and rows of the picture.")
  var size = "80x24"

  @Flag(help: "A worksheet: what is asked, with room for answers.")
  var questions = false

  @Flag(help: "The key to it: what is asked, with the answers.")
  var answers = false

  @Flag(help: "With the notes for teachers.")
  var teacher = false

  @OptionGroup var output: OutputOptions

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if questions, answers { throw ValidationError("--questions or --answers, not both") }
  }

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson).drawn(for: library.learner)
    let number = lesson.parts.count > 1 ? shownPart : nil
    let name = lesson.id + (number.map { "-\($0)" } ?? "") + ".\(format.fileExtension)"
    let path = try output.path(named: name)
    try output.write(try text(of: lesson), to: path)
  }

  /// The part that is written; nil for all of them.
  private var shownPart: Int? {
    if case .graph = format.subject { part ?? 1 } else { part }
  }

  private func text(of lesson: Lesson) throws -> String {
    switch format.subject {
    case .graph(let write):
      let number = part ?? 1
      let graph = try lesson.graph(number: number)
      var exported = Exported(
        graph.content.trace(), lesson: lesson.id, part: lesson.parts.count > 1 ? number : nil)
      exported.title = [lesson.title, graph.title].compactMap(\.self).joined(separator: ": ")
      return write(exported)
    case .sheet(let write):
      if let part { _ = try lesson.part(number: part) }
      return write(
        Sheet(
          lesson, part: part.map { $0 - 1 }, stage: try stage(in: lesson),
          size: try ScreenSize.read(size),
          purpose: questions ? .questions : answers ? .answers : .reading, hasNotes: teacher))
    }
  }

  private func stage(in lesson: Lesson) throws -> PlacedStage {
    switch lesson.stage(at, inPart: part.map { $0 - 1 }) {
    case .success(let stage): return stage
    case .failure(let unknown): throw Failure("--at: \(unknown.sentence)")
    }
  }
}

extension Exporter: ExpressibleByArgument {
  public init?(argument: String) {
    guard let named = Exporter.all.first(where: { $0.name == argument }) else { return nil }
    self = named
  }

  public static var allValueStrings: [String] { all.map(\.name) }
}
