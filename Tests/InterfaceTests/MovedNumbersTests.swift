import Autodiff
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// What an edit moved: old → new, and nothing stale.
@Suite struct MovedNumbersShown {
  private func toy(_ size: Size = Size(80, 24)) -> AppState {
    ShippedLessons.state("toy-function", size, asks: false)
  }

  @Test func whatMovedShowsOldAndNew() throws {
    var state = toy()
    try state.put("0.2", into: "ω0")
    state.stepper?.choose(nil)
    #expect(state.frame.text.contains("edited: ω₀"))
    state.stepper?.move(to: 1)
    let f0 = try #require(state.stepper?.trace.values[2])
    #expect(f0.isScalar)
    let text = state.frame.text
    #expect(text.contains("Edited: ω₀ 0.1 → 0.2.  Moved: f₀ 1.23 → 1.46."), "\(text)")
    #expect(text.contains("f₀*") && text.contains("ω₀*"))
    #expect(!text.contains("β₀*") && !text.contains("h₁*"), "h₁ is not computed yet")
    #expect(text.matches(of: /1\.23 → 1\.46/).count == 2, "in the derivation too")
    state.stepper?.move(to: 14)
    #expect(state.frame.text.contains("Moved: ∂ℓ/∂f₁ −17.06 → "))
    #expect(state.frame.text.contains("ℓ 0.1386 → "))
  }

  @Test func theLedgerShowsOldAndNew() throws {
    var state = toy(Size(120, 40))
    try state.put("0.2", into: "ω0")
    state.stepper?.move(to: 1)
    #expect(state.frame.text.matches(of: /1\.23 → 1\.46/).count == 3)
    #expect(state.frame.text.contains("0.1 → 0.2"))
  }

  @Test func theInspectorShowsOldAndNewMatrices() throws {
    var state = try TaskLesson.state(asks: false)
    try state.put("−9", into: "β0")
    state.press(.end)
    try state.choose("f0")
    state.press(.character("o"))
    let text = state.frame.text
    #expect(text.contains("value: 3 of 6 entries moved"), "\(text)")
    #expect(text.contains("→ ⎡ −10.0"), "\(text)")
    #expect(text.contains("product: "))
  }

  /// In black and white too: a `*` at the name, and the numbers underlined.
  @Test func onlyTheEntriesThatMovedAreUnderlined() throws {
    var state = try TaskLesson.state(Size(200, 60), hasColor: false, asks: false)
    state.press(.right)
    try state.put("−9", into: "β0")
    state.stepper?.choose(nil)
    let frame = state.frame
    let marked = (0..<frame.size.rows).flatMap { row in frame[row: row] }
      .filter { $0.style.attributes.contains(.underline) }.map { Character($0.scalar) }
    #expect(String(marked).contains("−10"), "\(String(marked))")
    #expect(String(marked).contains("−9"))
    #expect(!String(marked).contains("1.5"), "the second unit did not move")
  }

  @Test func narrationKeepsTheLessonsNumbersAndSaysSo() throws {
    var state = try TaskLesson.state(Size(120, 40), asks: false)
    state.stepper?.move(to: 5)
    #expect(state.frame.text.contains("The loss is 0.500, and the second bias is 0.50."))
    try state.put("3", into: "β1")
    let loss = try state.value("L")[0]
    #expect(loss > 1)
    #expect(state.frame.text.contains("The text is about the lesson's values"))
    #expect(state.frame.text.contains("The loss is 0.500, and the second bias is 0.50."))
    state.press(.character("r"))
    #expect(state.frame.text.contains("The loss is 0.500"))
  }

  @Test func theHeaderSaysThatValuesAreEditedAtEverySize() throws {
    for size in [Size(24, 6), Size(30, 9), Size(40, 12), Size(80, 24), Size(200, 60)] {
      var state = toy(size)
      try state.put("0.2", into: "ω0")
      for key: Key in [.right, .end, .home, .enter, .escape, .character("i"), .escape] {
        state.press(key)
        if state.context == .page(.about) || state.context == .page(.inspector)
          || state.context == .stepper
        {
          #expect(
            state.frame.text.prefix(size.columns).contains("edited"),
            "\(size) \(state.frame.text)")
        }
      }
      state.press(.character("r"))
      #expect(!state.frame.text.prefix(size.columns).contains("edited"))
    }
  }

  @Test func whatAQuestionHidesStaysHidden() throws {
    for size in [Size(80, 24), Size(200, 60)] {
      var state = ShippedLessons.state("toy-function", size)
      try state.put("0.2", into: "ω0")
      let lesson = try #require(state.stepper)
      let placed = try #require(lesson.questions.first { !lesson.hides($0).isEmpty })
      guard case .gradient(let node)? = lesson.hides(placed).first else {
        Issue.record("the first number that is asked for is a gradient")
        return
      }
      let hidden = [lesson.trace, lesson.ownTrace].map {
        lesson.pen.numbers.significant($0.gradients[node]?.elements[0] ?? .nan, 4)
      }
      #expect(hidden[0] != hidden[1])
      for position in 0...lesson.trace.steps.count {
        state.stepper?.move(to: position)
        for number in hidden { #expect(!state.frame.text.contains(number)) }
      }
    }
  }

  /// Whatever is edited: what is shown can be drawn, says so, and goes back.
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(40, 12)])
  func everyGivenValueOfALessonCanBeEdited(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, glyphs: .ascii, hasColor: false)
    let trace = try #require(state.stepper).trace
    let before = state.frame.text.split(separator: "\n").dropLast()
    for node in trace.graph.given {
      state.stepper?.choose(node.id)
      state.press(.character("e"))
      state.type(keys: "-7/3")
      state.press(.enter)
      #expect(state.stepper?.trace.values[node.id].elements[0] == -7.0 / 3)
      state.stepper?.choose(nil)
      for position in Array(stride(from: 0, to: trace.steps.count, by: 7)) + [trace.steps.count] {
        state.stepper?.move(to: position)
        #expect(state.frame.isASCII && state.frame.text.contains("edited"), "\(state.frame.text)")
      }
      state.press(.character("o"))
      #expect(state.frame.isASCII)
      state.press(.escape, .character("r"), .home)
      // But for the hints: what was restored can be taken back.
      #expect(state.frame.text.split(separator: "\n").dropLast() == before)
    }
  }

  @Test func anUpdateFollowsTheEdit() throws {
    let id = try #require(
      ShippedLessons.ids.first {
        ShippedLessons.state($0).stepper?.trace.firstUpdatePosition != nil
      })
    var state = ShippedLessons.state(id, asks: false)
    let update = try #require(state.stepper?.trace.firstUpdatePosition)
    let own = try #require(state.stepper?.trace.step(at: update))
    state.stepper?.move(to: update)
    state.press(.character("e"))
    state.type(keys: "4")
    state.press(.enter)
    let edited = try #require(state.stepper?.step)
    guard case .update(let before) = own, case .update(let after) = edited else {
      Issue.record("an update stays one")
      return
    }
    #expect(after.parameter == before.parameter)
    #expect(after.before.elements[0] == 4 && after.after != before.after)
    // What the update makes of the new value is no second number to be compared.
    let name = try #require(state.stepper?.text.printer.name(after.parameter))
    let text = state.frame.text
    #expect(text.contains("Moved: ") && !text.contains("Moved: \(name) "), "\(text)")
  }
}
