import Autodiff
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// The cursor of the terminal, unseen, stands where one is: what reads a screen aloud follows it.
@Suite struct Focus {
  @Test(arguments: [Size(80, 24), Size(120, 40), Size(40, 12), Size(200, 60)])
  func itStandsInTheBoxOfTheStep(_ size: Size) throws {
    var state = ShippedLessons.state("toy-function", size, asks: false)
    for _ in 0..<20 {
      state.press(.right)
      let frame = state.frame
      guard let stepper = state.stepper, state.pages.isEmpty else { break }
      let place = try #require(frame.focus)
      #expect(stepper.node(at: place, size) == stepper.moment.step?.node)
      #expect(frame.cursor == nil)
    }
  }

  @Test func itFollowsTheChosenNode() throws {
    var state = ShippedLessons.state("toy-function", asks: false)
    for _ in 0..<12 {
      state.press(.tab)
      let place = try #require(state.frame.focus)
      #expect(state.stepper?.node(at: place, state.size) == state.stepper?.chosen)
    }
  }

  @Test func itStandsWhereOneTypes() throws {
    var state = ShippedLessons.state("toy-function")
    state.press(":")
    let before = try #require(state.frame.focus)
    _ = state.receive(.key("b"))
    #expect(state.frame.focus == Position(row: before.row, column: before.column + 1))
    #expect(before.row == 23)
  }

  @Test func itStandsOnTheChosenLesson() throws {
    let entries = ["one", "two", "three"].map {
      MenuEntry(id: $0, title: $0, summary: "", section: "S", minutes: nil)
    }
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: entries)
    let first = try #require(state.frame.focus)
    state.press(.down)
    #expect(state.frame.focus == Position(row: first.row + 1, column: first.column))
    #expect(state.frame[first.row + 1, first.column]?.scalar == "▶")
    state.press("?")
    #expect(state.frame.focus == Position(row: 2, column: 1))
  }
}
