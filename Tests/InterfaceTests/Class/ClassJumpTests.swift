import Lessons
import Screen
import Study
import Testing

@testable import Interface
@testable import Study

/// Jumps in a running order, and what they lead over.
@Suite struct ClassJumps {
  /// Of one lesson, with a gap between its items.
  private static func gapped() throws -> AppState {
    let lesson = try #require(ShippedLessons.lesson("toy-function"))
    func item(_ from: String, _ to: String) throws -> ClassPlan.Item {
      ClassPlan.Item(
        lesson: lesson, start: try lesson.stage(from).get(), end: try lesson.stage(to).get(),
        minutes: 10, note: "From \(from).")
    }
    var state = AppState(size: Size(120, 40), glyphs: .unicode, hasColor: true, menu: nil)
    state.present(
      ClassPlan(
        title: "Gapped", minutes: 20,
        items: [try item("forward f0", "forward h2"), try item("backward h2", "backward f0")]))
    return state
  }

  private static func jump(_ state: inout AppState, _ goal: String) {
    for key in ":" + goal { state.click(.character(key)) }
    state.click(.enter)
  }

  @Test func aJumpIntoAnotherItemGoesOnThere() throws {
    var state = try Hours.state("first-hour", Size(120, 40))
    state.click(.pageDown, 3)
    Self.jump(&state, "b f2")
    #expect(state.presentation?.hour?.index == 1 && state.beat == .line(0))
    #expect(state.frame.text.contains("0 of 50 min, here to 25"), "\(state.frame.text)")
    state.click("N")
    #expect(state.frame.text.contains("One multiplication an arrow"))
    state.click(.escape)
    let end = state.presentation?.hour?.end
    for _ in 0..<200 where state.standpoint != end { state.click() }
    for _ in 0..<20 where state.standpoint == end { state.click() }
    #expect(state.presentation?.hour?.index == 2, "the item ends where it says")
    #expect(state.frame.text.contains("here to 38"))
  }

  @Test func aJumpToALessonOpensItsItem() throws {
    var state = try Hours.state("first-hour", Size(120, 40))
    let ids = try #require(state.presentation?.hour).plan.items.map(\.lesson.id)
    for id in ids.reversed() where ids.filter({ $0 == id }).count == 1 {
      Self.jump(&state, id)
      #expect(state.lessonID == id && state.presentation?.hour?.index == ids.firstIndex(of: id))
      #expect(state.standpoint == state.presentation?.hour?.start && state.message == nil)
    }
    // Of several items of one lesson the next, and after the last the first.
    let twice = try #require(ids.first { id in ids.filter { $0 == id }.count > 1 })
    let items = ids.indices.filter { ids[$0] == twice }
    Self.jump(&state, try #require(ids.last))
    for item in items {
      Self.jump(&state, twice)
      #expect(state.presentation?.hour?.index == item)
    }
    Self.jump(&state, "no-lesson")
    #expect(state.presentation?.hour?.index == items.last && state.message != nil)
  }

  @Test(arguments: [Key.pageDown, .pageUp])
  func fromAPlaceOfNoItemTheClassComesBack(_ key: Key) throws {
    var state = try Self.gapped()
    state.click(.pageDown, 5)
    let (there, frame) = (state.shown, state.frame)
    for goal in ["b f3", "f l", "end", "start"] {
      Self.jump(&state, goal)
      #expect(state.presentation?.hour?.isOnDetour == true && state.shown != there, "\(goal)")
      #expect(state.frame.text.contains("0 of 20 min, here to 10"))
      let place = state.standpoint
      for _ in 0..<20 where state.standpoint == place { state.click(key) }
      #expect(state.shown == there && state.frame == frame, "\(goal)\n\(state.frame.text)")
    }
    // From one to the next: back is where the order was left.
    Self.jump(&state, "b f3")
    Self.jump(&state, "b h3")
    state.click(.pageUp)
    #expect(state.shown == there)
    Self.jump(&state, "b f3")
    for _ in 0..<20 where !(state.classHints?.next == "comes back") { state.click() }
    #expect(state.classHints?.next == "comes back")
    Self.jump(&state, "b f1")
    #expect(state.presentation?.hour?.isOnDetour == false && state.presentation?.hour?.index == 1)
  }

  @Test func backAtTheBeginningOfAnItemLeadsToTheOneBefore() throws {
    var state = try Self.gapped()
    state.click(.pageUp)
    #expect(state.message == "This is the start." && state.presentation?.hour?.index == 0)
    Self.jump(&state, "b h2")
    #expect(state.presentation?.hour?.index == 1)
    state.click(.pageUp)
    #expect(state.presentation?.hour?.index == 0)
    #expect(state.standpoint == state.presentation?.hour?.end)
  }

  /// What a jump leads over is known behind it, is asked where it stands, and counts as not asked.
  @Test func aQuestionThatWasJumpedOverWasNotAsked() throws {
    var state = try Hours.state("first-hour")
    Self.jump(&state, "b f1")
    #expect(state.frame.text.contains("− 3 . 3 6 6"), "\(state.frame.text)")
    #expect(state.stepper?.study.kept["bracket"] == nil && state.stepper?.study.isDone == false)
    let end = try #require(state.classEnd).map(\.text)
    #expect(!end.contains("Every question was asked.") && end.contains("Not asked"))
    let prompt = end.filter { $0.hasPrefix("○") }
    #expect(prompt.contains { $0.contains("∂ℓ/∂h₂") }, "\(end)")
    Self.jump(&state, "b h2")
    #expect(!state.settled.contains("bracket"))
    state.goToQuestion()
    #expect(state.beat == .asked("bracket", page: 0))
    state.click()
    let after = try #require(state.classEnd).map(\.text).filter { $0.hasPrefix("○") }
    #expect(after.count == prompt.count - 1)
  }

  @Test func theEndPageOfALessonSaysWhatWasNotAsked() {
    var state = AppState.inClass("toy-function", at: "backward f1")
    for _ in 0..<500 where state.pages.isEmpty { state.click() }
    #expect(state.frame.text.contains("1 question was not asked."), "\(state.frame.text)")
    #expect(state.frame.text.contains("○ not asked:"))
  }

  @Test func handsAreSetAfterTheAnswerToo() {
    var state = AppState.inClass("toy-function")
    state.goToQuestion()
    state.click()
    Self.jump(&state, "hands 4 7")
    #expect(state.beat == .revealed("bracket", page: 0) && state.message == nil)
    #expect(state.hands.counts(ofRound: 0, options: 2) == [4, 7])
  }
}
