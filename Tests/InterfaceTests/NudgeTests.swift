import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// + and − move a given value by its last decimal, and say what the slope promised.
@Suite struct Nudges {
  private func state(_ keys: Key..., asks: Bool = false) -> AppState {
    var state = ShippedLessons.state("toy-function", Size(80, 24), asks: asks)
    for key in keys { state.press(key) }
    return state
  }

  private func given(_ name: String, _ state: AppState) -> Double? {
    let moment = state.stepper?.moment
    return moment?.graph.node(named: name).flatMap { moment?.given($0.id) }?.now.elements[0]
  }

  @Test func aValueMovesByItsLastDecimalAndBack() {
    var state = state(.end)
    #expect(given("ω0", state) == 0.1)
    state.press("+")
    #expect(given("ω0", state) == 0.101)
    #expect(
      state.message?.hasPrefix("ω₀ 0.1 → 0.101: the slope says ℓ +0.005246, really ") == true)
    state.press("5")
    state.press("-")
    #expect(given("ω0", state) == 0.096)
    state.press("U", "U")
    #expect(given("ω0", state) == 0.1 && state.study?.moment.isEdited == false)
  }

  /// What is promised is the slope, and what comes is what another evaluation gives.
  @Test func theSlopeAndTheLossAreTheEngines() throws {
    var state = state(.end)
    let moment = try #require(state.stepper?.moment)
    let node = try #require(moment.graph.node(named: "ω0")).id
    let value = Tensor(0.6)
    let promise = try #require(moment.promise(putting: value, for: node))
    let slope = try #require(moment[.gradient(node)].tensor).elements[0]
    #expect(abs(promise.said - 0.5 * slope) < 1e-12)
    _ = state.stepper?.perform(.value(.set(node, value)))
    let edited = try #require(state.stepper?.moment)
    let loss = Symbol.value(edited.graph.loss)
    let (now, was) = (try #require(edited[loss].tensor), try #require(moment[loss].tensor))
    #expect(abs(promise.really - (now.elements[0] - was.elements[0])) < 1e-12)
    #expect(edited.promise == promise, "all edits together, from the lesson's own values")
    #expect(
      promise.isPastTheLowest
        == state.frame.text.contains("past the lowest"))
  }

  @Test func ofAComputedNodeNothingIsKept() throws {
    var state = state(.end)
    let node = try #require(state.stepper?.moment.graph.node(named: "h2")).id
    state.stepper?.choose(node)
    state.press("+")
    let message = try #require(state.message)
    #expect(message.hasPrefix("With h₂ 5.068 → 5.069: the slope says ℓ −0.003366, really "))
    #expect(message.hasSuffix("Nothing is kept.") && state.study?.moment.isEdited == false)
  }

  /// A gradient that is asked for is not told by what a nudge does.
  @Test func theSlopeThatIsAskedForIsNotSaid() throws {
    var state = state(asks: true)
    for _ in 0..<40 where state.stepper?.moment.made.isSecret != true { state.press(.right) }
    let moment = try #require(state.stepper?.moment)
    let step = try #require(moment.step?.node)
    #expect(moment.promise(putting: Tensor(1), for: step) == nil)
    state.press("+")
    #expect(state.study?.moment.isEdited == false)
    #expect(state.message == "A question waits: Enter answers, → leaves it open.")
  }

  /// Under boxes that have room a matrix keeps its value when its gradient comes.
  @Test func whatHasRoomKeepsValueAndGradient() throws {
    var state = ShippedLessons.state("mlp-batch3", Size(80, 24), asks: false)
    let lesson = try #require(state.study?.lesson)
    state.go(to: try lesson.stage("backward Ω0").get())
    let graph = try #require(state.stepper?.moment.graph)
    let picture = try #require(state.stepper?.panes(state.size).picture)
    for name in ["β0", "Ω0", "Ω1"] {
      let form = try #require(graph.node(named: name).flatMap { picture.forms[$0.id] })
      #expect(form.standing != .inPlace, "\(name)")
    }
  }
}
