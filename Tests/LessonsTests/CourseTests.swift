import Autodiff
import Foundation
import Testing

@testable import Lessons

/// The lessons that ship, as a course: their rules, and what they say of updates.
@Suite struct Course {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()

  static let lessons = LessonLibrary(folders: [folder]).entries.compactMap(\.file.lesson)

  static let ids = lessons.map(\.id)

  private func lesson(_ id: String) throws -> Lesson {
    try #require(Self.lessons.first { $0.id == id })
  }

  @Test func itsRulesAreHeld() {
    let check = LessonCheck([Self.folder], isCourse: true)
    #expect(check.files.count == Self.ids.count && !Self.ids.isEmpty)
    #expect(check.findings.map(\.rendered) == [])
  }

  /// What the text says of later iterations, where no number is filled in.
  @Test(arguments: [
    ("logistic-regression", 0, 1, "p > 0.5"),
    ("zero-init", 0, 50, "abs(Ω0) == 0"),
    ("zero-init", 0, 50, "abs(Ω1) == 0"),
    ("zero-init", 0, 50, "abs(β1 - mean(y)) < 0.001"),
    ("zero-init", 0, 50, "abs(β1 - mean(y)) > 0"),
    ("zero-init", 1, 50, "abs(Ω0) == 0"),
    ("zero-init", 1, 50, "abs(Ω1) == 0"),
    ("zero-init", 1, 50, "abs(β0) == 0"),
    ("zero-init", 2, 1, "abs(Ω0) == 0"),
    ("zero-init", 2, 1, "abs(grad(Ω0)) > 0"),
    ("zero-init", 2, 1, "grad(Ω0)[1, 1] == grad(Ω0)[2, 1]"),
    ("zero-init", 2, 2, "abs(Ω0) > 0"),
    ("zero-init", 2, 50, "Ω0[1, 1] == Ω0[2, 1]"),
    ("zero-init", 2, 50, "Ω0[1, 2] == Ω0[2, 2]"),
    ("zero-init", 2, 50, "Ω1[1, 1] == Ω1[1, 2]"),
    ("zero-init", 2, 50, "L < 0.005"),
    ("constant-init", 0, 50, "W0[1, 1] == W0[1, 2]"),
    ("constant-init", 0, 50, "W0[2, 1] == W0[2, 2]"),
    ("constant-init", 0, 50, "W1[1, 1] == W1[2, 1]"),
    ("constant-init", 0, 50, "abs(f1 - mean(y)) < 0.001"),
    ("constant-init", 0, 50, "abs(grad(W0)) < 0.001"),
    ("constant-init", 1, 1, "abs(W1[1, 1] - W1[2, 1]) > 0.01"),
    ("constant-init", 1, 50, "L < 0.0005"),
    ("constant-init", 1, 50, "step(f0[1, 1]) + step(f0[2, 1]) + step(f0[2, 2]) == 0"),
    ("constant-init", 1, 50, "step(f0[3, 1]) + step(f0[1, 2]) - step(f0[3, 2]) == 2"),
  ])
  func whatIsSaidOfUpdatesIsSo(
    id: String, part: Int, iteration: Int, condition: String
  ) throws {
    let part = try lesson(id).graphs[part]
    var run = try #require(part.content.run)
    let trace = run.trace(at: iteration)
    let claim = try part.content.expression(PlacedText(condition)).get()
    #expect(claim.holds(in: trace))
  }

  /// The layouts of the batch of three differ in nothing but their transposes.
  @Test func bothLayoutsHoldTheSameNumbers() throws {
    let lesson = try lesson("mlp-batch3")
    let columns = lesson.graphs[0].content.trace()
    let rows = lesson.graphs[1].content.trace()
    for (name, other) in [("Ω0", "W0"), ("β0", "b0"), ("Ω1", "W1"), ("β1", "b1"), ("h1", "h1")] {
      let first = try #require(lesson.graphs[0].content.node(named: name)).id
      let second = try #require(lesson.graphs[1].content.node(named: other)).id
      #expect(columns.values[first] == rows.values[second].transposed)
      let gradient = try #require(columns.gradients[first])
      let turned = try #require(rows.gradients[second]?.transposed)
      #expect(gradient.shape == turned.shape)
      #expect(zip(gradient.elements, turned.elements).allSatisfy { abs($0 - $1) < 1e-15 })
    }
  }
}
