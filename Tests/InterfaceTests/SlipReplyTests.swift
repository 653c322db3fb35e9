import Autodiff
import Lessons
import Notation
import Screen
import Slips
import Testing

@testable import Interface
@testable import Study

/// The slip is named in the stepper and in plain mode.
@Suite struct SlipReplies {
  /// The stepper at a question of the lesson of `Questions`, its field open.
  private func state(
    _ id: String, glyphs: Glyphs = .unicode, size: Size = Size(80, 24)
  ) throws -> AppState {
    var state = AppState(size: size, glyphs: glyphs, hasColor: true, menu: nil)
    state.show(try Questions.lesson())
    let placed = try #require(state.stepper?.questions.first { $0.item.id == id })
    state.stepper?.move(to: placed.position)
    #expect(state.receive(.key(.enter)) == nil)
    return state
  }

  private func type(_ state: inout AppState, _ cells: String...) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { #expect(state.receive(.key(.tab)) == nil) }
      for character in cell { #expect(state.receive(.key(.character(character))) == nil) }
    }
    #expect(state.receive(.key(.enter)) == nil)
  }

  @Test func aWrongNumberIsToldItsSlip() throws {
    var state = try state("value-a")
    type(&state, "-8.75")
    #expect(state.frame.text.contains("That has the opposite sign."))
  }

  @Test func aWrongMatrixIsToldItsSlipBelowItsMarks() throws {
    // ∂ℓ/∂w is 27.5 · (3, 1).
    var state = try state("grad-w")
    type(&state, "68.75", "34.375")
    #expect(state.frame.text.contains("Not yet: 0 of 2 entries are right."))
    #expect(state.frame.text.contains("That takes w where x belongs."))
    #expect(!state.frame.text.contains("82.5"))
  }

  @Test func whatTheLessonSaysComesAlone() throws {
    var state = try state("value-a")
    type(&state, "7.5")
    #expect(state.frame.text.contains("The second product is missing."))
    #expect(!state.frame.text.contains("That "))
  }

  @Test func anAnswerThatNoSlipExplainsIsOnlyNotYetRight() throws {
    var state = try state("value-a")
    type(&state, "123")
    guard case .said(.missed(let miss), _)? = state.stepper?.drafts[.answer("value-a")]?.reply
    else {
      Issue.record("an answer that can be read is a miss")
      return
    }
    #expect(miss.slip == nil && miss.remark == nil)
    #expect(state.frame.text.contains("Not yet."))
  }

  @Test func namesAreSpelledInASCIIWhereTheScreenIs() throws {
    var state = try state("grad-w", glyphs: .ascii)
    type(&state, "-82.5", "-27.5")
    #expect(state.frame.text.contains("That has the opposite sign."))
    #expect(state.frame.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func plainModeNamesItToo() throws {
    var plain = try #require(PlainLesson(try Questions.lesson(), glyphs: .unicode))
    _ = plain.lines(at: 1)
    #expect(
      plain.answer("-8.75") == ["Not yet.", "That has the opposite sign."])
    _ = plain.answer("8.75")
    #expect(plain.lines(at: plain.lastPosition).contains("Question: Its gradient?"))
    #expect(
      plain.answer("68.75 34.375") == [
        "Not yet: 0 of 2 entries are right.", "That takes w where x belongs.",
      ])
  }

  /// Whoever types the h that is asked for next is not told that it is h.
  @Test func aNumberThatIsHiddenElsewhereIsNotConfirmed() throws {
    let text = """
      format: 1
      id: two
      title: Two
      graph: |
        f = w * x
        h = tanh(f)
        l = h^2
      given: {w: 2, x: 0.25}
      steps:
        - at: forward f
          ask: {id: f, type: number, prompt: What is f?, answer: f}
        - at: forward h
          ask: {id: h, type: number, prompt: What is h?, answer: h}
      """
    let lesson = try #require(LessonFile.read(text: text, path: "two.yaml").lesson)
    var plain = try #require(PlainLesson(lesson, glyphs: .unicode))
    _ = plain.lines(at: 1)
    #expect(plain.answer("0.4621") == ["Not yet."])
    _ = plain.lines(at: 2)
    for question in plain.study.openQuestions where question.id == "h" {
      plain.study.show(question)
    }
    _ = plain.lines(at: 1)
    #expect(plain.answer("0.4621").last == "That is h, after the function. Asked for is f.")
  }

  /// A sentence about a number that is hidden is made of names: it says the same whatever it is.
  @Test(arguments: ShippedLessons.ids) func noSentenceShowsAHiddenNumber(id: String) throws {
    let lesson = try #require(ShippedLessons.state(id).stepper)
    for placed in lesson.questions {
      guard let key = placed.item.key else { continue }
      let right = key.answer(in: lesson.trace).elements
      for slipped in key.slips(in: lesson.trace) {
        let sentence = slipped.slip.sentence(lesson.pen.printer(lesson.trace.graph))
        for number in right where number != number.rounded() {
          let shown = lesson.pen.numbers.decimals(number, lesson.pen.digits)
          #expect(!sentence.contains(shown), "\(sentence)")
        }
      }
    }
  }
}
