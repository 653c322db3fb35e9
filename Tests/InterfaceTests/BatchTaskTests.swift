import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// A task that edits all examples, in a lesson that trains on a batch of them.
@Suite struct BatchTasks {
  private static func text(at stage: String) -> String {
    """
    format: 1
    id: batch
    title: Batch
    graph: |
      f = w * x
      l = mean(f^2)
    given: {w: 2, x: [[1, 2, 3]]}
    examples: columns
    learn: [w]
    train: {optimizer: sgd, rate: 0.01, batch: 2, epochs: 1}
    steps:
      - at: \(stage)
        try:
          {id: t, prompt: p, edit: [x], done_when: l < 0.1, solution: {x: [[0, 0, 0]]}, hints: [reveal]}
    """
  }

  @Test(arguments: ["end", "iteration 1"]) func itsSolutionIsSaid(_ stage: String) throws {
    var plain = try #require(
      PlainLesson(try TaskLesson.lesson(Self.text(at: stage)), glyphs: .unicode))
    let lines = (0...plain.lastPosition).flatMap { plain.linesWithAnswers(at: $0) }
    #expect(lines.contains { $0.hasPrefix("A solution: ") }, "\(lines)")
  }

  @Test(arguments: ["end", "iteration 1"]) func itsSolutionIsShown(_ stage: String) throws {
    var state = try TaskLesson.state(text: Self.text(at: stage))
    let isLater = stage != "end"
    state.press(isLater ? .character(">") : .end)
    #expect(state.stepper?.moment.openTask != nil)
    state.press(.enter, .escape, .character("e"), .escape, .control("t"))
    #expect(state.stepper?.moment.triedTask?.isSettled == true)
    #expect(state.frame.size == state.size)
    #expect(state.stepper?.moment.triedTask?.progress.isDone == true)
  }
}
