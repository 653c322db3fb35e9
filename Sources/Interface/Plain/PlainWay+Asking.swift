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

  /// What is read on the way to the next task that lets a line `set …` put its value in; nothing where
  /// a task stands here, or none such comes, and of every other line.
  package mutating func linesToTask(for line: String) -> [String] {
    guard let text = Self.setText(line), hasTaskAhead(beyond: text) else { return [] }
    var (ahead, read): (Self, [String]) = (self, [])
    ahead.lesson?.leaveTask()
    while let lines = ahead.linesToNextStop() {
      read += lines
      guard ahead.isTask(for: text) else { continue }
      self = ahead
      return read
    }
    return []
  }

  private static func setText(_ line: String) -> String? {
    let words = line.split(separator: " ", maxSplits: 1)
    return words.count == 2 && words[0].lowercased() == "set" ? String(words[1]) : nil
  }

  /// Whether a task is open, and none stands here to which a line belongs.
  private func hasTaskAhead(beyond text: String) -> Bool {
    let standing = experiment?.study.standing ?? lesson?.study.standing
    let isAtTask =
      experiment != nil
      ? isTrying
      : lesson?.taskHere.map { !$0.isSettled || lesson?.allows(text, in: $0.task) == true } ?? false
    return !isAtTask && standing?.openTasks.isEmpty == false
  }

  private func isTask(for text: String) -> Bool {
    (experiment == nil ? lesson?.isTask(for: text) : experiment?.isTask(for: text)) ?? false
  }

  /// The start of another iteration.
  package mutating func iteration(_ change: Int) -> [String] { lesson?.iteration(change) ?? [] }
}
