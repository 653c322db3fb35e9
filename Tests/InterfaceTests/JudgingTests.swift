import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// What counts as an answer: whatever can be worked out from the screen, with the digits it shows.
@Suite struct Judging {
  /// ∂ℓ/∂h₂ = 2 · (−1.683…) of the toy function, where the box shows −1.68.
  private static func toy() throws -> PlainLesson {
    var plain = try #require(
      ShippedLessons.lesson("toy-function").flatMap { PlainLesson($0, glyphs: .unicode) })
    plain.go(to: try plain.study.lesson.stage("backward h2").get())
    #expect(plain.study.moment.pending?.question.id == "bracket")
    return plain
  }

  @Test(arguments: [
    "-3.36", "-3.366", "2*(-1.683)", "2 · (−1.68)", "ω2 * grad(f2)", "omega_2*grad(f_2)",
  ])
  func whatIsWorkedOutFromTheScreenIsRight(_ typed: String) throws {
    var plain = try Self.toy()
    #expect(plain.answer(typed).contains { $0.hasPrefix("✓ Right") })
  }

  @Test(arguments: [
    ("-3.4", "Close: take more digits."),
    ("-3", "Not yet."),
    ("2*(-1.7)", "Close: take more digits.  understood: −3.4"),
    ("-2/3", "Not yet.  understood: −0.666667"),
    ("3,3", "Not yet.  understood: 3.3"),
    ("grad(h2)", "∂ℓ/∂h₂ is hidden while a question is open; calculate with numbers that you see."),
    ("2 * grad(f1)", "∂ℓ/∂f₁ is not worked out yet."),
    ("1/0", "'1/0' is ∞; an answer is a finite number. Change what goes into it."),
    ("log(0)", "'log(0)' is −∞; an answer is a finite number. Change what goes into it."),
    ("0/(1 - 1)", "'0/(1 - 1)' has no value. Change what goes into it."),
    ("hm", "'hm' is not a number; write it as 0.5, −2 or 1/3."),
    ("2 *", "A value is missing after '*'."),
  ])
  func whatElseIsTypedIsToldWhatItLacks(_ typed: String, _ said: String) throws {
    var plain = try Self.toy()
    #expect(plain.answer(typed).first == said)
    #expect(plain.study.moment.pending != nil)
  }

  @Test func onlyDigitsAreNoMissAndTheSameMissCountsOnce() throws {
    var plain = try Self.toy()
    for typed in ["-3.4", "hm", "2*(-1.7)", "grad(h2)"] { _ = plain.answer(typed) }
    #expect(plain.study.moment.pending?.record.misses == 0)
    for typed in ["9", "9.0", "3*3", "18/2"] { _ = plain.answer(typed) }
    #expect(plain.study.moment.pending?.record.misses == 1)
    #expect(plain.answer("9").first == "Not yet, as before.")
  }

  static let slope = """
    format: 1
    id: slope
    title: Slope
    graph: |
      x = sigmoid(S)
      l = 2 * x
    given: {S: 1}
    learn: [S]
    digits: 2
    steps:
      - at: backward S
        ask: {id: q, type: number, prompt: What is it?, answer: grad(S)}
    """

  /// 2 · 0.1966 = 0.393; with 0.20 on the way it is 0.40.
  @Test func whatWasRoundedTooEarlyIsNamed() throws {
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.slope), glyphs: .unicode))
    _ = plain.lines(at: plain.lastPosition)
    #expect(
      plain.answer("0.40") == [
        "Not yet.",
        "A result on the way was rounded too early: keep its digits, and round at the end.",
      ])
    #expect(plain.answer("0.41").count == 1)
    #expect(plain.answer("0.39").contains { $0.hasPrefix("✓ Right") })
  }

  @Test func aCellOfAMatrixIsACalculatorToo() throws {
    var state = try TaskLesson.state(text: Questions.text)
    let placed = try #require(state.stepper?.questions.first { $0.item.id == "grad-w" })
    state.stepper?.move(to: placed.position)
    state.press(.enter)
    // ∂ℓ/∂w is 27.5 · (3, 1).
    state.type(keys: "27.5*x[1,1]")
    state.press(.enter)
    #expect(state.frame.text.contains("Some cells are still empty."))
    state.press(.tab)
    state.type(keys: "27.5")
    state.press(.enter)
    #expect(state.stepper?.records["grad-w"]?.state == .answered)
  }
}
