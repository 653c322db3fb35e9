import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// A step through a function of one number has its curve beside the table, and its gradient is tried.
@Suite struct Curves {
  private func state(_ size: Size = Size(120, 40), asks: Bool = false) -> AppState {
    ShippedLessons.state("toy-function", size, asks: asks)
  }

  private func go(_ state: inout AppState, to stage: String) throws {
    let lesson = try #require(state.study?.lesson)
    guard case .stage(let stage) = try lesson.goal(stage, from: 0).get() else { return }
    state.go(to: stage)
  }

  @Test func theTangentTouchesTheCurveWithTheSlopeOfTheStep() throws {
    var state = state()
    try go(&state, to: "backward f1")
    let moment = try #require(state.stepper?.moment)
    let curve = try #require(moment.slopeCurve)
    #expect(curve.tangent[curve.today] == curve.y[curve.today])
    // A central difference over two of its points, of an error of h²/6 of the third derivative.
    let (before, after) = (curve.today - 1, curve.today + 1)
    let quotient = (curve.y[after] - curve.y[before]) / (curve.x[after] - curve.x[before])
    #expect(abs(quotient - curve.slope) < 1e-3 * abs(curve.slope))
  }

  /// Where nothing moves, no slope was promised: the gate is shut.
  @Test func aSlopeOfZeroHoldsToo() throws {
    let lesson = try TaskLesson.lesson(
      """
      format: 1
      id: shut
      title: Shut
      graph: |
        h = relu(x)
        l = h^2
      given: {x: -2}
      learn: [x]

      """)
    var state = AppState(size: Size(200, 60), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(lesson)
    try go(&state, to: "backward x")
    let promise = try #require(state.stepper?.moment.nudgeOfStep?.promise)
    #expect(promise.said == 0 && promise.really == 0 && promise.holds)
  }

  @Test func itStandsBesideTheTableWithItsNudge() throws {
    var state = state(Size(200, 60))
    try go(&state, to: "backward f1")
    let text = state.frame.text
    #expect(text.contains("slope 5.068"), "\(text)")
    #expect(text.contains("Nudge f₁ by +0.001: the slope says ℓ −0.0171"), "\(text)")
    #expect(text.contains("really         ℓ −0.0166 ✓"), "\(text)")
  }

  @Test func noCurveTellsWhatIsAsked() throws {
    var state = state(asks: true)
    var asked = 0
    for _ in 0..<60 {
      state.press(.right)
      guard let moment = state.stepper?.moment, state.pages.isEmpty else { continue }
      guard moment.made.isSecret else { continue }
      asked += 1
      #expect(moment.nudgeOfStep == nil && moment.slopeCurve == nil)
    }
    #expect(asked > 0)
    state.press("s")
    #expect(state.stepper?.moment.slopeCurve == nil)
  }
}
