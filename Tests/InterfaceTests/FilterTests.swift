import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What / keeps of the menu and of the help, and the pages that a newcomer opens there.
@Suite struct Filters {
  private static let entries = (1...40).map {
    MenuEntry(
      id: "lesson-\($0)", title: $0 == 33 ? "Softmax by hand" : "Lesson number \($0)", summary: "",
      section: $0 < 20 ? "First" : "Second", minutes: nil)
  }

  private func menu(_ size: Size = Size(80, 24)) -> AppState {
    AppState(size: size, glyphs: .unicode, hasColor: true, menu: Self.entries)
  }

  private func type(_ text: String, into state: inout AppState) {
    for character in text { _ = state.receive(.key(.character(character))) }
  }

  @Test func theMenuKeepsWhatHasTheWords() {
    var state = menu()
    state.press("/")
    #expect(state.context == .filter)
    type("SOFTmax", into: &state)
    #expect(state.frame.text.contains("1 of 40 lessons"))
    #expect(state.frame.text.contains("Softmax by hand"))
    #expect(!state.frame.text.contains("Lesson number 1") && !state.frame.text.contains("First"))
    #expect(state.frame.text.split(separator: "\n").last?.contains("/SOFTmax") == true)
    state.press(.enter)
    #expect(state.context == .menu)
    #expect(state.receive(.key(.enter)) == .open("lesson-33"))
    state.press(.escape)
    #expect(state.frame.text.contains("Lesson number 30"), "the chosen one stays chosen")
    #expect(state.menu?.entry?.id == "lesson-33")
  }

  @Test func arrowsGoThroughWhatIsKept() {
    var state = menu()
    state.press("/")
    type("number 2", into: &state)
    #expect(state.menu?.entry?.id == "lesson-2")
    state.press(.down, .down)
    #expect(state.menu?.entry?.id == "lesson-21")
    state.press(.up)
    #expect(state.menu?.entry?.id == "lesson-20")
    state.press(.enter, .end)
    #expect(state.menu?.entry?.id == "lesson-29")
  }

  @Test func whatNothingHasIsSaid() {
    var state = menu()
    state.press("/")
    type("zyx", into: &state)
    #expect(state.frame.text.contains("No lesson has these words"))
    state.press(.enter)
    #expect(state.receive(.key(.enter)) == nil)
    state.press(.escape)
    #expect(state.frame.text.contains("Lesson number 2"))
  }

  @Test func aListThatGoesOnSaysSo() {
    var state = menu()
    func edges() -> (top: Bool, bottom: Bool) {
      (state.frame.text.contains("▴"), state.frame.text.contains("▾"))
    }
    #expect(edges() == (false, true))
    state.press(.pageDown)
    #expect(edges() == (true, true))
    state.press(.end)
    #expect(edges() == (true, false))
    _ = state.receive(.resized(Size(80, 60)))
    #expect(edges() == (false, false))
  }

  @Test func theHelpKeepsWhatHasTheWords() {
    var state = ShippedLessons.state("toy-function")
    state.press("?", "/")
    type("undo", into: &state)
    type("?", into: &state)
    state.press(.backspace, .enter)
    let page = state.frame.text
    #expect(!page.contains("one step forward"))
    state.press(.escape, "?")
    #expect(state.frame.text.contains("What the marks mean"), "all of it, when it is opened anew")
    state.press("/")
    type("iteration", into: &state)
    #expect(state.frame.text.contains("to the iteration before"))
    #expect(!state.frame.text.contains("What the marks mean"))
    type("zyx", into: &state)
    #expect(state.frame.text.contains("Nothing here has these words."))
  }

  /// Keys stand in it as they are set; where it is longer than the screen it scrolls.
  @Test func theTourNamesKeysAsTheyAreSet() throws {
    var state = menu()
    state.habits = Habits(keys: [.right: "e", "z": .right])
    state.press("t")
    let tour = state.frame.text
    #expect(tour.contains("A tour of one minute") && !tour.contains("→ leads"), "\(tour)")
    let next = KeyTable.bindings(in: .stepper).map(state.habits.applied)
      .first { $0.action == .study(.travel(.next)) }?.keys.first?.spelling(.unicode)
    #expect(tour.contains("\(try #require(next)) leads through all of it"), "\(tour)")
    _ = state.receive(.resized(Size(40, 12)))
    #expect(!state.frame.text.contains("can be clicked"))
    state.press(.end)
    #expect(state.frame.text.contains("can be clicked"), "\(state.frame.text)")
    state.press(.escape)
    #expect(state.context == .menu)
  }

  @Test func equationsOfOnesOwnAreSteppedThrough() throws {
    var state = menu()
    #expect(state.frame.text.contains("Yours") == false, "it stands at the end of the list")
    state.press("+")
    #expect(state.context == .equations && state.frame.text.contains("As in  l = "))
    type("h = W @ x; l = sum(h^2)", into: &state)
    #expect(state.message?.contains("Enter opens it.") == false, "W and x have no values")
    type("; W=[[1, 2], [3, 4]]; x=[1, -1]", into: &state)
    #expect(state.message == "h 2×1, l 1×1. Enter opens it, Ctrl-S saves it.")
    #expect(state.take(.control("s")) == .saveOwn)
    let saved = try #require(state.ownLesson(id: "your-own-2", number: 2))
    let kept = try #require(LessonFile.read(text: saved, path: "own.yaml").lesson)
    #expect(kept.id == "your-own-2" && kept.title == "Your own equation 2")
    state.press(.enter)
    let graph = try #require(state.stepper?.moment.graph)
    #expect(graph.computed.map(\.name) == ["h", "l"] && state.showsOwn)
    _ = state.perform(.app(.startOver))
    #expect(state.showsOwn, "once more it is still nobody's progress")
    state.press("q")
    #expect(state.context == .menu)
    var long = menu()
    long.press("+")
    type("l = " + String(repeating: "x + ", count: 60), into: &long)
    #expect(long.message == AppState.isOver)
    var wrong = menu()
    wrong.press("+")
    type("l = (w", into: &wrong)
    #expect(wrong.take(.control("s")) == nil && wrong.message?.hasPrefix("As in") == false)
    wrong.press(.enter)
    #expect(wrong.context == .equations && wrong.message != nil && wrong.stepper == nil)
    wrong.press(.escape)
    #expect(wrong.context == .menu)
  }

  @Test func whatIsWrongWithALessonIsRead() {
    var broken = Self.entries[0]
    broken.problem = "line 3: there is no graph"
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: [broken])
    state.press("!")
    #expect(state.frame.text.contains("This lesson cannot be opened:"))
    #expect(state.frame.text.contains("line 3: there is no graph"))
    var sound = menu()
    sound.press("!")
    #expect(sound.frame.text.contains("Nothing wrong is known of this lesson."))
  }
}
