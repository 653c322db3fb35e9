import Autodiff
import Notation
import Slips
import Testing

@testable import Lessons

/// What is said of a learner's numbers, from right to wrong.
@Suite struct HomeworkMarking {
  // f = 7, ∂ℓ/∂f = 14 − 2y; with y = 3: l = 16, ∂ℓ/∂f = 8, ∂ℓ/∂w = 16, ∂ℓ/∂b = 8.
  private static let line = (
    "f = w * x + b; l = (f - y)^2", "given: {x: 2, w: 3, b: 1, y: 3}\nlearn: [w, b]"
  )

  private func marks(
    _ text: String, _ equations: String = line.0, _ rest: String = line.1
  ) throws -> (HomeworkMarks, FormulaPrinter) {
    let lesson = try HomeworkLesson(equations, rest)
    let homework = try lesson.read(text).get()
    return (HomeworkMarks(homework, lesson.trace, digits: 3), FormulaPrinter(lesson.trace))
  }

  /// Each number's name and what is said of it.
  private func said(
    _ text: String, _ equations: String = line.0, _ rest: String = line.1
  ) throws -> [String] {
    let (marks, printer) = try marks(text, equations, rest)
    return marks.marks.map { "\($0.name(printer)) \($0.sentence(printer, NumberText()))" }
  }

  @Test func whatIsRightIsRightInOrderOfComputation() throws {
    let (marks, printer) = try marks("dw = 16\ndf = 8\nl = 16.0\nx = 2\nf = 7")
    #expect(marks.marks.map { $0.name(printer) } == ["x", "f", "ℓ", "∂ℓ/∂f", "∂ℓ/∂w"])
    #expect(marks.areRight && marks.firstWrong == nil)
    #expect(marks.summary(printer) == "All 5 are right.")
  }

  /// tanh(0.7) = 0.604367777117…
  private static let tanh = ("f = w * x; h = tanh(f); l = h^2", "given: {x: 2, w: 0.35}")

  /// What is printed with fewer digits, computed in single precision, or cut off.
  @Test(arguments: ["0.604", "0.6044", "6.0437e-01", "0.60436779260635", "0.6043", "0.60"])
  func whatIsRoundedIsNotWrong(_ number: String) throws {
    #expect(try said("h = \(number)", Self.tanh.0, Self.tanh.1) == ["h right but rounded"])
  }

  @Test(arguments: ["0.614", "0.61", "0.7", "0.6054", "60.4", "1"])
  func whatIsNotRoundedIsWrong(_ number: String) throws {
    let (marks, _) = try marks("h = \(number)", Self.tanh.0, Self.tanh.1)
    #expect(!marks.areRight)
  }

  @Test(arguments: ["0.604367777117", "6.04367777117163e-01"])
  func whatHasAllDigitsIsRight(_ number: String) throws {
    #expect(try said("h = \(number)", Self.tanh.0, Self.tanh.1) == ["h right"])
  }

  /// ∂ℓ/∂f = 2h(1 − h²) = 0.76722…, and 0.7673 with h = 0.604.
  @Test func theSignOfWhatIsRoundedOnTheWayIsNamed() throws {
    #expect(try said("df = 0.7673", Self.tanh.0, Self.tanh.1) == ["∂ℓ/∂f right but rounded"])
    let wrong = try said("df = -0.7673", Self.tanh.0, Self.tanh.1)
    #expect(wrong.count == 1 && wrong[0].hasSuffix("That has the opposite sign."), "\(wrong)")
  }

  /// Small entries of a matrix are rounded to 0 beside large ones, and a number alone is not.
  @Test func decimalsAreThoseOfAllEntries() throws {
    let (equations, given) = ("h = w * x; l = sum(h)", "given: {x: [1, 1000, 2], w: 0.00123}")
    #expect(try said("h = [0.00 1.23 0.0]", equations, given) == ["h right but rounded"])
    let (alone, _) = try marks("l = 0.0", "h = w * x; l = h", "given: {x: 1, w: 0.00123}")
    #expect(!alone.areRight)
  }

  /// One slip, and all that follows from it: marked once.
  @Test func whatFollowsFromAMistakeIsSaidToFollow() throws {
    let (marks, printer) = try marks("df = 4\ndw = 8\ndb = 5")
    #expect(
      try said("df = 4\ndw = 8\ndb = 5").sorted() == [
        "∂ℓ/∂b wrong: 5 where 8 belongs.",
        "∂ℓ/∂f wrong: 4 where 8 belongs. The factor 2 is missing. It comes from the derivative of "
          + "(f − y)².",
        "∂ℓ/∂w wrong, but it follows from ∂ℓ/∂f",
      ])
    #expect(
      marks.summary(printer)
        == "0 of 3 right. First in order of computation: ∂ℓ/∂f; what is wrong after it may follow from it."
    )
  }

  /// Also through what the learner has not written down.
  @Test func whatFollowsThroughOthersFollows() throws {
    let chain = ("a = w * x; b = exp(a); c = b^2; l = c + b", "given: {x: 2, w: 0.25}")
    // e^0.5 is 1.6487; a = 0.25 · 2 + 1 would be 1.5, and e^1.5 + e^3 = 24.567…
    let said = try said("a = 1.5\nl = 24.5672259932", chain.0, chain.1)
    #expect(said.count == 2)
    #expect(said[0].hasPrefix("a wrong: 1.5 where 0.5 belongs."))
    #expect(said[1] == "ℓ wrong, but it follows from a")
  }

  @Test func anotherShapeIsSaid() throws {
    let (equations, given) = (
      "P = A @ B; l = sum_squares(P)", "given: {A: [[1, 2]], B: [[1, 0, 3], [2, 1, 1]]}"
    )
    // P = (5 2 5), ∂ℓ/∂P = (10 4 10), ∂ℓ/∂B = (10 4 10; 20 8 20).
    #expect(
      try said("dB = [[10, 20], [4, 8], [10, 20]]", equations, given) == [
        "∂ℓ/∂B wrong: it is 3×2, and the lesson's is 2×3. "
          + "That is ∂ℓ/∂B transposed: rows and columns are exchanged."
      ])
    #expect(
      try said("dB = [1, 2]", equations, given) == [
        "∂ℓ/∂B wrong: it is 2×1, and the lesson's is 2×3. Both need the same rows and columns."
      ])
    #expect(try said("P = [5, 2, 5]", equations, given) == ["P right"])
    #expect(
      try said("dB = [[10, 4, 10], [20, 8, 21]]", equations, given) == [
        "∂ℓ/∂B wrong: one entry of 6, [2, 3]: 21 where 20 belongs."
      ])
  }

  @Test func numbersThatOverflowAreCompared() throws {
    let (equations, given) = ("f = exp(w * x); l = f - f", "given: {x: 1000, w: 1}")
    #expect(try said("f = inf\nl = nan", equations, given) == ["f right", "ℓ right"])
    let (marks, _) = try marks("f = nan\nl = 0", equations, given)
    #expect(marks.marks.allSatisfy { !$0.verdict.isRight })
  }
}
