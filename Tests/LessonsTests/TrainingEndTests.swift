import Autodiff
import Testing

@testable import Lessons

/// A training that ends at a condition, and parameters that decay.
@Suite struct TrainingEnds {
  private func problems(_ train: String) -> [String] {
    LessonTexts.problems(LessonTexts.base + "train: {\(train)}\n")
  }

  /// f − y is 1, 0.6, 0.36, …: l < 0.02 first holds after 4 updates, at 0.6⁴ squared.
  @Test func itEndsWhereTheConditionHoldsFirst() throws {
    let text = LessonTexts.base + "train: {optimizer: sgd, rate: 0.1, steps: 50, until: l < 0.02}\n"
    let part = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first)
    #expect(part.content.run?.lastIteration == 4)
    let loss = part.content.graph.loss
    let losses = (3...4).map { part.content.trace(at: $0).values[loss].scalar ?? .nan }
    #expect(losses[0] >= 0.02 && losses[1] < 0.02)
    #expect(part.content.trace(at: 4).firstUpdatePosition == nil)
    // Twice as fast, it ends sooner.
    var training = try #require(part.content.training)
    training.rate = 0.2
    #expect(part.content.run?.beginning(with: part.content.values, training).lastIteration == 2)
  }

  /// l is 1, 0.36, 0.1296, …; what is compared with an iteration holds from that one on at the earliest.
  @Test(arguments: [("l < l@0 / 2", 1), ("l < l@1 / 2", 2), ("l != l@2", 3), ("l <= l@3", 3)])
  func theConditionMayNameAnIteration(_ until: String, _ end: Int) throws {
    let text = LessonTexts.base + "train: {optimizer: sgd, rate: 0.1, steps: 50, until: \(until)}\n"
    let part = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first)
    #expect(part.content.run?.lastIteration == end)
  }

  /// With batches of one, l is of the next example alone; the condition may look at all of them, and
  /// at the epoch that ended last.
  @Test(arguments: ["over_all(l)", "epoch_sum(l)"])
  func theConditionMayLookAtMoreThanTheBatch(_ name: String) throws {
    func part(_ until: String, _ say: String = "") throws -> GraphLessonPart {
      let text = """
        format: 1
        id: until
        title: Until
        graph: |
          f = w * x
          l = mean((f - y)^2)
        given: {x: [[1, 2, 1]], y: [[1, 3, 2]], w: 0}
        examples: columns
        train: {optimizer: sgd, rate: 0.1, batch: 2, steps: 40\(until)}
        steps: [{at: start, say: "\(name) {\(name)}"}]
        """
      let file = LessonFile.read(text: text, path: "x")
      return try #require(file.lesson?.graphs.first, "\(file.findings)")
    }
    let whole = try part("")
    let wanted = try #require(whole.content.elsewhere.first)
    let numbers = (0...40).map {
      whole.content.trace(at: $0).elsewhere[wanted]?.scalar ?? .nan
    }
    let bound = 0.5
    let first = try #require(numbers.firstIndex { $0 < bound })
    #expect(first > 1 && first < 40, "\(numbers)")
    let ended = try part(", until: \(name) < \(bound)").content
    #expect(ended.run?.lastIteration == first)
    #expect(LessonTexts.problems(LessonTexts.base) == [])
  }

  @Test func whatIsSaidAfterItsEndIsFound() {
    let text = LessonTexts.base.adding(
      """
      train: {optimizer: sgd, rate: 0.1, steps: 50, until: l < 0.02}
      steps:
        - at: iteration 5
        - {at: end, say: "{l@5}"}
      """)
    #expect(
      LessonTexts.problems(text) == [
        "10:9: 'iteration 5' comes after the end; this lesson trains for 4 steps",
        "11:23: there is no iteration 5: the training ends after 4 updates",
      ])
  }

  @Test(arguments: [
    (
      "optimizer: sgd, steps: 5, until: l < 0",
      ["8:42: warning: this is never true in 5 updates, after which the training ends anyway"]
    ),
    (
      "optimizer: sgd, steps: 5, until: l",
      ["8:42: 'until' needs a comparison, as in 'L < 0.01' or 'L < L@0 / 2'"]
    ),
    ("optimizer: sgd, steps: 5, until: l < l@0 * 2", []),
    (
      "optimizer: sgd, steps: 5, until: l@9 < 1",
      ["8:43: there is no iteration 9: the training ends after 5 updates"]
    ),
    (
      "optimizer: sgd, steps: 200000, until: l < 0",
      [
        "8:47: 'until' is looked at after every update, and there can be at most 100,000 of them; write "
          + "fewer 'steps' or 'epochs'"
      ]
    ),
    ("optimizer: adamw, steps: 5, weight_decay: 0.1", []),
    ("optimizer: adagrad, steps: 5, epsilon: 0.1", []),
    ("optimizer: sgd, steps: 5, weight_decay: 0.1", []),
    (
      "optimizer: adagrad, steps: 5, weight_decay: 0.1",
      ["8:39: 'weight_decay' has no meaning with 'optimizer: adagrad'; remove it"]
    ),
    (
      "optimizer: sgd, steps: 5, weight_decay: 2",
      ["8:49: 'weight_decay' should be a number from 0 to less than 1"]
    ),
  ])
  func itsKeysAreChecked(train: String, expected: [String]) {
    #expect(problems(train) == expected)
  }

  @Test func aLessonSaysWhoseItIs() throws {
    let text = LessonTexts.base.adding(
      "author: A. Teacher\nlicence: CC BY 4.0\nlanguage: pt-BR\nversion: 2")
    let lesson = try #require(LessonFile.read(text: text, path: "x").lesson)
    #expect(lesson.imprint == .init(author: "A. Teacher", licence: "CC BY 4.0", version: "2"))
    #expect(lesson.language == "pt-BR")
    #expect(
      LessonTexts.problems(LessonTexts.base.adding("language: Portuguese!")) == [
        "8:11: 'Portuguese!' is no language; write its short name, as in 'en' or 'pt-BR'"
      ])
  }
}
