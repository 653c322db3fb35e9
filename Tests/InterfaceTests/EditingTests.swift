import Autodiff
import Notation
import Screen
import Testing

@testable import Interface

/// Values of a lesson edited in the stepper, outside of tasks.
@Suite struct ValueEditing {
  private func toy(_ size: Size = Size(80, 24), asks: Bool = false) -> AppState {
    ShippedLessons.state("toy-function", size, asks: asks)
  }

  // MARK: What e edits

  @Test func eEditsTheFirstGivenValueThatTheStepUses() throws {
    var state = toy()
    state.press(.right, .character("e"))
    #expect(state.context == .edit)
    #expect(state.frame.text.contains("Edit β₀  the lesson has 1"))
    state.press(.escape)
    #expect(state.context == .stepper)
    state.lesson?.move(to: 20)
    let step = try #require(state.lesson?.step)
    state.press(.character("e"))
    #expect(state.lesson?.editing.editor?.node == step.node, "the parameter of the step itself")
  }

  @Test func eEditsTheChosenValueAndDataToo() throws {
    for name in ["ω₂", "y", "x"] {
      var state = toy()
      let plain = name == "ω₂" ? "ω2" : name
      try state.choose(plain)
      state.press(.character("e"))
      #expect(state.frame.text.contains("Edit \(name)"))
    }
  }

