import Lessons
import Study

// What is answered and edited, in the graph or the experiment that is read.

extension PlainWay {
  /// Takes a line in as the answer to the question that stands here.
  package mutating func answer(_ line: String) -> [String] {
    experiment?.answer(line) ?? lesson?.answer(line) ?? []
  }

  /// The next hint; after the last one, the working or a solution.
  package mutating func hint() -> [String] { experiment?.hint() ?? lesson?.hint() ?? [] }

  /// The answer to the question that stands here, which settles it as shown.
  package mutating func showAnswer() -> [String] {
    experiment?.reveal() ?? lesson?.showAnswer() ?? []
  }

  /// Leaves the question open, for the next one that stands here or for the way on.
  package mutating func leaveOpen() -> [String] {
    experiment?.leaveOpen() ?? lesson?.leaveOpen() ?? []
  }

  /// Shows the answers to all that the part asks and is still open.
  package mutating func showAll() -> [String] { experiment?.showAll() ?? lesson?.showAll() ?? [] }

  /// Takes in a line that changes values or is about a task; nil if the line is no such command.
  package mutating func edit(_ line: String) -> [String]? {
    experiment != nil ? experiment?.edit(line) : lesson?.edit(line)
  }

  /// The start of another iteration.
  package mutating func iteration(_ change: Int) -> [String] { lesson?.iteration(change) ?? [] }
}
