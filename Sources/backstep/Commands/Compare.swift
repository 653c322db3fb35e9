import ArgumentParser
import Autodiff
import Export
import Lessons
import Notation
import Screen

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.compare.rawValue,
    abstract: "Hold a learner's own numbers against a lesson's.",
    discussion: """
      The file has a value for each name: JSON, CSV with a line for each row, or what NumPy and PyTorch \
      print, as in f1 = 0.5 or dW1 = [[1. 2.] [3. 4.]]. A gradient is grad(W1), dW1 or dL/dW1. Each \
      number is right, right but rounded, or wrong, with the slip behind it. Ends with 1 where one is wrong.
      """)

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @Argument(help: "The file with the numbers; - for standard input.", completion: .file())
  var numbers: String?

  @Flag(help: "Print lines of Python that write such a file, for NumPy and PyTorch.")
  var python = false

  @Option(parsing: .unconditional, help: "Which part, counted from 1, where a lesson has several.")
  var part = 1

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var glyphs: GlyphOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if numbers == nil, !python {
      throw ValidationError("compare needs a file with numbers, or - for standard input")
    }
    if numbers != nil, python {
      throw ValidationError("--python prints lines that write the numbers; leave the file out")
    }
  }

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson).drawn(for: library.learner)
    let graph = try lesson.graph(number: part)
    guard let numbers else {
      return Printable.write(HomeworkScript(graph.content.graph, lesson: lesson.id).text)
    }
    let trace = graph.content.trace()
    let marks = HomeworkMarks(
      try homework(numbers, of: graph, in: trace), trace, digits: graph.digits)
    let report = HomeworkReport(
      marks, FormulaPrinter(trace, format == .text && glyphs.glyphs.isASCII ? .ascii : .book),
      lesson: lesson.id, part: lesson.parts.count > 1 ? part : nil)
    switch format {
    case .json: Printable.write(report.json.text)
    case .text: Printable.write(Printable.text(glyphs.glyphs.spell(report.text)))
    }
    if !marks.areRight { throw Failure("", code: 1) }
  }

  private func homework(
    _ path: String, of part: GraphLessonPart, in trace: Trace
  ) throws -> Homework {
    switch Homework.read(path, of: part.content, in: trace) {
    case .success(let homework):
      for finding in homework.unjudged { Failure.warn(finding.rendered) }
      return homework
    case .failure(let unreadable):
      for finding in unreadable.findings { Failure.warn(finding.rendered) }
      throw Failure("")
    }
  }
}
