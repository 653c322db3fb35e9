import Screen
import Testing

@Suite struct RecordedTerminalTests {
  @Test func itPlaysItsEventsAndThenIsGone() {
    let terminal = RecordedTerminal(
      size: Size(80, 24), events: [.key(.right), .resized(Size(40, 12)), .timeout])
    #expect(terminal.wait(timeout: nil) == .key(.right))
    #expect(terminal.size == Size(80, 24))
    #expect(terminal.wait(timeout: 10) == .resized(Size(40, 12)))
    #expect(terminal.size == Size(40, 12))
    #expect(terminal.wait(timeout: 10) == .timeout)
    #expect(terminal.wait(timeout: nil) == .hangup)
    #expect(terminal.wait(timeout: nil) == .hangup)
  }

  @Test func itKeepsEveryFrame() {
    let terminal = RecordedTerminal(size: Size(3, 1))
    terminal.show(Frame(text: "one"))
    terminal.show(Frame(text: "two"))
    terminal.suspend()
    terminal.close()
    #expect(terminal.frames.map(\.text) == ["one", "two"])
    #expect(terminal.text == "two")
    #expect(terminal.suspensions == 1)
    #expect(terminal.isClosed)
  }
}

@Suite struct KeyTests {
  @Test func keysAreSpelledAsHelpWritesThem() {
    #expect(Key.right.spelling() == "→")
    #expect(Key.shiftRight.spelling() == "Shift-→")
    #expect(Key.shiftRight.spelling(.ascii) == "Shift-Right")
    #expect(Key.character(" ").spelling() == "Space")
    #expect(Key.character("]").spelling() == "]")
    #expect(Key.function(5).spelling() == "F5")
    #expect(Key.control("c").spelling() == "Ctrl-C")
    #expect(Key.backTab.spelling() == "Shift-Tab")
  }
}
