import Foundation
import Testing

/// What is sent to the terminal: no colours where none are wanted, nothing when nothing happens.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SentBytesTests {
  @Test(arguments: [
    ("", ["NO_COLOR": "1"]), ("--color never", [:]), ("--color never", ["TERM": "xterm-256color"]),
    ("", ["TERM": "vt100"]),
  ])
  func noColourIsSentWhereNoneIsWanted(option: String, environment: [String: String]) throws {
    #expect(try colors(option: option, environment: environment) == [])
  }

  @Test(arguments: [("", [:]), ("--color always", ["NO_COLOR": "1"])])
  func coloursAreSentOtherwise(option: String, environment: [String: String]) throws {
    #expect(try !colors(option: option, environment: environment).isEmpty)
  }

  @Test func nothingIsSentWhenNothingHappens() throws {
    let session = try open("toy-function")
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 24"))
    #expect(try session.wait { session.sent.contains("step") })
    try expectSilence(session)
  }

  @Test func nothingIsSentForAKeyThatDoesNothing() throws {
    let session = try open("toy-function")
    try expectSilence(session)
    let sent = session.sent
    try session.press("Left", "Home", "F6", "Z", "Escape")
    try session.paste("qqq")
    try expectSilence(session)
    #expect(session.sent == sent)
  }

  /// The question goes out with the first frame; the answer may come whenever it likes, or never.
  @Test(arguments: [("rgb:1e1e/2222/2a2a", 75), ("rgb:ff/ff/ff", 25), ("rgba:f/f/f/f", 25)])
  func coloursSuitTheBackgroundThatATerminalTellsOf(answer: String, blue: Int) throws {
    let session = try open("toy-function", environment: ["TERM": "xterm-256color"])
    #expect(try session.wait { session.sent.contains("\u{1B}]11;?\u{1B}\\") })
    #expect(!session.sent.contains("38;5;\(blue)m"))
    try session.send(bytes: Array("\u{1B}]11;\(answer)\u{1B}\\".utf8))
    #expect(try session.wait { session.sent.contains("38;5;\(blue)m") })
    #expect(try session.text().contains("step 0 of 24"))
  }

  @Test(arguments: [
    "11;rgb:zz/0/0", "11;rgb:12345/0/0", "11;rgb:1/1", "11;", "10;rgb:f/f/f", "11;?",
  ])
  func whatIsNoAnswerIsNoKey(answer: String) throws {
    let session = try open("toy-function", environment: ["TERM": "xterm-256color"])
    try session.send(bytes: Array("\u{1B}]\(answer)\u{7}".utf8))
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 24"))
    #expect(!session.sent.contains("38;5;25m") && !session.sent.contains("38;5;75m"))
  }

  @Test(arguments: [("--theme standard", [:]), ("--color never", [:]), ("", ["COLORFGBG": "15;0"])])
  func noTerminalIsAskedWhereTheThemeIsKnown(
    option: String, environment: [String: String]
  ) throws {
    let session = try open(
      "\(option) toy-function",
      environment: environment.merging(["TERM": "xterm-256color"]) { $1 })
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 24"))
    #expect(!session.sent.contains("]11;"))
  }

  /// The colours that were sent from before the program began until after it ended.
  private func colors(option: String, environment: [String: String]) throws -> [String] {
    let session = try open("\(option)", environment: environment)
    try session.press("Enter")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.press("]", "]")
    #expect(try session.wait(for: "step 9 of 24"))
    try session.press("q")
    #expect(try session.wait(for: "q quit"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    // What comes after the program shows that all before it has been copied.
    #expect(try session.wait { session.sent.contains("the end of it") })
    return session.sent.matches(of: /\u{1B}\[([0-9;:]*)m/).flatMap { match in
      match.1.split(whereSeparator: { ";:".contains($0) }).map(String.init).filter { number in
        guard let number = Int(number) else { return false }
        return (30...49).contains(number) || (90...107).contains(number)
      }
    }
  }

  /// Opens the program once everything that is sent is recorded.
  private func open(
    _ arguments: String, environment: [String: String] = [:]
  ) throws -> TmuxSession {
    let program = "\(TmuxSession.quoted(Program.path)) \(arguments)"
    let script = "read line; \(program); code=$?; echo the end of it; exit $code"
    let session = try Program.open(
      command: "sh -c \(TmuxSession.quoted(script))", environment: environment)
    try session.recordSent()
    try session.press("Enter")
    #expect(try session.wait(for: "? help"))
    return session
  }

  /// Half a second in which nothing is sent, once all that was to be sent has been.
  private func expectSilence(
    _ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var before = ""
    let isSilent = try session.wait(within: .seconds(10)) {
      before = session.sent
      Thread.sleep(forTimeInterval: 0.5)
      return session.sent == before
    }
    #expect(isSilent && !before.isEmpty, sourceLocation: sourceLocation)
  }
}
