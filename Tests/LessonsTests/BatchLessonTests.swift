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
