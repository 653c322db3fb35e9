import Autodiff
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// Questions in the stepper and in plain mode.
@Suite struct Questions {
  /// A lesson with a question of each kind; a is 8.75.
  static let text = """
    format: 1
    id: asking
    title: Asking
    graph: |
      a = w @ x
      b = a + c
      l = sum_squares(b)
    given:
      w: [[2.5, 1.25]]
      x: [3, 1]
      c: 5
    learn: [w, c]
    digits: 3
    steps:
      - at: start
        say: The end result is {grad(a):.3}.
      - at: forward a
        ask:
          id: value-a
          type: number
          prompt: What is a?
          answer: a
          wrong:
            - {value: "7.5", say: "The second product is missing."}
          hints: [Two products., Add them., reveal]
      - at: forward b
        ask:
          id: choice-b
          type: choice
          prompt: Which is larger?
          options_order: fixed
          options:
            - {text: "a", why: "c is positive."}
            - {text: "b", correct: true}
      - at: forward l
        ask: {id: sign-l, type: sign, prompt: Its sign?, answer: l}
      - at: backward b
        ask: {id: shape-b, type: shape, prompt: Its shape?, answer: grad(b)}
      - at: backward w
        ask: {id: grad-w, type: matrix, prompt: Its gradient?, answer: grad(w)}
      - at: end
        say: Done.
    """

  static func lesson() throws -> Lesson {
    let file = LessonFile.read(text: text, path: "asking.yaml")
    let lesson = file.lesson
    return try #require(lesson, "\(file.findings)")
  }

  private func state(_ size: Size = Size(80, 24), asks: Bool = true) throws -> AppState {
    var state = AppState(
      size: size, glyphs: .unicode, hasColor: true, asksQuestions: asks, menu: nil)
    state.show(try Self.lesson())
    return state
  }

