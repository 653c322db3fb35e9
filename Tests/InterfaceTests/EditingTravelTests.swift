import Autodiff
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What is edited, through the iterations and the parts of a lesson.
@Suite struct EditingTravel {
  private static let text = """
    format: 1
    id: travel
    title: Travel
    parts:
      - title: First
        graph: l = (w * x - y)^2
        given: {w: 1, x: 2, y: 3}
        train: {optimizer: sgd, rate: 0.05, momentum: 0.9, steps: 5}
        steps:
          - at: end
            try:
              id: lower
              prompt: Bring the loss to 0.
              edit: [w]
              done_when: l == 0
              solution: {w: 3/2}
      - title: Second
        graph: l = (w * x - y)^2
        given: {w: 4, x: 2, y: 3}
    """

  private func state() throws -> AppState {
    let file = LessonFile.read(text: Self.text, path: "travel.yaml")
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try #require(file.lesson, "\(file.findings)"))
    return state
  }

  /// SGD with momentum as PyTorch defines it, by hand.
  private func weight(after updates: Int, from start: Double) -> Double {
    var (w, velocity) = (start, 0.0)
    for update in 0..<updates {
      let gradient = 2 * (w * 2 - 3) * 2
      velocity = update == 0 ? gradient : 0.9 * velocity + gradient
      w -= 0.05 * velocity
    }
    return w
  }

  private func shown(_ state: AppState) throws -> Double {
    let lesson = try #require(state.stepper)
    let w = try #require(lesson.trace.graph.node(named: "w"))
    return lesson.trace.values[w.id].elements[0]
  }

  @Test func updatesBeginWithWhatIsEdited() throws {
    var state = try state()
    try state.put("2.5", into: "w")
    for update in 1...5 {
      state.press(.character(">"))
      #expect(abs(try shown(state) - weight(after: update, from: 2.5)) < 1e-12)
      #expect(state.frame.text.contains("edited: w"))
      #expect(state.frame.text.contains("Edited: w at the start 1 → 2.5."))
    }
    state.press(.character("r"))
    #expect(abs(try shown(state) - weight(after: 5, from: 1)) < 1e-12)
    #expect(!state.frame.text.contains("edited:"))
    state.press(.character("U"), .character("<"))
    #expect(abs(try shown(state) - weight(after: 4, from: 2.5)) < 1e-12)
    for _ in 1...4 { state.press(.character("<")) }
    #expect(try shown(state) == 2.5)
  }

  @Test func theLossBeforeIsNotThatOfAnotherRun() throws {
    var state = try state()
    state.press(.character(">"), .character(">"))
    #expect(state.frame.text.contains("After 2 updates. Before the last of them ℓ was"))
    state.press(.character("<"), .character("<"))
    try state.put("2.5", into: "w")
    state.press(.character(">"), .character(">"))
    #expect(state.stepper?.said.map(\.text) == ["After 2 updates."])
  }

  @Test func atAnIterationTheValueIsEditedThatTheUpdatesBeganWith() throws {
    var state = try state()
    try state.choose("w")
    state.press(.character(">"), .character("e"))
    #expect(state.frame.text.contains("Edit w at the start"))
    #expect(state.frame.text.contains("the lesson has 1"))
    state.type(keys: "2.5")
    state.press(.enter)
    #expect(abs(try shown(state) - weight(after: 1, from: 2.5)) < 1e-12)
    #expect(state.frame.text.contains("Edited: w at the start 1 → 2.5."))
  }

  @Test func eachPartKeepsWhatIsEditedInIt() throws {
    var state = try state()
    try state.put("2.5", into: "w")
    state.press(.character("}"))
    #expect(try shown(state) == 4)
    #expect(!state.frame.text.contains("edited:"))
    try state.put("7", into: "w")
    state.press(.character("{"))
    #expect(try shown(state) == 2.5)
    state.press(.character("U"))
    #expect(try shown(state) == 1)
    state.press(.character("}"))
    #expect(try shown(state) == 7)
    state.press(.character("r"))
    #expect(try shown(state) == 4)
  }

  @Test(arguments: [Key.character(">"), .character("}"), .right])
  func aTaskEndsWhereAnotherTraceIsShown(_ key: Key) throws {
    var state = try state()
    try state.put("2.5", into: "w")
    state.press(.end, .character("e"))
    #expect(try shown(state) == 1, "a task begins with the lesson's own values")
    state.type(keys: "9")
    state.press(.enter)
    #expect(try shown(state) == 9)
    state.press(key)
    #expect(state.frame.text.contains("You left the task; the values are as you had edited"))
    #expect(state.stepper?.moment.triedTask == nil)
    state.press(key == .character(">") ? .character("<") : .character("{"))
    #expect(try shown(state) == 2.5)
  }

  /// What is shown follows from the place and the edits alone.
  @Test func goingBackShowsTheSameFrames() throws {
    var state = try state()
    try state.put("2.5", into: "w")
    state.press(.character(">"))
    var frames: [String] = []
    for _ in 1..<5 {
      frames.append(state.frame.text)
      state.press(.character(">"))
    }
    for frame in frames.reversed() {
      state.press(.character("<"))
      #expect(state.frame.text == frame)
    }
  }
}

/// Values edited in a lesson whose updates see a batch of the examples.
@Suite struct EditingBatches {
  private static let text = """
    format: 1
    id: batches
    title: Batches
    graph: |
      f = w * x
      L = mean((f - y)^2)
    given: {x: [[1, 2]], y: [[1, 0]], w: 3}
    examples: columns
    train: {optimizer: sgd, rate: 0.1, batch: 1, steps: 4}
    steps:
      - at: end
        try: {id: t, prompt: Lower it, edit: [w], done_when: L < 1, solution: {w: 1/5}}
    """

  /// The batch of the first update is its first example: f is w.
  @Test func anEditShowsTheTraceOfTheBatch() throws {
    var state = try TaskLesson.state(text: Self.text)
    state.press(.end, .enter, .backspace, .character("1"), .enter)
    #expect(try state.value("w") == [1] && state.value("x") == [1] && state.value("f") == [1])
    #expect(state.stepper?.records["t"]?.state == .answered, "L is 0")
    state.press(.escape)
    #expect(try state.value("w") == [3])
  }

  @Test func whatIsGivenIsEditedWithAllItsExamples() throws {
    var state = try TaskLesson.state(asks: false, text: Self.text)
    try state.choose("x")
    state.press(.character("e"))
    #expect(state.stepper?.draft?.field.typed.count == 2)
    state.type(keys: "5")
    state.press(.enter)
    #expect(try state.value("x") == [5] && state.value("f") == [15])
    state.press(.character(">"))
    #expect(try state.value("x") == [2], "the second example is as it was")
  }
}
