import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A key that does nothing says why.
@Suite struct IdleKeys {
  private static let keys: [Key] =
    (0x21...0x7E).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
    + [
      .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .shiftUp, .shiftDown, .shiftLeft,
      .shiftRight, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace,
    ] + "rtxuyz".map(Key.control) + (1...12).map(Key.function)

  @Test(arguments: ["start", "backward h2", "backward ω0", "end"], [true, false])
  func eachKeyDoesSomethingOrSaysWhyNot(_ stage: String, _ asks: Bool) throws {
    var start = ShippedLessons.state("toy-function", asks: asks)
    let lesson = try #require(start.study?.lesson)
    let goal = try #require(try? lesson.goal(stage, from: 0).get())
    if case .stage(let stage) = goal { start.go(to: stage) }
    let before = [start.frame.text, start.frame.roles]
    for key in Self.keys {
      var state = start
      if state.take(key) != nil { continue }
      let isSeen = [state.frame.text, state.frame.roles] != before
      #expect(isSeen, "\(key) at \(stage)")
    }
  }

  @Test(arguments: [
    (Key.character("W"), "No such key here; ? lists them."), (.left, "This is the start."),
    (.character("U"), "There is no edit to take back."),
    (.character("r"), "These are the lesson's own values already."),
    (.character("t"), "Choose a node first, with Tab."),
    (.control("r"), "No question is open here."),
    (.character(">"), "Nothing is trained here, so that there are no iterations."),
    (.escape, "No node is chosen; q leaves."),
  ])
  func whatItLacksIsSaid(_ key: Key, _ sentence: String) {
    var state = ShippedLessons.state("toy-function")
    state.press(key)
    #expect(state.frame.text.contains(sentence), "\(state.frame.text)")
  }

  @Test func escapeClosesWhatIsSaid() {
    var state = AppState(
      size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: [])
    for _ in 0..<2 {
      state.press(.escape)
      #expect(state.message == "Nothing is open; q leaves.")
      state.press(.escape)
      #expect(state.message == nil)
    }
  }

  @Test func optionsAreChosenByTheirNumbers() throws {
    var state = ShippedLessons.state("logistic-regression")
    state.press(.end)
    while state.stepper?.moment.pending?.question.id != "why-not-squares" { state.press(.left) }
    state.press(.enter)
    for key in ["4", "z"] {
      state.type(keys: key)
      #expect(state.message == "There are options 1 to 3; type the number of one.")
      #expect(state.stepper?.records["why-not-squares"]?.misses ?? 0 == 0)
    }
    state.press(.escape, .control("r"))
    #expect(state.stepper?.records["why-not-squares"]?.state == .revealed, "without its field")
  }

  @Test func aHintIsReadInTheField() throws {
    var state = ShippedLessons.state("toy-function")
    while state.stepper?.moment.pending == nil { state.press(.right) }
    state.press(.control("t"))
    #expect(state.stepper?.isAnswering == true && state.frame.text.contains("Hint 1: "))
    state.press(.escape, .character("e"), .control("r"))
    #expect(state.message == "Esc closes the editor first.")
    #expect(state.stepper?.moment.pending != nil)
  }

  @Test func aPasteIsTakenAsFarAsThereIsRoom() throws {
    var state = ShippedLessons.state("toy-function")
    while state.stepper?.moment.pending == nil { state.press(.right) }
    state.press(.enter)
    #expect(state.receive(.paste(String(repeating: "1", count: 200))) == nil)
    #expect(state.message == nil)
    #expect(state.receive(.paste("23")) == nil)
    #expect(state.message == "There is room for 200 characters; the rest was left out.")
    #expect(state.stepper?.draft?.field.typed == [String(repeating: "1", count: 200)])
    state.press(.backspace)
    #expect(state.message == nil)
  }
}
