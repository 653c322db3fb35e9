import Autodiff
import Testing

@testable import Lessons

/// The last batch of an epoch may be smaller, and what a lesson says there is of its shape.
@Suite struct SmallerBatches {
  private static let noEntry =
    "there is no entry [1, 2] in a 1×1 matrix, which has 1 row and 1 column, counted from 1"

  /// Iterations 0, 2, … see two examples, 1, 3, … the third alone.
  private static func text(_ steps: String, until: String = "") -> String {
    """
    format: 1
    id: batches
    title: Batches
    graph: |
      f = w * x
      l = mean((f - y)^2)
    given: {x: [[1, 2, 1]], y: [[1, 3, 2]], w: 0.5}
    examples: columns
    train: {optimizer: sgd, rate: 0.1, batch: 2, steps: 4\(until)}
    steps:
      - at: start
        say: Go.
    \(steps)
    """
  }

  @Test(arguments: [
    ("  - {at: iteration 2, say: '{f[1, 2]}'}", []),
    ("  - {at: iteration 1, say: '{f[1, 2]}'}", ["13:31: \(noEntry)"]),
    ("  - {at: iteration 2, say: '{f@1[1, 2]}'}", ["13:33: \(noEntry)"]),
    ("  - {at: iteration 1, say: '{f@2[1, 2]}'}", []),
    ("  - {at: iteration 1, say: '{over_all(f)[1, 3]}'}", []),
    ("  - {at: iteration 1, ask: {id: a, type: number, prompt: What?, answer: f}}", []),
    (
      "  - {at: iteration 2, ask: {id: a, type: number, prompt: What?, answer: f}}",
      [
        "13:73: 'f' is 1×2, but this question asks for one number; name an entry, as in 'f[1, 1]', "
          + "or ask for a matrix"
      ]
    ),
  ])
  func whatIsSaidHasTheShapeOfItsBatch(_ steps: String, _ problems: [String]) {
    #expect(LessonTexts.problems(Self.text(steps)) == problems)
  }

  @Test func theEndMustHoldForBoth() {
    #expect(
      LessonTexts.problems(Self.text("", until: ", until: 'f[1, 2] < 0'")) == [
        "9:65: \(Self.noEntry)"
      ])
  }

  /// By hand: ∂l/∂w = mean(2 x (w x − y)), of examples 1 and 2, then of the third.
  @Test func aQuestionIsSolvedWithItsNumbers() throws {
    let steps = "  - {at: iteration 1, ask: {id: a, type: number, prompt: What?, answer: f}}"
    let part = try #require(
      LessonFile.read(text: Self.text(steps), path: "x").lesson?.graphs.first)
    let first = 0.5 - 0.1 * (2 * 1 * (0.5 - 1) + 2 * 2 * (1 - 3)) / 2
    let second = first - 0.1 * 2 * (first - 2)
    let question = try #require(part.notes.last?.questions.first)
    let answer = question.key?.expression.value(in: part.content.trace(at: 1))
    #expect(abs((answer?.scalar ?? .nan) - first) < 1e-12)
    let name = try #require(part.content.node(named: "w"))
    #expect(
      abs((part.content.trace(at: 2).values[name.id].scalar ?? .nan) - second) < 1e-12)
  }
}
