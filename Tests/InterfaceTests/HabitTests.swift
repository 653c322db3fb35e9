import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What somebody is used to, in all lessons.
@Suite struct Habituation {
  private func state(_ habits: Habits) throws -> AppState {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.habits = habits
    state.show(try TaskLesson.lesson(ExperimentWay.text))
    return state
  }

  @Test func aKeyStandsForAnother() throws {
    var state = try state(Habits(keys: ["j": .right, "k": .left, "z": "e"]))
    state.press("j")
    #expect(state.study?.spot.position == 1)
    state.press("k")
    #expect(state.study?.spot.position == 0)
    // Where text is typed every key is itself.
    state.press(":")
    state.press("j")
    #expect(state.stepper?.draft?.field.typed == ["j"])
  }

  /// Bar and help name the keys as they are.
  @Test func hintsNameTheKeysThatWork() throws {
    let state = try state(Habits(keys: ["q": .right, "z": "q"]))
    let bar = try #require(state.frame.text.split(separator: "\n").last)
    #expect(bar.contains("z quit") && !bar.contains("q quit"))
    let lines = HelpText(context: .stepper, glyphs: .unicode, habits: state.habits).lines(
      columns: 78)
    #expect(lines.contains { $0.text.hasPrefix("→ l n Space PageDown q  one step forward") })
    #expect(!lines.contains { $0.text.hasPrefix("q ") })
  }

  @Test func decimalsAreWhatOneIsUsedTo() throws {
    #expect(try state(Habits()).stepper?.pen.digits == 3)
    var state = try state(Habits(digits: 5))
    #expect(state.stepper?.pen.digits == 5)
    state.press("v")
    #expect(state.stepper?.pen.digits == 4)
    state.press("V")
    state.press("V")
    #expect(state.stepper?.pen.digits == 6)
  }
}
