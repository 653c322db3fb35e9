import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// A task that lets the learning rate be changed, and asks for a number after updates.
@Suite struct RateTasks {
  private static let text = """
    format: 1
    id: rate
    title: Rate
    graph: |
      f = w * x
      l = (f - y)^2
    given: {x: 1, y: 2, w: 3}
    train: {optimizer: sgd, rate: 0.1, steps: 3}
    steps:
      - at: end
        try:
          id: t
          prompt: Let the loss be small after 3 updates.
          edit: [w]
          train: [rate]
          done_when: l@3 < 0.0001
          solution: {train: {rate: 0.5}}
          hints: [reveal]
    """

  @Test func checkProvesItsSolution() throws {
    let lesson = try TaskLesson.lesson(Self.text)
    #expect(LessonCheck.problems(of: lesson) == [])
    let slow = try TaskLesson.lesson(Self.text.replacing("rate: 0.5", with: "rate: 0.2"))
    #expect(
      LessonCheck.problems(of: slow).map(\.sentence) == [
        "with this solution 'done_when' is not true"
      ])
  }

  /// l − 0 shrinks by (1 − 2η)² an update: at 0.1 it is 0.64³ after three.
  @Test func theRateIsSetInSentences() throws {
    var plain = try #require(PlainLesson(try TaskLesson.lesson(Self.text), glyphs: .unicode))
    let lines = plain.lines(at: plain.lastPosition)
    #expect(lines.contains("ℓ@3 is 0.2621; it should be below 0.0001."), "\(lines)")
    #expect(plain.edit("set rate = 0") == ["A rate is greater than 0."])
    let said = plain.edit("set rate = 0.5") ?? []
    #expect(said.first == "Edited: rate 0.1 → 0.5.", "\(said)")
    #expect(said.last == "Done: ℓ@3 is 0.", "\(said)")
    _ = plain.edit("undo")
    #expect(plain.study.moment.isEdited == false)
  }

  @Test func theRateIsEditedAfterTheValues() throws {
    var state = try TaskLesson.state(text: Self.text)
    state.press(.end)
    #expect(state.frame.text.contains("e edits w; Enter goes on to the"))
    state.press(.enter)
    state.type(keys: "3")
    state.press(.enter, .enter)
    #expect(state.frame.text.contains("Edit rate  the lesson has 0.1"), "\(state.frame.text)")
    state.type(keys: "0.5")
    state.press(.enter)
    #expect(state.stepper?.records["t"]?.state == .answered, "\(state.frame.text)")
    #expect(state.frame.text.contains("rate 0.1 → 0.5"))
    state.press(.escape)
    #expect(state.stepper?.moment.isEdited == false)
  }

  @Test func itsSolutionIsShown() throws {
    var state = try TaskLesson.state(text: Self.text)
    state.press(.end, .enter, .escape, .character("e"), .escape, .control("t"))
    #expect(state.stepper?.moment.triedTask?.progress.isDone == true)
    #expect(state.frame.text.contains("rate = 0.5"), "\(state.frame.text)")
  }
}