  private func press(_ state: inout AppState, _ keys: Key...) {
    for key in keys { #expect(state.take(key) == nil) }
  }

  private func type(_ state: inout AppState, _ text: String) {
    for character in text { #expect(state.receive(.key(.character(character))) == nil) }
  }

  private func move(_ state: inout AppState, to id: String) throws {
    let placed = try #require(state.stepper?.questions.first { $0.item.id == id })
    state.stepper?.move(to: placed.position)
  }

  private func outcome(_ state: AppState, _ id: String) -> QuestionProgress.State {
    state.stepper?.records[id]?.state ?? .open
  }

  @Test func aPendingNumberIsHiddenEverywhere() throws {
    for size in [Size(80, 24), Size(200, 60), Size(40, 12)] {
      var state = try state(size)
      let last = try #require(state.stepper).trace.steps.count
      for _ in 0...last {
        #expect(!state.frame.text.contains("8.75"), "\(state.frame.text)")
        press(&state, .right)
      }
    }
    var state = try state(Size(200, 60))
    let a = try #require(state.stepper?.trace.graph.node(named: "a")).id
    press(&state, .right)
    state.stepper?.choose(a)
    _ = state.perform(.page(.open(.inspector)))
    #expect(state.frame.text.contains("value = ?"))
    press(&state, .escape)
    press(&state, .enter)
    type(&state, "8.75")
    press(&state, .enter)
    #expect(state.frame.text.contains("8.75"))
  }

  /// Where f = b + w x, ∂ℓ/∂b only passes ∂ℓ/∂f on, and would tell it.
  @Test func whatOnlyPassesTheNumberOnIsHiddenToo() throws {
    var state = ShippedLessons.state("logistic-regression", Size(200, 60))
    let lesson = try #require(state.stepper)
    let graph = lesson.trace.graph
    let f = try #require(graph.node(named: "f")).id
    let b = try #require(graph.node(named: "b")).id
    #expect(lesson.questions.contains { lesson.hides($0).contains(.gradient(f)) })
    state.press(.end)
    #expect(state.stepper?.secrets.contains(.gradient(b)) == true)
    state.press(.home)
    let number = lesson.pen.numbers.significant(
      try #require(lesson.trace.gradients[f]?.elements[0]), 4)
    for _ in lesson.trace.steps {
      press(&state, .right)
      #expect(!state.frame.text.contains(number), "\(state.frame.text)")
    }
  }

  /// From a moved parameter and its rate one could calculate the gradient that is asked for.
  @Test func aMovedParameterIsHiddenWhileItsGradientIsAskedFor() throws {
    for size in [Size(80, 24), Size(200, 60)] {
      var state = ShippedLessons.state("zero-init", size)
      let lesson = try #require(state.stepper)
      let bias = try #require(lesson.trace.graph.node(named: "β1")).id
      #expect(lesson.questions.contains { lesson.hides($0).contains(.gradient(bias)) })
      let update = try #require(lesson.trace.updatePosition(of: bias))
      state.stepper?.move(to: update)
      #expect(!state.frame.text.contains("0.6"), "\(state.frame.text)")
      state.stepper?.choose(bias)
      _ = state.perform(.page(.open(.inspector)))
      #expect(state.frame.text.contains("value = ?"))
      #expect(!state.frame.text.contains("0.6"))
    }
  }

  @Test func whatIsTypedAfterAMissReplacesIt() throws {
    var state = try state()
    press(&state, .right, .enter)
    type(&state, "8")
    press(&state, .enter)
    #expect(state.frame.text.contains("Not yet"))
    type(&state, "8.75")
    press(&state, .enter)
    #expect(outcome(state, "value-a") == .answered)
    state = try self.state()
    press(&state, .right, .enter)
    type(&state, "8.76")
    press(&state, .enter, .backspace)
    type(&state, "5")
    press(&state, .enter)
    #expect(outcome(state, "value-a") == .answered, "a correction keeps the rest")
    state = try self.state()
    press(&state, .right, .enter)
    type(&state, "1 is wrong")
    press(&state, .control("u"))
    type(&state, "35/4")
    press(&state, .enter)
    #expect(outcome(state, "value-a") == .answered)
  }

  @Test func whatIsCutIsReadInFullOnThePageOfTheLesson() throws {
    var state = ShippedLessons.state("toy-function", Size(40, 12), asks: false)
    let said = try #require(state.stepper?.said).map(\.text).joined(separator: " ")
    press(&state, .character("i"))
    let page = Page.about.content(state, 38)
    let words = page.lines(0..<page.count).map(\.text).joined(separator: " ").split(separator: " ")
    #expect(
      words.joined(separator: " ").contains(said.split(separator: " ").joined(separator: " ")))
  }

  @Test func aSpaceGoesToTheNextEntry() throws {
    var state = try state()
    try move(&state, to: "grad-w")
    press(&state, .enter)
    type(&state, "82.5;  27.5")
    press(&state, .enter)
    #expect(outcome(state, "grad-w") == .answered)
  }

  @Test func aNumberIsAnsweredInAField() throws {
    var state = try state()
    press(&state, .right)
    #expect(state.context == .stepper)
    #expect(state.frame.text.contains("What is a?"))
    press(&state, .enter)
    #expect(state.context.answers)
    type(&state, "qé7.5")
    press(&state, .home, .delete, .delete, .end, .enter)
    #expect(!state.frame.text.contains("understood"), "what is typed plainly is not said again")
    #expect(state.frame.text.contains("The second product is missing."))
    #expect(state.stepper?.records["value-a"]?.misses == 1)
    press(&state, .enter)
    #expect(state.frame.text.contains("Not yet, as before."))
    #expect(state.stepper?.records["value-a"]?.misses == 1)
    press(&state, .backspace, .backspace, .backspace)
    type(&state, "hm")
    press(&state, .enter)
    #expect(state.frame.text.contains("'hm' is not a number"))
    #expect(state.stepper?.records["value-a"]?.misses == 1)
    press(&state, .escape)
    #expect(state.context == .stepper)
    press(&state, .enter)
    #expect(state.frame.text.contains("hm"), "Esc keeps the text")
    press(&state, .backspace, .backspace)
    _ = state.receive(.paste("8,75\n\u{1b}q"))
    press(&state, .enter)
    #expect(outcome(state, "value-a") == .answered)
    #expect(state.context == .stepper)
    #expect(state.frame.text.contains("✓ Right: 8.75."))
  }

  @Test func threeMissesOfferTheWorking() throws {
    var state = try state()
    press(&state, .right, .enter)
    type(&state, "1")
    press(&state, .enter, .backspace)
    type(&state, "2")
    press(&state, .enter, .enter)
    #expect(!state.frame.text.contains("the working now"))
    press(&state, .backspace)
    type(&state, "3")
    press(&state, .enter)
    #expect(state.frame.text.contains("You may look at the working now."))
    press(&state, .control("r"))
    #expect(outcome(state, "value-a") == .revealed)
    #expect(state.frame.text.contains("Shown, not answered: 8.75."))
  }

  @Test func hintsComeOneByOneAndTheLastIsTheWorking() throws {
    var state = try state()
    press(&state, .right, .enter, .control("t"))
    #expect(state.frame.text.contains("Hint 1: Two products."))
    #expect(!state.frame.text.contains("Add them."))
    press(&state, .escape, .character("H"))
    #expect(state.frame.text.contains("Hint 1: Two products."))
    press(&state, .escape, .enter, .control("t"), .control("t"))
    #expect(outcome(state, "value-a") == .revealed)
  }

  @Test func whatWasSettledIsSettledAgainWhenItIsOpened() throws {
    var before = try state()
    press(&before, .right, .enter)
    type(&before, "1")
    press(&before, .enter, .control("t"))
    #expect(
      before.study?.kept.mapValues(\.undigested) == [
        "value-a": LessonAnswer(state: .open, attempts: 1, hints: 1)
      ],
      "attempts and hints are kept of what is open")
    for _ in 0..<1 { press(&before, .backspace) }
    type(&before, "8.75")
    press(&before, .enter)
    press(&before, .right, .enter, .control("x"))
    #expect(before.stepper?.moment.pending != nil && !before.context.answers)
    before.showAnswer()
    #expect(
      before.study?.kept.mapValues(\.undigested) == [
        "value-a": LessonAnswer(state: .answered, attempts: 2, hints: 1),
        "choice-b": LessonAnswer(state: .revealed, attempts: 0, hints: 0),
      ])
    var after = try state()
    let settled = try #require(before.study?.kept)
    after.restore(settled)
    after.restore(["of-a-lesson-of-old": LessonAnswer(state: .revealed, attempts: 0, hints: 9)])
    #expect(after.study?.kept.filter { $0.key != "of-a-lesson-of-old" } == settled)
    press(&after, .right)
    #expect(after.frame.text.contains("✓ Right: 8.75"))
    press(&after, .character("H"))
    #expect(after.frame.text.contains("Hint 1: Two products."))
    press(&after, .escape, .right)
    #expect(after.frame.text.contains("Shown, not answered: b."))
    // What is still open is hidden as before.
    try move(&after, to: "grad-w")
    #expect(after.frame.text.contains("Its gradient?"))
    #expect(after.stepper?.secrets == before.stepper?.secrets)
  }

