import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// Every lesson that ships, from its start to its end.
@Suite struct CourseTests {
  static let ids = ShippedLessons.all.map(\.id)

  /// At 80×24 with keys alone: all questions are answered, wrongly and then rightly, all tasks done,
  /// and every screen on the way is whole.
  @Test(arguments: ids) func isPlayedToItsEnd(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var learner = Learner(lesson)
    try learner.play()
    let notes = lesson.parts.flatMap(\.notes)
    let (questions, tasks) = (notes.flatMap(\.questions), notes.compactMap(\.task))
    for id in questions.map(\.id) + tasks.map(\.id) {
      #expect(learner.record(id)?.state == .answered, "\(id)")
    }
    let end = try endPage(learner.state)
    #expect(end.contains("This lesson is done."), "\(end)")
    #expect(end.count { $0.hasPrefix("● right: ") } == questions.count, "\(end)")
    #expect(end.count { $0.hasPrefix("● done: ") } == tasks.count, "\(end)")
  }

  /// → alone leads to the end page too, which says what is open then.
  @Test(arguments: ids) func saysAtItsEndWhatIsOpen(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var state = ShippedLessons.state(id)
    for _ in 0..<1000 where state.pages.isEmpty {
      _ = state.receive(.key(.right))
      state.finish()
    }
    let notes = lesson.parts.flatMap(\.notes)
    let (questions, tasks) = (notes.flatMap(\.questions), notes.compactMap(\.task))
    let end = try endPage(state)
    #expect(
      end.contains(
        "\(questions.count) questions are still open; the lesson is done once none is."), "\(end)")
    #expect(end.count { $0.hasPrefix("○ open: ") } == questions.count + tasks.count, "\(end)")
  }

  /// Of the end page all lines.
  private func endPage(_ state: AppState) throws -> [String] {
    #expect(state.pages.last?.page == .end, "\(state.frame.text)")
    #expect(state.faults.isEmpty, "\(state.faults)\n\(state.frame.text)")
    let page = Page.end.content(state, state.pageRect.width)
    return page.lines(0..<page.count).map(\.text)
  }
}
