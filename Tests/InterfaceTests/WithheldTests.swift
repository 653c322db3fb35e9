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
    #expect(!state.frame.text.contains("· ∂ℓ/∂h"))
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

  /// The formula that is asked for is written nowhere: not in a later iteration, a table, a page.
  @Test(arguments: ["h", "grad(f)"]) func aFormulaThatIsAskedForIsWrittenNowhere(
    _ subject: String
  ) throws {
    let formula = subject == "h" ? "h = 3f" : "3 · ∂ℓ/∂h"
    let at = subject == "h" ? "forward h" : "backward f"
    let answer = subject == "h" ? "3*f" : "3*grad(h)"
    let text = Self.text(type: "type: formula, of: \(subject), answer: \(answer)")
      .replacing("at: backward f", with: "at: \(at)")
      .replacing("y: 4}", with: "y: 4}\ntrain: {optimizer: sgd, rate: 0.01, steps: 2}")
    var state = try TaskLesson.state(Size(200, 60), text: text)
    #expect(subject != "h" || state.frame.text.contains(formula), "nothing was asked yet")
    state.press(.end)
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    plain.study = try #require(state.stepper?.study)
    for iteration in 0...2 {
      for position in 0...8 {
        let spot = Spot(iteration: iteration, position: position)
        _ = state.stepper?.perform(.travel(.spot(spot)))
        plain.study.perform(.travel(.spot(spot)))
        for node in ["f", "h", "l"] {
          try state.choose(node)
          let page = Page.inspector.content(state, 78)
          let texts = [state.frame.text] + page.lines(0..<page.count).map(\.text) + plain.lines
          for text in texts {
            #expect(!text.contains(formula), "\(spot)\n\(text)")
          }
          // Nor is what comes back through the line, before it does.
          let isAhead = iteration == 0 && position < 6
          #expect(!(isAhead && texts[1...].contains { $0.contains("adds 3 · ∂ℓ/∂h") }), "\(spot)")
        }
      }
    }
  }

  /// A formula of another shape is told so without the shape that a question asks for.
  @Test func noWordOnAFormulaTellsAShapeThatIsAskedFor() throws {
    let text = """
      format: 1
      id: shapes
      title: Shapes
      graph: |
        f = W @ x
        l = sum(f^2)
      given: {W: [[1, 2], [3, 4], [5, 6]], x: [[1], [2]]}
      steps:
        - at: forward f
          ask:
            - {id: q, prompt: Which formula?, type: formula, of: f, answer: W @ x, hints: [One.]}
            - {id: s, prompt: Which shape?, type: shape, answer: f, hints: [One.]}
      """
    var plain = try #require(PlainLesson(try TaskLesson.lesson(text), glyphs: .unicode))
    plain.go(to: try plain.study.lesson.stage("forward f").get())
    let kept = plain.answer("x").joined(separator: " ")
    #expect(kept.contains("That formula is 2×1; what is asked for has another shape."), "\(kept)")
    #expect(!kept.contains("3×1"))
  }
}
