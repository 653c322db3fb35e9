import Curses
import Testing

@Suite struct OpeningErrorTests {
  @Test(arguments: OpeningError.allCases)
  func everySentenceIsOneLineThatOffersPlain(error: OpeningError) {
    #expect(error.description.contains("--plain"))
    #expect(!error.description.contains("\n"))
    #expect(error.description.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func theSentencesSayWhatIsMissing() {
    #expect(
      OpeningError.inputIsNoTerminal.description
        == "standard input is not a terminal; --plain prints the lesson as text")
    #expect(
      OpeningError.outputIsNoTerminal.description
        == "standard output is not a terminal; --plain prints the lesson as text")
    #expect(
      OpeningError.typeIsMissing.description
        == "TERM is not set, so the screen cannot be drawn; --plain prints the lesson as text")
    #expect(
      OpeningError.typeIsDumb.description
        == "TERM is 'dumb', so the screen cannot be drawn; --plain prints the lesson as text")
    #expect(
      OpeningError.typeIsUnknown.description
        == "this computer does not know the terminal type in TERM; try TERM=xterm-256color, or"
        + " --plain for the lesson as text")
    #expect(
      OpeningError.typeIsTooSimple.description
        == "a terminal of the type in TERM cannot move its cursor; --plain prints the lesson as"
        + " text")
    #expect(
      OpeningError.failed.description
        == "the terminal could not be opened; --plain prints the lesson as text")
  }
}
