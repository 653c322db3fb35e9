import Interface
import Screen
import Testing

/// Terminals that can show something, and those that cannot.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct TerminalTypeTests {
  @Test(
    arguments: [
      "linux", "vt100", "screen", "tmux", "tmux-256color", "xterm", "xterm-256color",
    ].filter(isKnown))
  func lessonsAreSteppedThroughOnMostTerminals(type: String) throws {
    let session = try Program.open("", environment: ["TERM": type])
    #expect(try session.wait(for: "q quit"))
    try session.press("Enter")
    var state = Expected.state("toy-function", fromMenu: true)
    try expect(session, toShow: state, after: "Enter")
    for press in [Press.right, Press("]"), .left, .end, .tab, .home] {
      try session.press(press.name)
      _ = state.receive(.key(press.key))
      try expect(session, toShow: state, after: press.name)
    }
    try session.press("q")
    #expect(try session.wait(for: "q quit"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    #expect(try session.wait { try session.flags() == .restored })
    #expect(try session.hasModesAsBefore())
  }

  @Test(arguments: [
    ("dumb", "TERM is 'dumb', so the screen cannot be drawn; --plain prints the lesson as text"),
    ("", "TERM is not set, so the screen cannot be drawn; --plain prints the lesson as text"),
    (
      "nonsense",
      "this computer does not know the terminal type in TERM; try TERM=xterm-256color, or --plain"
        + " for the lesson as text"
    ),
  ])
  func aTerminalThatCannotBeDrawnOnIsToldInOneSentence(type: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    let session = try Program.open(
      "toy-function 2> \(folder.path("errors"))", environment: ["TERM": type])
    #expect(try session.exitStatus() == 2)
    #expect(folder.text("errors") == "backstep: \(sentence)\n")
    #expect(try session.text().withoutTrailingLines == "")
    #expect(try session.flags() == .restored)
    #expect(try session.hasModesAsBefore())
  }

  @Test(arguments: [
    ("> $FOLDER/output", "standard output is not a terminal"),
    ("< /dev/null", "standard input is not a terminal"),
    ("<&-", "standard input is not a terminal"),
    (">&-", "standard output is not a terminal"),
  ])
  func whatIsNoTerminalIsToldInOneSentence(redirection: String, sentence: String) throws {
    for arguments in ["", "toy-function"] {
      let folder = try TemporaryFolder()
      let session = try Program.open(
        "\(arguments) \(redirection) 2> $FOLDER/errors", environment: ["FOLDER": folder.path("")])
      #expect(try session.exitStatus() == 2)
      #expect(
        folder.text("errors") == "backstep: \(sentence); --plain prints the lesson as text\n")
      #expect(folder.text("output") == "")
      #expect(try session.text().withoutTrailingLines == "")
      #expect(try session.hasModesAsBefore())
    }
  }

  @Test(arguments: [
    ("--ascii", [:]), ("", ["LC_ALL": "C"]), ("", ["LC_ALL": "POSIX"]),
    ("", ["LC_ALL": "", "LC_CTYPE": "", "LANG": ""]),
  ])
  func withoutUnicodeEverythingIsASCII(option: String, environment: [String: String]) throws {
    var state = Expected.state("toy-function", ascii: true)
    let session = try Program.open("toy-function \(option)", environment: environment)
    try expect(session, toShow: state, after: "opening")
    for press in [Press("]"), Press("]"), .right, .right, Press("]"), .enter, Press("?")] {
      try session.press(press.name)
      _ = state.receive(.key(press.key))
      try expect(session, toShow: state, after: press.name)
      #expect(state.frame.isASCII)
    }
  }

  @Test func anUnknownLocaleOfAnotherMachineKeepsItsUnicode() throws {
    let state = Expected.state("toy-function")
    let session = try Program.open("toy-function", environment: ["LC_ALL": "xx_YY.UTF-8"])
    try expect(session, toShow: state, after: "opening")
  }

  private static func isKnown(_ type: String) -> Bool {
    (try? ShellCommand(["infocmp", type]).status) == 0
  }
}
