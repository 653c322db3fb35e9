import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// The inspector stays open while one steps.
@Suite struct InspectorTime {
  @Test func stepsAndIterationsAreMadeInIt() throws {
    var state = ShippedLessons.state("zero-init", Size(120, 40), asks: false)
    state.press(.right)
    let node = try #require(state.stepper?.moment.step?.node)
    state.stepper?.choose(node)
    state.press("o")
    #expect(state.pages.last?.page == .inspector)
    let before = state.frame
    state.press(.end)
    for _ in 0..<9 { state.press(.right) }
    #expect(state.pages.last?.page == .inspector && state.study?.spot.position ?? 0 > 5)
    #expect(state.frame != before, "its gradient is there by now")
    state.press(">")
    #expect(state.study?.spot.iteration == 1 && state.pages.last?.page == .inspector)
    state.press("<", "[", .left)
    #expect(state.study?.spot.iteration == 0 && state.pages.last?.page == .inspector)
    state.press(.escape)
    #expect(state.pages.isEmpty)
  }

  @Test func itDoesNotStayOverAnExperiment() throws {
    var state = try ExperimentWay.state()
    state.press(.end, "o")
    for _ in 0..<4 { state.press(.right) }
    #expect(state.experimentStudy == nil && state.pages.last?.page == .inspector)
    #expect(state.message == "An experiment comes next; Esc closes this page first.")
  }

  @Test func aCountOfIterationsWithoutTrainingIsAnswered() {
    var state = ShippedLessons.state("toy-function", Size(80, 24), asks: false)
    state.press("2")
    state.press("5")
    state.press(">")
    #expect(state.message == "Nothing is trained here, so that there are no iterations.")
  }
}
