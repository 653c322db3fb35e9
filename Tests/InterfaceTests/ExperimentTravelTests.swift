import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// `:`, `/` and counts lead through an experiment as they do through a graph.
@Suite struct ExperimentTravel {
  /// At the start of the experiment.
  private static func state(asks: Bool = true) throws -> AppState {
    var state = AppState(
      size: Size(80, 24), glyphs: .unicode, hasColor: true, asksQuestions: asks, menu: nil)
    state.show(try TaskLesson.lesson(ExperimentWay.text))
    state.type(keys: "}")
    return state
  }

  @Test(arguments: [
    ("slope sigmoid", 2), ("series \"value sigmoid\"", 1), ("series 2", 2), ("s slope", 2),
    ("Value", 1), ("3", 3), ("end", 3), ("start", 0), (" 2 ", 2),
  ])
  func aPlaceIsGoneTo(_ typed: String, _ position: Int) throws {
    var state = try Self.state()
    state.type(keys: "G:" + typed)
    #expect(state.frame.text.contains(":" + typed), "\(state.frame.text)")
    state.press(.enter)
    #expect(state.experimentStudy?.position == position)
    #expect(state.context == .experiment && state.message == nil)
    // And back.
    state.type(keys: "'")
    #expect(state.experimentStudy?.position == (position == 3 ? 0 : 3))
  }

  @Test func itLeadsToAGraphAndBack() throws {
    var state = try Self.state()
    state.type(keys: ":b w")
    state.press(.enter)
    #expect(state.experimentStudy == nil && state.study?.spot.position == 3)
    state.type(keys: ":slope sigmoid")
    state.press(.enter)
    #expect(state.experimentStudy?.position == 2)
    state.type(keys: ":part 1")
    state.press(.enter)
    #expect(state.experimentStudy == nil && state.study?.spot == Spot())
  }

  /// What leads nowhere is said, and can be corrected.
  @Test(arguments: [
    ("nowhere", "No place 'nowhere'; write the name of a series, the number of a step, part 2,"),
    ("9", "There are steps 0 to 3."), ("part 7", "This lesson has parts 1 to 2."),
    ("99999999999999999999", "There are steps 0 to 3."),
    ("series -9223372036854775808", "No place 'series -9223372036854775808'"),
  ])
  func whatLeadsNowhereIsSaid(_ typed: String, _ sentence: String) throws {
    var state = try Self.state()
    state.type(keys: ":" + typed)
    state.press(.enter)
    #expect(state.message?.hasPrefix(sentence) == true, "\(state.message ?? "")")
    #expect(state.experimentStudy?.position == 0 && state.context == .goTo)
    state.press(.escape)
    if state.context == .goTo { state.press(.escape) }
    #expect(state.context == .experiment)
  }

  @Test func namesAndWordsAreFound() throws {
    var state = try Self.state()
    state.type(keys: "/SLOPE s")
    state.press(.enter)
    #expect(state.experimentStudy?.position == 2)
    state.type(keys: "/the end")
    state.press(.enter)
    #expect(state.experimentStudy?.position == 3)
    state.type(keys: "/sigmoid")
    state.press(.enter)
    #expect(state.experimentStudy?.position == 1)
    #expect(state.message?.hasPrefix("1 of 2 places") == true)
    state.type(keys: "/")
    state.press(.enter)
    #expect(state.experimentStudy?.position == 2)
    state.type(keys: "/which gradient")
    state.press(.enter)
    #expect(state.experimentStudy == nil, "in the graph before it")
    state.type(keys: "}/nothing like it")
    state.press(.enter)
    #expect(state.message?.hasPrefix("No series is called so") == true)
  }

  @Test func countsRepeatAKey() throws {
    var state = try Self.state(asks: false)
    state.type(keys: "2n")
    #expect(state.experimentStudy?.position == 2)
    state.type(keys: "9p")
    #expect(state.experimentStudy?.position == 0)
    state.type(keys: "2g")
    #expect(state.experimentStudy?.position == 2)
    state.type(keys: "7g")
    #expect(state.message == "There are steps 0 to 3." && state.experimentStudy?.position == 2)
    state.type(keys: "99n")
    #expect(state.experimentStudy?.position == 3, "up to the border")
    state.type(keys: "7}")
    #expect(state.message == "There is no other part that way.")
    state.type(keys: "7{")
    #expect(state.experimentStudy != nil)
    state.type(keys: "1{")
    #expect(state.experimentStudy == nil)
  }

  @Test(arguments: [">", "<", "u"]) func whatIsNotThereIsSaid(_ key: String) throws {
    var state = try Self.state()
    state.type(keys: "25" + key)
    #expect(state.message == "An experiment has no iterations; → brings its next series.")
  }

  /// Behind a colon stands a learner, who cannot change the lesson.
  @Test(arguments: [
    ("update", "Nothing is trained here, so that there are no updates."),
    ("i 5", "Nothing is trained here, so that there are no updates."),
    ("b x", "'x' is data, which gets no gradient."),
    ("nowhere", "No place 'nowhere'; write b h1, f h1, i 50, the number of a step, start or end."),
  ])
  func aLearnerIsToldWhatALearnerCanDo(_ typed: String, _ sentence: String) {
    var state = ShippedLessons.state("toy-function")
    state.type(keys: ":" + typed)
    state.press(.enter)
    #expect(state.message == sentence)
  }
}
