import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// Several questions at one place, with options in a drawn order, and what is said after them.
@Suite struct SeveralQuestions {
  static let text = """
    format: 1
    id: several
    title: Several
    graph: |
      f = w * x
      l = (f - 1)^2
    given: {x: 2, w: 3}
    steps:
      - at: forward f
        say: First text.
        after: Now you know, f is {f}.
        ask:
          - {id: of-f, type: number, prompt: What is f?, answer: f, right: Three times two.}
          - id: letters
            type: choice
            prompt: Which letter?
            right: It begins with it.
            options:
              - {text: alpha, correct: true, why: The first one.}
              - {text: beta, why: Not b.}
              - {text: gamma, why: Not g.}
              - {text: delta, why: Not d.}
          - id: vowels
            type: several
            prompt: Which vowels?
            options:
              - {text: a, correct: true}
              - {text: b, why: It is none.}
              - {text: e, correct: true}
      - at: end
        say: At the end.
      - at: backward w
        say: At the last step.
    """

  @Test func theyComeOneAfterTheOtherAndThenWhatIsSaidAfter() throws {
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.text), glyphs: .unicode))
    #expect(plain.lines(at: 1).contains("Question: What is f?"))
    #expect(!plain.lines(at: 1).joined().contains("Which letter?"))
    let next = plain.answer("6")
    #expect(next.contains("Three times two."))
    #expect(next.contains("Question: Which letter?"))
    let letter = try number(of: "alpha", in: next)
    #expect(plain.answer("\(letter % 4 + 1)").first == "Not yet.")
    let vowels = plain.answer("\(letter)")
    #expect(vowels.contains("The first one.") && vowels.contains("It begins with it."))
    #expect(!vowels.joined().contains("Now you know"))
    let (a, b, e) = (
      try number(of: "a", in: vowels), try number(of: "b", in: vowels),
      try number(of: "e", in: vowels)
    )
    #expect(plain.answer("\(a)") == ["Not yet: something is missing."])
    #expect(
      plain.answer("\(b) \(a)") == [
        "Not yet: 1 of these is wrong, and something is missing.", "It is none.",
      ])
    #expect(plain.answer("7").first?.hasPrefix("Choose options by their numbers") == true)
    #expect(plain.answer("\(e), \(a)").last == "Now you know, f is 6.")
  }

  private func number(of option: String, in lines: [String]) throws -> Int {
    let line = try #require(lines.first { $0.hasSuffix(". \(option)") })
    return try #require(Int(line.prefix { $0 != "." }))
  }

  @Test func withoutQuestionsItIsSaidAtOnce() throws {
    var plain = try #require(
      PlainLesson(
        try TaskLesson.lesson(Self.text), glyphs: .unicode, asksQuestions: false))
    #expect(plain.lines(at: 1).suffix(2) == ["First text.", "Now you know, f is 6."])
  }

  @Test func whatIsSaidAtTheLastStepIsSeenBesideWhatIsSaidAtTheEnd() throws {
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.text), glyphs: .unicode))
    #expect(plain.lines(at: plain.lastPosition).suffix(2) == ["At the end.", "At the last step."])
    var state = try TaskLesson.state(text: Self.text)
    state.press(.end)
    #expect(state.frame.text.contains("At the end."))
    #expect(state.frame.text.contains("At the last step."))
  }

  /// The same for a learner each time, and not the lesson's for each question.
  @Test func theOrderOfOptionsIsDrawnOnce() throws {
    let orders = try (0..<40).map { number in
      let text = Self.text.replacing("id: letters", with: "id: letters-\(number)")
      let study = try #require(Study(try TaskLesson.lesson(text)))
      let question = try #require(study.lesson.graphs[0].notes[0].questions.dropFirst().first)
      #expect(
        study.moment.order(ofOptionsOf: question) == study.moment.order(ofOptionsOf: question))
      return study.moment.order(ofOptionsOf: question)
    }
    #expect(orders.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
    #expect(Set(orders).count > 12, "of 24 orders")
  }

  @Test func severalOptionsAreToggledAndSubmitted() throws {
    var state = try TaskLesson.state(text: Self.text)
    state.press(.right, .enter)
    state.type(keys: "6")
    state.press(.enter, .enter, .control("x"), .enter)
    #expect(state.frame.text.contains("Pick all that are right."))
    let moment = try #require(state.stepper).moment
    let order = moment.order(ofOptionsOf: try #require(moment.pending).question)
    for (row, index) in order.enumerated() where index != 1 {
      state.type(keys: "\(row + 1)")
    }
    state.press(.character(" "))
    state.press(.character(" "))
    #expect(state.frame.text.matches(of: /\[x\]/).count == 2)
    state.press(.enter)
    #expect(state.stepper?.records["vowels"]?.state == .answered)
    #expect(!state.frame.text.contains("Now you know"), "the letters were left open")
    #expect(state.stepper?.moment.pending?.question.id == "letters")
    state.showAnswer()
    #expect(state.frame.text.contains("Now you know, f is 6."))
  }
}
