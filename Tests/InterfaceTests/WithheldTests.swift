import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// While a question is open, what makes its number waits: a miss or a hint brings the formula, the
/// next the numbers put in.
@Suite struct Withheld {
  static func text(_ more: String = "", type: String = "type: number, answer: grad(h)") -> String {
    """
    format: 1
    id: withheld
    title: Withheld
    graph: |
      f = w * x
      h = 3 * f
      l = (h - y)^2
    given: {x: 2, w: 3, y: 4}
    steps:
      - at: backward f
        ask: {id: q, prompt: Which one?, \(type), hints: [One., Two., reveal]\(more)}
    """
  }

  private static let asked = "type: number, answer: grad(f)"

  private func plain(_ more: String = "") throws -> PlainLesson {
    var plain = try #require(
      PlainLesson(
        try TaskLesson.lesson(Self.text(more, type: Self.asked)), glyphs: .unicode))
    plain.go(to: try plain.study.lesson.stage("backward f").get())
    return plain
  }

  private static let head = "Step 6 of 7, backward pass 1: ∂ℓ/∂f"

  @Test func missesAndHintsBringTheFormulaAndThenTheNumbers() throws {
    var plain = try plain()
    #expect(plain.lines.first == Self.head + " = ?.")
    _ = plain.answer("5")
    _ = plain.answer("5")
    #expect(plain.lines.first == Self.head + " = 3 · ∂ℓ/∂h = ?.")
    _ = plain.hint()
    #expect(plain.lines.first == Self.head + " = 3 · ∂ℓ/∂h = ?.")
    #expect(plain.answer("84").contains(Self.head + " = 3 · ∂ℓ/∂h = 3 · 28 = 84."))
  }

  @Test(arguments: [("nothing", " = ?."), ("formula", " = 3 · ∂ℓ/∂h = ?.")])
  func theLessonSaysHowMuchIsSeenAtFirst(_ show: String, _ seen: String) throws {
    #expect(try plain(", show: \(show)").lines.first == Self.head + seen)
  }

  @Test func theScreenKeepsTheSameBack() throws {
    var state = try TaskLesson.state(text: Self.text(type: Self.asked))
    state.press(.end, .left)
    #expect(state.frame.text.contains(" ∂ℓ/∂f = ?"))
    #expect(!state.frame.text.contains("∂ℓ/∂h"))
    try state.choose("f")
    state.press(.enter, .escape)
    state.press(.enter)
    state.press(.control("t"), .escape)
    #expect(state.frame.text.contains("∂ℓ/∂f = 3 · ∂ℓ/∂h"))
    #expect(!state.frame.text.contains("3 · 28"))
  }

  /// Of a choice that hides nothing the number stands there, and not what makes it.
  @Test func aChoiceKeepsOnlyTheFormulaBack() throws {
    let text = Self.text(
      type: "type: choice, options: [{text: three, correct: true}, {text: two, why: No.}]")
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    plain.go(to: try plain.study.lesson.stage("backward f").get())
    #expect(plain.lines.first == Self.head + " = 84.")
  }
}
