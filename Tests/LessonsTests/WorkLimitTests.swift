import Autodiff
import Testing

@testable import Lessons

/// What would take too long is refused, in a sentence that says how much it is and how much may be.
@Suite struct WorkLimits {
  private static let network = """
    format: 1
    id: wide
    title: t
    graph: |
      h = tanh(W @ x)
      l = sum_squares(h - y)
    given:
      W: {shape: [100, 100], init: he-normal, seed: 1}
      x: {shape: [100, 50], init: ones}
      y: {shape: [100, 50], init: zeros}
    learn: [W]

    """

  @Test(arguments: [
    (
      network + "train: {optimizer: sgd, rate: 0.1, steps: 99999}\n",
      "these updates take about 3.2e11 additions and multiplications, and at most 2e10 may be taken; "
        + "write fewer 'steps' or 'epochs', or a smaller graph"
    ),
    (
      """
      format: 1
      id: long
      title: t
      experiment: {kind: matrix-product, size: 200, factors: 99999, seed: 1}

      """,
      "this experiment takes about 7.0e13 additions and multiplications, and at most 2e10 may be "
        + "taken; make it smaller"
    ),
  ])
  func areSaid(text: String, sentence: String) {
    let problems = LessonTexts.problems(text)
    #expect(problems.count == 1 && problems[0].hasSuffix(sentence), "\(problems)")
  }

  @Test(arguments: [
    network + "train: {optimizer: sgd, rate: 0.1, steps: 5000}\n",
    """
    format: 1
    id: signals
    title: t
    experiment: {kind: signal-propagation, layers: 50, width: 100, inputs: 100, examples: 100, activation: relu, variances: [0.001, 0.01, 0.02, 0.1, 1.0], seed: 1}

    """,
  ])
  func whatCanBeWaitedForMayBe(text: String) {
    #expect(LessonTexts.problems(text) == [])
  }

  /// Of very many names a sample is checked, and it is said how many were left out.
  @Test func gradientsOfVeryManyNamesAreSampled() throws {
    let names = (0..<700).map { "x\($0)" }
    let text = """
      format: 1
      id: many
      title: t
      graph: |
        A = concat(\(names.joined(separator: ", ")), rows)
        l = sum_squares(A)
      given:
      \(names.map { "  \($0): 0.5" }.joined(separator: "\n"))
      """
    let lesson = try #require(LessonFile.read(text: text, path: "x").lesson)
    let check = GradientCheck(lesson.graphs[0].content.trace())
    #expect(check.count == 700 && check.isSample && check.entries.count >= 30)
    #expect(check.mistakes.isEmpty && check.compared == check.entries.count)
  }
}
