import Experiments
import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// Which plot is drawn, how its curves are called, and what is nudged beside it.
@Suite struct ExperimentPlots {
  static let text = """
    format: 1
    id: plotted
    title: Plotted
    experiment: {kind: signal-propagation, layers: 4, width: 6, inputs: 6, examples: 5, activation: relu, variances: [0.01, 0.2, 1], seed: 1}
    steps:
      - at: series "forward 0.01"
        say: One.
        ask: {id: q, type: number, prompt: What is left?, answer: 'last("forward 0.01")'}
      - at: end
        say: |
          Five curves of one draw, only scaled: so they wobble alike, and differ by exact powers
          of the variance. Between dying and exploding there is little room.
        try:
          id: t
          prompt: Nudge the second variance until the last layer is within a factor of 10 of the first.
          edit: [variances]
          done_when: abs(slope("forward 0.2")) < 1/50
          say_when: The curve that began as 0.2 should change by less than 1/50 of a decade a layer.
          solution: {variances: [0.01, 0.333, 1]}
          hints: [reveal]
    """

  private static func state(
    _ size: Size = Size(80, 24), asks: Bool = true, glyphs: Glyphs = .unicode
  ) throws -> AppState {
    var state = AppState(
      size: size, glyphs: glyphs, hasColor: true, asksQuestions: asks, menu: nil)
    state.show(try TaskLesson.lesson(text))
    state.finish()
    return state
  }

  private static func press(_ state: inout AppState, _ keys: Key...) {
    for key in keys {
      _ = state.receive(.key(key))
      state.finish()
    }
  }

  /// The last series is a gradient; the task is about a signal.
  @Test func thePlotThatATaskIsAboutIsDrawn() throws {
    var state = try Self.state()
    Self.press(&state, .end)
    #expect(state.frame.text.contains("b forward 0.2"))
    #expect(!state.frame.text.contains("b backward 0.2"))
    #expect(state.frame.text.contains("m plot"))
    Self.press(&state, "m")
    #expect(state.frame.text.contains("b backward 0.2"))
    Self.press(&state, "m")
    #expect(state.frame.text.contains("b forward 0.2"))
  }

  /// A point is read off the plot that is drawn.
  @Test func thePlotFollowsTheCursor() throws {
    var state = try Self.state(asks: false)
    Self.press(&state, .end, .tab)
    for _ in 0..<6 {
      let cursor = try #require(state.experiment?.cursor)
      let name = try #require(state.experiment?.study.shown[cursor.series].name)
      let letter = Plot.letter(cursor.series / 2)
      #expect(state.frame.text.contains("\(letter) \(name)"))
      Self.press(&state, .down)
    }
  }

  @Test func whereAllPlotsHaveRoomNoneIsChosen() throws {
    var state = try Self.state(Size(200, 60))
    Self.press(&state, .end)
    #expect(state.frame.text.contains("b forward 0.2"))
    #expect(state.frame.text.contains("b backward 0.2"))
    #expect(!state.frame.text.contains("m plot"))
    Self.press(&state, "m")
    #expect(state.message == "This key has nothing to do here; ? lists them.")
  }

  /// What is asked is hidden, and the other curves are called as ever.
  @Test(arguments: [Glyphs.unicode, .ascii]) func aCurveKeepsItsLetter(_ glyphs: Glyphs) throws {
    var state = try Self.state(glyphs: glyphs)
    Self.press(&state, .end)
    #expect(state.frame.text.contains(" ? forward 0.01   b forward 0.2   c forward 1"))
    Self.press(&state, .home, .right, .control("r"), .end)
    #expect(state.frame.text.contains(" a forward 0.01   b forward 0.2   c forward 1"))
  }

  @Test func whatATaskNamesIsNudged() throws {
    var state = try Self.state()
    Self.press(&state, .end)
    #expect(state.frame.text.contains("variances 1 0.01  ▸2 0.2   3 1"))
    Self.press(&state, "+")
    #expect(state.frame.text.contains("▸2 0.22 "))
    for _ in 0..<5 { Self.press(&state, "+") }
    #expect(state.experimentStudy?.kept["t"]?.state == .answered)
    Self.press(&state, "+")
    #expect(state.frame.text.contains("variances 1 0.01  ▸2 0.3"), "it is nudged still")
  }

  @Test func arrowsChooseWhatIsNudged() throws {
    var state = try Self.state()
    Self.press(&state, .end, .down)
    #expect(state.frame.text.contains("▸3 1"))
    Self.press(&state, .down)
    #expect(state.frame.text.contains("▸variances 1 0.01"))
    Self.press(&state, .up, .up)
    #expect(state.frame.text.contains("▸2 0.2"))
    #expect(state.frame.text.contains("↑↓ parameter"))
  }

  /// However much is said, all of a task is read, at the cost of what was said before.
  @Test(arguments: [Size(80, 24), Size(80, 20), Size(120, 40), Size(60, 24)])
  func aConditionIsReadWhole(_ size: Size) throws {
    var state = try Self.state(size)
    Self.press(&state, .end, "+")
    let text = state.frame.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("less than 1/50 of a decade a layer. Now it is"), "\(state.frame.text)")
    #expect(text.contains("+ and − nudge."))
  }

  /// Where a plot has no room that is said, and the question is there.
  @Test func aSmallScreenShowsTheQuestion() throws {
    var state = try Self.state(Size(40, 12))
    Self.press(&state, .right)
    #expect(state.frame.text.contains("What is left?"))
    Self.press(&state, .right, .right)
    #expect(state.frame.text.contains("The plot needs 40×"))
    Self.press(&state, .end)
    #expect(state.frame.text.contains("Task: Nudge the second variance"))
    let needed = try #require(
      state.frame.text.firstMatch(of: /The plot needs 40×(\d+)\./).flatMap { Int($0.1) })
    for rows in [needed - 1, needed] {
      _ = state.receive(.resized(Size(40, rows)))
      #expect(state.frame.text.contains("┤") == (rows == needed), "\(state.frame.text)")
    }
  }

  /// The field of a question is seen, too, and what was said to an answer.
  @Test func aSmallScreenShowsTheField() throws {
    var state = try Self.state(Size(40, 12))
    Self.press(&state, .right, .enter, "7", .enter)
    #expect(state.frame.text.contains("> 7"))
    #expect(state.frame.text.contains("Not yet."))
  }
}
