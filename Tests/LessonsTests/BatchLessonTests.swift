import Autodiff
import Foundation
import Testing

@testable import Lessons

/// With `batch` everything sees one and the same batch: what is checked is what is shown.
@Suite struct BatchLessons {
  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/cases").path() + "/"

  private func lesson(_ name: String) throws -> Lesson {
    let file = LessonFile.read(Self.folder + name)
    return try #require(file.lesson, "\(file.findings)")
  }

  /// The expected values are those of all examples, which no screen shows.
  @Test func whatIsExpectedIsOfTheFirstBatch() throws {
    let lesson = try lesson("check-proves-other-numbers-with-batch.yaml")
    #expect(
      LessonCheck.problems(of: lesson).map(\.sentence) == [
        "'L' is 4, not 20", "'grad(w)' is 4, not 14",
      ])
  }

  /// With `batch: 1` of two examples a line is 1×1 wherever it is expected, asked for or named.
  @Test func shapesAreThoseOfTheBatch() throws {
    let text = """
      format: 1
      id: one-by-one
      title: One by one
      graph: |
        f = w @ x
        l = mean((f - y)^2)
      given: {x: [[1, 2], [3, 4]], y: [[1, 2]], w: [[1, 1]]}
      examples: columns
      train: {optimizer: sgd, rate: 0.01, batch: 1, steps: 5}
      expect: {f: 4, grad(f): 6, x: [1, 3]}
      steps:
        - at: forward f
          say: "{f} of {over_all(f)}, {f[1, 1]}"
          ask:
            - {id: shape, type: shape, prompt: Its shape?, answer: f, wrong: [{value: 1x2, say: All.}]}
            - {id: number, type: number, prompt: Its number?, answer: f}
            - {id: sign, type: sign, prompt: Its sign?, answer: grad(f)}
            - {id: formula, type: formula, of: grad(f), prompt: How?, answer: 2 * (f - y)}
            - {id: cells, type: cells, of: f, prompt: Where?, answer: f > 0}
      """
    let file = LessonFile.read(text: text, path: "x")
    let lesson = try #require(file.lesson, "\(file.findings)")
    #expect(LessonCheck.problems(of: lesson).filter { $0.severity == .error } == [])
    let part = try #require(lesson.graphs.first)
    let shape = try #require(part.notes.flatMap(\.questions).first { $0.id == "shape" })
    #expect(shape.judge(.shape(.scalar), in: part.content.trace()).isRight)
    #expect(!shape.judge(.shape(Shape(1, 2)), in: part.content.trace()).isRight)
    let live = part.notes.flatMap(\.allProse).flatMap(\.liveValues).map(\.expression.shape)
    #expect(live.prefix(3) == [.scalar, Shape(1, 2), .scalar])
    #expect(
      LessonTexts.problems(text.replacing("{f[1, 1]}", with: "{f[1, 2]}")).first?.contains(
        "there is no entry [1, 2] in a 1×1 matrix") == true)
  }

  @Test(arguments: ["batch-matrix-question.yaml", "delta-rule-with-batch.yaml"])
  func questionsAreAboutTheBatch(_ name: String) throws {
    let lesson = try lesson(name)
    #expect(LessonCheck.problems(of: lesson).filter { $0.severity == .error } == [])
    let part = try #require(lesson.graphs.first)
    let trace = part.content.trace()
    for question in part.notes.flatMap(\.questions) {
      guard case .matrix(let key) = question.kind else { continue }
      #expect(key.answer(in: trace).shape == Shape(2, 1))
      #expect(question.judge(.matrix(key.answer(in: trace)), in: trace).isRight)
    }
  }
}