  @Test func leavingOpenAlwaysWorks() throws {
    var state = try state()
    for placed in try #require(state.stepper).questions {
      state.stepper?.move(to: placed.position)
      let secrets = state.stepper?.secrets
      press(&state, .enter, .control("x"))
      #expect(outcome(state, placed.item.id) == .open && !state.context.answers)
      #expect(state.stepper?.secrets == secrets && state.message?.hasPrefix("Left open") == true)
      let before = state.stepper?.spot
      press(&state, .right)
      let isLast = before?.position == state.stepper?.moment.lastPosition
      #expect(isLast || state.stepper?.spot != before, "it is said once that the question waits")
    }
  }

  @Test func aChoiceIsMadeWithArrowsOrDigits() throws {
    var state = try state()
    try move(&state, to: "choice-b")
    press(&state, .enter, .enter)
    #expect(state.frame.text.contains("Choose an option by its number."), "none is chosen first")
    press(&state, .down, .enter)
    #expect(state.frame.text.contains("c is positive."))
    #expect(state.frame.text.contains("▸ 1 ✗ a"))
    press(&state, .down, .up, .character("9"), .character("1"))
    #expect(state.frame.text.contains("Not yet, as before."))
    press(&state, .character("2"))
    #expect(outcome(state, "choice-b") == .answered)
  }

  @Test func signsAndShapesAreTyped() throws {
    var state = try state()
    try move(&state, to: "sign-l")
    press(&state, .enter)
    type(&state, "−")
    press(&state, .enter)
    #expect(state.frame.text.contains("Not yet."))
    press(&state, .backspace)
    type(&state, "+")
    press(&state, .enter)
    #expect(outcome(state, "sign-l") == .answered)
    try move(&state, to: "shape-b")
    press(&state, .enter)
    type(&state, "1 by 1")
    press(&state, .enter)
    #expect(outcome(state, "shape-b") == .answered)
  }

  @Test func aMatrixIsFilledCellByCell() throws {
    var state = try state()
    let key = try #require(state.stepper?.questions.last?.item.key)
    let right = key.answer(in: try #require(state.stepper).trace).elements
    try move(&state, to: "grad-w")
    press(&state, .enter)
    type(&state, "\(right[0])")
    press(&state, .enter)
    #expect(state.frame.text.contains("Some cells are still empty."))
    press(&state, .tab)
    type(&state, "1")
    press(&state, .enter)
    #expect(state.frame.text.contains("1 of 2 entries are right."))
    #expect(state.frame.text.contains("✓") && state.frame.text.contains("✗"))
    press(&state, .backspace)
    type(&state, "\(right[1])")
    press(&state, .backTab, .right, .enter)
    #expect(outcome(state, "grad-w") == .answered)
  }

  @Test func nextPassesAQuestionAndComesBackToIt() throws {
    var state = try state()
    press(&state, .right)
    let asked = state.frame
    press(&state, .right, .left)
    #expect(state.frame == asked)
    #expect(outcome(state, "value-a") == .open)
  }

  @Test func anOpenFieldSurvivesEverySize() throws {
    var state = try state()
    try move(&state, to: "grad-w")
    press(&state, .enter)
    type(&state, "12")
    let before = state.frame
    for size in [Size(1, 1), Size(24, 6), Size(30, 9), Size(200, 60), Size(80, 24)] {
      _ = state.receive(.resized(size))
      #expect(state.frame.size == size)
      #expect(state.context.answers)
      if size.rows >= 6 { #expect(state.frame.text.contains("12"), "\(state.frame.text)") }
    }
    #expect(state.frame == before)
  }

  @Test func aQuestionIsSeenWhereTheTextIsNot() throws {
    var state = ShippedLessons.state("toy-function", Size(40, 12))
    state.stepper?.move(to: 13)
    #expect(state.frame.text.contains("What is"), "\(state.frame.text)")
  }

  @Test func noQuestionsShowsAll() throws {
    var state = try state(asks: false)
    press(&state, .right)
    #expect(!state.frame.text.contains("?  ") && !state.frame.text.contains("What is a?"))
    press(&state, .enter)
    #expect(state.context == .page(.inspector))
  }
}