  @Test func whatIsComputedCannotBeEditedAndASentenceSaysWhatCan() throws {
    var state = toy()
    try state.choose("f1")
    state.press(.character("e"))
    #expect(state.context == .stepper)
    #expect(
      state.frame.text.contains("f₁ is computed; Tab to a given value, such as β₁, then e."))
    state.lesson?.choose(nil)
    state.press(.right, .right, .character("e"))
    #expect(
      state.frame.text.contains("h₁ is computed; Tab to a given value, such as β₀, then e."))
  }

  @Test func theInspectorEditsAndComesBack() throws {
    var state = toy()
    try state.choose("ω0")
    state.press(.enter, .character("e"))
    #expect(state.context == .edit)
    #expect(state.frame.text.contains("Edit ω₀"))
    state.type(keys: "1/5")
    state.press(.enter)
    #expect(state.context == .inspector)
    #expect(state.frame.text.contains("value = 0.1 → 0.2"))
    #expect(state.frame.text.contains("edited: ω₀"))
  }

  // MARK: Typing

  @Test(arguments: [
    ("0.2", 0.2), ("1/5", 0.2), ("−2", -2), ("–2", -2), ("0,25", 0.25), (".5", 0.5),
    ("1e-3", 0.001),
  ])
  func numbersAreReadAsInAnswers(_ text: String, _ number: Double) throws {
    var state = toy()
    try state.put(text, into: "ω0")
    #expect(try state.value("ω0") == [number])
    #expect(state.context == .stepper)
  }

  @Test(arguments: ["abc", "1,234", "1/0", "", "−"])
  func whatCannotBeReadGetsASentenceAndStays(_ text: String) throws {
    for size in [Size(80, 24), Size(40, 12), Size(24, 6)] {
      var state = toy(size)
      try state.choose("ω0")
      state.press(.character("e"), .delete)
      state.type(keys: text)
      state.press(.enter)
      #expect(state.context == .edit)
      let reply = try #require(state.lesson?.editing.editor?.reply)
      #expect(reply.hasSuffix("."))
      #expect(state.frame.text.contains(reply.prefix(8)), "\(state.frame.text)")
      #expect(state.lesson?.moved == nil)
    }
  }

  @Test func escDropsWhatWasTyped() throws {
    var state = toy()
    let before = state.frame
    state.press(.right, .character("e"))
    state.type(keys: "99")
    state.press(.escape, .left)
    #expect(state.frame.text == before.text)
  }

  @Test func anUntouchedCellKeepsEveryDigit() throws {
    let third = 1.0 / 3
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    let trace = try Samples.trace(
      "l = w[1, 1] * w[2, 1]", ["w": Tensor(Shape(2, 1), [third, 1e-7])], learn: ["w"])
    state.lesson = Samples.lesson(trace, state.size)
    try state.choose("w")
    state.press(.character("e"), .enter)
    #expect(try state.value("w") == [third, 1e-7])
    #expect(state.lesson?.moved == nil)
    state.press(.character("e"), .tab, .backspace)
    state.type(keys: "8")
    state.press(.enter)
    #expect(try state.value("w") == [third, 1e-8])
  }

  /// Tab and the arrows go between cells; ← and → go inside a text once it is changed.
  @Test func aMatrixIsEditedCellByCell() throws {
    var state = try TaskLesson.state()
    try state.choose("Ω0")
    state.press(.character("e"))
    #expect(state.frame.text.contains("Edit Ω₀[1, 1] (2×2)  the lesson has 1"))
    state.press(.right, .down, .left, .up, .tab)
    #expect(state.frame.text.contains("Edit Ω₀[1, 2] (2×2)  the lesson has −1"))
    state.type(keys: "34")
    state.press(.left)
    state.type(keys: "/")
    state.press(.tab)
    #expect(state.frame.text.contains("Edit Ω₀[2, 1] (2×2)  the lesson has 0.5"))
    state.press(.home, .delete)
    state.type(keys: "2")
    state.press(.enter)
    #expect(try state.value("Ω0") == [1, 0.75, 2.5, 1])
    #expect(state.frame.text.contains("Edited: Ω₀ [1 −1; 0.5 1] → [1 0.75; 2.5 1]."))
  }

  @Test func theCellThatCannotBeReadBecomesTheCurrentOne() throws {
    var state = try TaskLesson.state()
    try state.choose("Ω0")
    state.press(.character("e"))
    state.type(keys: "x")
    state.press(.tab, .tab, .enter)
    #expect(state.frame.text.contains("Edit Ω₀[1, 1]"))
    #expect(state.frame.text.contains("'x' is not a number; write it as 0.5, −2 or 1/3."))
  }

  @Test(
    arguments: [Shape(1, 1), Shape(1, 7), Shape(7, 1), Shape(2, 3), Shape(20, 30), Shape(60, 2)],
    [Size(1, 1), Size(24, 6), Size(30, 9), Size(40, 12), Size(80, 24), Size(200, 60)])
  func everyShapeIsEditedInEverySize(_ shape: Shape, _ size: Size) throws {
    let values = (0..<shape.count).map(Double.init)
    var state = AppState(size: size, glyphs: .unicode, hasColor: true, menu: nil)
    state.lesson = Samples.lesson(
      try Samples.trace("l = sum_squares(W)", ["W": Tensor(shape, values)], learn: ["W"]), size)
    try state.choose("W")
    state.press(.character("e"))
    for place in 0..<shape.count {
      if place > 0 { state.press(.tab) }
      let editor = try #require(state.lesson?.editing.editor)
      #expect(editor.row * shape.columns + editor.column == place)
      guard place % 17 == 0 || place == shape.count - 1 else { continue }
      #expect(state.frame.size == size)
      guard size.rows > 5 else { continue }
      // The number of the current cell is in sight.
      #expect(state.frame.text.contains("\(place)"), "\(state.frame.text)")
    }
    state.type(keys: "−1/2")
    if size.rows > 5 { #expect(state.frame.text.contains("−1/2"), "\(state.frame.text)") }
    state.press(.enter)
    #expect(try state.value("W").last == -0.5)
    #expect(try state.value("W").dropLast() == values.dropLast())
  }

  @Test func everyPrintableKeyIsText() throws {
    var state = toy()
    state.press(.right, .character("e"))
    state.type(keys: "qrURe?nx ")
    #expect(state.context == .edit)
    #expect(state.lesson?.editing.editor?.field.cells[0].text == "qrURe?nx ")
    _ = state.receive(.paste("\u{1b}[2J7\nq"))
    #expect(state.lesson?.editing.editor?.field.cells[0].text == "qrURe?nx ·[2J7")
    state.press(.control("t"), .control("r"), .control("x"), .pageDown, .function(5))
    #expect(state.context == .edit)
    #expect(state.receive(.interrupt) == .interrupt)
  }

  // MARK: What moved

  @Test func whatMovedShowsOldAndNew() throws {
    var state = toy()
    try state.put("0.2", into: "ω0")
    state.lesson?.choose(nil)
    #expect(state.frame.text.contains("edited: ω₀"))
    state.lesson?.move(to: 1)
    let f0 = try #require(state.lesson?.trace.values[2])
    #expect(f0.isScalar)
    let text = state.frame.text
    #expect(text.contains("Edited: ω₀ 0.1 → 0.2.  Moved: f₀ 1.23 → 1.46."), "\(text)")
    #expect(text.contains("f₀*") && text.contains("ω₀*"))
    #expect(!text.contains("β₀*") && !text.contains("h₁*"), "h₁ is not computed yet")
    #expect(text.matches(of: /1\.23 → 1\.46/).count == 2, "in the derivation too")
    state.lesson?.move(to: 14)
    #expect(state.frame.text.contains("Moved: ∂ℓ/∂f₁ −17.06 → "))
    #expect(state.frame.text.contains("ℓ 0.1386 → "))
  }

  @Test func theLedgerShowsOldAndNew() throws {
    var state = toy(Size(120, 40))
    try state.put("0.2", into: "ω0")
    state.lesson?.move(to: 1)
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
    state.lesson?.choose(nil)
    let frame = state.frame
    let marked = (0..<frame.size.rows).flatMap { row in frame[row: row] }
      .filter { $0.style.attributes.contains(.underline) }.map { Character($0.scalar) }
    #expect(String(marked).contains("−10"), "\(String(marked))")
    #expect(String(marked).contains("−9"))
    #expect(!String(marked).contains("1.5"), "the second unit did not move")
  }

  @Test func narrationHasNoStaleNumber() throws {
    var state = try TaskLesson.state(asks: false)
    state.lesson?.move(to: 5)
    #expect(state.frame.text.contains("The loss is 0.500, and the second bias is 0.50."))
    try state.put("3", into: "β1")
    let loss = try state.value("L")[0]
    #expect(loss > 1)
    #expect(!state.frame.text.contains("is 0.500"))
    #expect(state.frame.text.contains("and the second bias is 3.00."), "\(state.frame.text)")
    state.press(.character("r"))
    #expect(state.frame.text.contains("The loss is 0.500"))
  }

  @Test func theHeaderSaysThatValuesAreEditedAtEverySize() throws {
    for size in [Size(24, 6), Size(30, 9), Size(40, 12), Size(80, 24), Size(200, 60)] {
      var state = toy(size)
      try state.put("0.2", into: "ω0")
      for key: Key in [.right, .end, .home, .enter, .escape, .character("i"), .escape] {
        state.press(key)
        if state.context == .about || state.context == .inspector || state.context == .stepper {
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
      let lesson = try #require(state.lesson)
      let placed = try #require(lesson.questions.first { $0.asksFor != nil })
      guard case .gradient(let node)? = placed.asksFor else { continue }
      let hidden = [lesson.trace, lesson.ownTrace].map {
        lesson.pen.numbers.significant($0.gradients[node]?.elements[0] ?? .nan, 4)
      }
      #expect(hidden[0] != hidden[1])
      for position in 0...lesson.trace.steps.count {
        state.lesson?.move(to: position)
        for number in hidden { #expect(!state.frame.text.contains(number)) }
      }
    }
  }

  /// Whatever is edited: what is shown can be drawn, says so, and goes back.
  @Test(arguments: ShippedLessons.ids, [Size(80, 24), Size(40, 12)])
  func everyGivenValueOfALessonCanBeEdited(_ id: String, _ size: Size) throws {
    var state = ShippedLessons.state(id, size, glyphs: .ascii, hasColor: false)
    let trace = try #require(state.lesson).trace
    let before = state.frame.text.split(separator: "\n").dropLast()
    for node in trace.graph.given {
      state.lesson?.choose(node.id)
      state.press(.character("e"))
      state.type(keys: "-7/3")
      state.press(.enter)
      #expect(state.lesson?.trace.values[node.id].elements[0] == -7.0 / 3)
      state.lesson?.choose(nil)
      for position in Array(stride(from: 0, to: trace.steps.count, by: 7)) + [trace.steps.count] {
        state.lesson?.move(to: position)
        #expect(state.frame.isASCII && state.frame.text.contains("edited"), "\(state.frame.text)")
      }
      state.press(.enter)
      #expect(state.frame.isASCII)
      state.press(.escape, .character("r"), .home)
      // But for the hints: what was restored can be taken back.
      #expect(state.frame.text.split(separator: "\n").dropLast() == before)
    }
  }

  @Test func anUpdateFollowsTheEdit() throws {
    let id = try #require(
      ShippedLessons.ids.first {
        ShippedLessons.state($0).lesson?.trace.firstUpdatePosition != nil
      })
    var state = ShippedLessons.state(id, asks: false)
    let update = try #require(state.lesson?.trace.firstUpdatePosition)
    guard case .update(let step) = state.lesson?.trace.step(at: update) else { return }
    state.lesson?.move(to: update)
    state.press(.character("e"))
    state.type(keys: "4")
    state.press(.enter)
    guard case .update(let edited) = state.lesson?.step else { return }
    #expect(edited.parameter == step.parameter)
    #expect(edited.before.elements[0] == 4 && edited.after != step.after)
    #expect(state.frame.text.contains("Moved: "), "\(state.frame.text)")
  }

  // MARK: Going back

  @Test func editsSurviveSteppingAndAreUndoneRedoneAndReverted() throws {
    var state = toy()
    let before = state.frame
    try state.put("0.2", into: "ω0")
    try state.put("3", into: "β1")
    state.press(.end, .home, .right, .left)
    #expect(try state.value("ω0") + state.value("β1") == [0.2, 3])
    state.press(.character("U"))
    #expect(try state.value("ω0") + state.value("β1") == [0.2, 2])
    state.press(.character("R"))
    #expect(try state.value("β1") == [3])
    state.press(.character("U"), .character("U"), .character("U"))
    #expect(try state.value("ω0") + state.value("β1") == [0.1, 2])
    #expect(state.lesson?.moved == nil)
    state.press(.character("R"))
    try state.put("7", into: "β1")
    state.press(.character("R"))
    #expect(try state.value("ω0") + state.value("β1") == [0.2, 7])
    state.press(.character("r"))
    #expect(state.frame.text.contains("The lesson's values are back."))
    #expect(try state.value("ω0") + state.value("β1") == [0.1, 2])
    state.press(.character("U"))
    #expect(try state.value("β1") == [7], "restoring can be taken back")
    state.press(.character("r"), .escape)
    #expect(state.frame.text == before.text)
  }

  @Test func typingTheLessonsOwnValueIsNoEdit() throws {
    var state = toy()
    try state.put("0.2", into: "ω0")
    try state.put("0,1", into: "ω0")
    #expect(state.lesson?.moved == nil)
    #expect(state.frame.text.contains("These are the lesson's own values again."))
  }

  // MARK: Questions

  @Test func aQuestionWaitsUntilTheValuesAreRestored() throws {
    var state = try TaskLesson.state()
    state.lesson?.move(to: 5)
    #expect(state.frame.text.contains("What is its sign?"))
    try state.put("3", into: "β1")
    state.lesson?.choose(nil)
    let sentence = "Values are edited; r restores them before you answer."
    #expect(!state.frame.text.contains("What is its sign?"))
    #expect(state.frame.text.contains(sentence), "\(state.frame.text)")
    state.press(.enter)
    #expect(state.context == .stepper)
    #expect(state.frame.text.hasSuffix(sentence), "\(state.frame.text)")
    state.press(.character("r"), .enter)
    #expect(state.context == .answer)
    state.type(keys: "+")
    state.press(.enter)
    #expect(state.lesson?.records["sign-l"]?.outcome == .right)
  }

  /// Any sequence of keys, pastes and sizes leaves a state that can be drawn.
  @Test(arguments: 0..<4) func everyActionIsLegalInEveryState(_ seed: Int) throws {
    var random = SystemLikeRandom(state: UInt64(seed) &* 15_485_863 &+ 3)
    var state = try TaskLesson.state()
    let keys = KeyTable.bindings.flatMap(\.keys)
    for _ in 0..<200 {
      switch random.next() % 8 {
      case 0: _ = state.receive(.resized(Size(Int(random.next() % 130), Int(random.next() % 50))))
      case 1: _ = state.receive(.paste("1/3"))
      case 2, 3: _ = state.receive(.key(.character("e")))
      case 4: _ = state.receive(.key(.character("−9".randomElement(using: &random) ?? "9")))
      case 5: _ = state.receive(.key(.enter))
      default: _ = state.receive(.key(keys[Int(random.next() % UInt64(keys.count))]))
      }
      #expect(state.frame.size == state.size)
    }
  }
}

extension SystemLikeRandom: RandomNumberGenerator {}
