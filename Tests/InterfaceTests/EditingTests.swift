import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// Values of a lesson edited in the stepper, outside of tasks.
@Suite struct ValueEditing {
  private func toy(_ size: Size = Size(80, 24), asks: Bool = false) -> AppState {
    ShippedLessons.state("toy-function", size, asks: asks)
  }

  // MARK: What e edits

  @Test func eEditsTheFirstGivenValueThatTheStepUses() throws {
    var state = toy()
    state.press(.right, .character("e"))
    #expect(state.context == .editor)
    #expect(state.frame.text.contains("Edit β₀  the lesson has 1"))
    state.press(.escape)
    #expect(state.context == .stepper)
    state.stepper?.move(to: 20)
    let step = try #require(state.stepper?.step)
    state.press(.character("e"))
    #expect(state.stepper?.edited == step.node, "the parameter of the step itself")
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

  @Test func whereANodeIsComputedTheNearestGivenValueIsEdited() throws {
    var state = toy()
    try state.choose("f1")
    state.press(.character("e"))
    #expect(state.frame.text.contains("Edit β₁"))
    state.press(.escape)
    state.stepper?.choose(nil)
    state.press(.right, .right, .character("e"))
    #expect(state.frame.text.contains("Edit β₀"))
  }

  @Test func theInspectorEditsAndComesBack() throws {
    var state = toy()
    try state.choose("ω0")
    state.press(.enter, .character("e"))
    #expect(state.context == .editor)
    #expect(state.frame.text.contains("Edit ω₀"))
    state.type(keys: "1/5")
    state.press(.enter)
    #expect(state.context == .page(.inspector))
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
      #expect(state.context == .editor)
      guard case .unreadable(let problem) = state.stepper?.draft?.reply else {
        Issue.record("nothing is said")
        continue
      }
      let reply = problem
      #expect(reply.hasSuffix("."))
      #expect(state.frame.text.contains(reply.prefix(8)), "\(state.frame.text)")
      #expect(state.stepper?.moment.isEdited == false)
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
    state.stepper = Samples.stepper(trace)
    try state.choose("w")
    state.press(.character("e"), .enter)
    #expect(try state.value("w") == [third, 1e-7])
    #expect(state.stepper?.moment.isEdited == false)
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
    state.stepper = Samples.stepper(
      try Samples.trace("l = sum_squares(W)", ["W": Tensor(shape, values)], learn: ["W"]))
    try state.choose("W")
    state.press(.character("e"))
    for place in 0..<shape.count {
      if place > 0 { state.press(.tab) }
      #expect(state.stepper?.draft?.field.current == place)
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
    #expect(state.context == .editor)
    #expect(state.stepper?.draft?.field.typed[0] == "qrURe?nx ")
    _ = state.receive(.paste("\u{1b}[2J7\nq"))
    #expect(state.stepper?.draft?.field.typed[0] == "qrURe?nx ·[2J7")
    state.press(.control("t"), .control("r"), .control("x"), .pageDown, .function(5))
    #expect(state.context == .editor)
    #expect(state.receive(.interrupt) == .interrupt)
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
    #expect(state.stepper?.moment.isEdited == false)
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
    #expect(state.stepper?.moment.isEdited == false)
    #expect(state.frame.text.contains("These are the lesson's own values again."))
  }

  // MARK: Questions

  @Test func anAnswerToEditedValuesIsMarkedAndNotCounted() throws {
    var state = try TaskLesson.state()
    state.stepper?.move(to: 5)
    #expect(state.frame.text.contains("What is its sign?"))
    try state.put("3", into: "β1")
    state.stepper?.choose(nil)
    #expect(state.frame.text.contains("What is its sign?"))
    state.press(.enter)
    #expect(state.context.answers)
    let sentence = "Values are edited: this is marked, not counted."
    state.type(keys: "-")
    state.press(.enter)
    #expect(state.frame.text.contains("Not yet"), "\(state.frame.text)")
    #expect(state.frame.text.contains(sentence), "\(state.frame.text)")
    state.press(.backspace)
    state.type(keys: "+")
    state.press(.enter)
    #expect(state.frame.text.contains("✓ Right for these values."), "\(state.frame.text)")
    #expect(state.stepper?.records["sign-l"] == nil, "neither missed nor settled")
    state.press(.escape, .character("r"), .enter, .backspace)
    state.type(keys: "+")
    state.press(.enter)
    #expect(state.stepper?.records["sign-l"]?.state == .answered)
  }
}
