import ArgumentParser
import Autodiff
import Export
import Lessons
import Notation
import Screen

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.trace.rawValue,
    abstract: "Print every step of a lesson with its numbers.")

  @Argument(help: "A lesson by its id, or a file.", completion: .lessons)
  var lesson: String

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @Flag(help: "Every operation inside a line as a step of its own: f1.1, f1.2.")
  var unfolded = false

  @Option(parsing: .unconditional, help: "Which part, counted from 1, where a lesson has several.")
  var part = 1

  @Option(
    parsing: .unconditional, help: "The state after that many updates, where the lesson trains.")
  var iteration = 0

  @OptionGroup var glyphs: GlyphOptions
  @OptionGroup var library: LibraryOptions

  func run() throws {
    let lesson = try library.folders.lesson(named: lesson).drawn(for: library.learner)
    let number = part
    let part = try lesson.graph(number: number)
    let folded = try trace(part, of: lesson)
    let trace = unfolded ? folded.unfolded : folded
    switch format {
    case .json:
      Printable.write(
        Exported(
          trace, lesson: lesson.id, part: lesson.parts.count > 1 ? number : nil,
          iteration: iteration
        ).json)
    case .text:
      let style: FormulaPrinter.Style = glyphs.glyphs.isASCII ? .ascii : .book
      let text = TraceText(trace, decimals: part.digits, style: style)
      let conventions = text.conventionSentences.map { "\n" + glyphs.glyphs.spell($0) + "\n" }
      Printable.write(text.text + (conventions ?? ""))
    }
  }

  private func trace(_ part: GraphLessonPart, of lesson: Lesson) throws -> Trace {
    guard let run = part.content.run else {
      if iteration == 0 { return part.content.trace() }
      throw Failure("'\(lesson.id)' has no iteration \(iteration): it does not train")
    }
    guard run.iterations.contains(iteration) else {
      let last = run.lastIteration
      throw Failure("'\(lesson.id)' has iterations 0 to \(last), not \(iteration)")
    }
    return part.content.trace(at: iteration)
  }
}

extension Lesson {
  /// A part that is a graph, by its number, counted from 1.
  func graph(number: Int) throws -> GraphLessonPart {
    if let graph = try part(number: number).graph { return graph }
    throw Failure.isExperiment(self)
  }

  /// A part by its number, counted from 1.
  func part(number: Int) throws -> LessonPart {
    if (1...parts.count).contains(number) { return parts[number - 1] }
    throw Failure(
      parts.count == 1
        ? "'\(id)' has no part \(number): it has one part only"
        : "'\(id)' has parts 1 to \(parts.count), not \(number)")
  }
}

extension Failure {
  static func isExperiment(_ lesson: Lesson) -> Failure {
    Failure("'\(lesson.id)' is an experiment there; backstep run \(lesson.id) shows it")
  }
}
