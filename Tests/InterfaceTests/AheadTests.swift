import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What is typed while a question waits, before its field is open.
@Suite struct TypedAhead {
  private static func state() throws -> AppState {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Questions.lesson())
    press(&state, .right)
    return state
  }

  private static func press(_ state: inout AppState, _ keys: Key...) {
    for key in keys {
      _ = state.receive(.key(key))
      state.finish()
    }
  }

  private static func type(_ state: inout AppState, _ text: String) {
    for character in text { press(&state, .character(character)) }
  }

  private static func lastLine(_ state: AppState) -> String {
    String(state.frame.text.split(separator: "\n").last ?? "")
  }

  /// Enter opens the field with it, and once more submits it.
  @Test(arguments: ["8.75", "8", "-3.5", ".5", "−2", "123456789"])
  func aNumberIsNotLost(_ number: String) throws {
    var state = try Self.state()
    #expect(state.stepper?.moment.pending != nil)
    Self.type(&state, number)
    #expect(state.stepper?.field == nil)
    #expect(Self.lastLine(state).contains(number))
    #expect(Self.lastLine(state).contains("Enter answer"))
    Self.press(&state, .enter)
    #expect(state.stepper?.draft?.field.typed == [number])
    Self.press(&state, .enter)
    #expect((state.stepper?.moment.pending == nil) == (number == "8.75"))
  }

  @Test func itTakesThePlaceOfWhatWasTypedBefore() throws {
    var state = try Self.state()
    Self.press(&state, .enter)
    Self.type(&state, "7")
    Self.press(&state, .escape)
    Self.type(&state, "8.7")
    Self.press(&state, .backspace)
    Self.type(&state, "75")
    Self.press(&state, .enter)
    #expect(state.stepper?.draft?.field.typed == ["8.75"])
  }

  /// Digits count for other keys as ever; what is no count does not.
  @Test func digitsStillCount() throws {
    var state = try Self.state()
    Self.type(&state, "2")
    #expect(Self.lastLine(state).contains("so many on"))
    Self.type(&state, ".")
    #expect(!Self.lastLine(state).contains("so many on"))
    Self.press(&state, .escape)
    #expect(state.ahead.isEmpty)
    Self.type(&state, "0g")
    #expect(state.stepper?.moment.position == 0)
    #expect(state.ahead.isEmpty)
  }

  /// Where none is asked for, a number begins nothing.
  @Test(arguments: ["."] as [Key]) func elsewhereItIsNoKey(_ key: Key) throws {
    var state = try Self.state()
    Self.press(&state, .home, key)
    #expect(state.ahead.isEmpty)
    #expect(state.message == "No such key here; ? lists them.")
  }

  @Test func anExperimentTakesItToo() throws {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try TaskLesson.lesson(ExperimentPlots.text))
    state.finish()
    Self.press(&state, .right)
    Self.type(&state, "0.5")
    #expect(Self.lastLine(state).contains("0.5"))
    Self.press(&state, .enter)
    #expect(state.experiment?.field?.typed == ["0.5"])
  }
}
