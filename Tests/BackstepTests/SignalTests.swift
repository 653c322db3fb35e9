import Foundation
import Testing

/// However the program ends, the terminal is left as it was found.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SignalTests {
  static let signals: [(name: String, number: Int32)] = [
    ("TERM", SIGTERM), ("HUP", SIGHUP), ("INT", SIGINT), ("QUIT", SIGQUIT), ("SEGV", SIGSEGV),
    ("ABRT", SIGABRT), ("BUS", SIGBUS), ("FPE", SIGFPE), ("ILL", SIGILL), ("TRAP", SIGTRAP),
  ]

  @Test(arguments: signals)
  func aSignalEndsTheProgramAndRestoresTheTerminal(name: String, number: Int32) throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.signal(name)
    #expect(try session.exitStatus() == 128 + Int(number))
    #expect(try session.wait { try session.flags() == .restored })
    #expect(try session.hasModesAsBefore())
    #expect(try !session.text().contains("step 0 of 24"))
  }

  @Test func aFaultIsSaidInASentence() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.signal("SEGV")
    #expect(try session.wait(for: "backstep: a fault in the program ended it (SIGSEGV); please"))
  }

  @Test(arguments: ["", "toy-function"])
  func controlCQuitsFromEverywhere(arguments: String) throws {
    let session = try Program.open(arguments)
    #expect(try session.wait(for: "? help"))
    try session.press("?")
    #expect(try session.wait(for: "Keys in"))
    try session.press("C-c")
    #expect(try session.exitStatus() == 130)
    #expect(try session.wait { try session.flags() == .restored })
    #expect(try session.hasModesAsBefore())
    #expect(try session.text().withoutTrailingLines == "")
  }

  @Test(arguments: [("trap", "the last words"), ("index", "Index out of range")])
  func aSwiftTrapRestoresTheTerminalAndItsLastWordsAreRead(end: String, words: String) throws {
    let session = try crash(end)
    let status = try session.exitStatus()
    #expect(status == 128 + Int(SIGILL) || status == 128 + Int(SIGTRAP))
    #expect(try session.wait(for: words))
    try expectRestored(session)
  }

  @Test func aFullStackRestoresTheTerminal() throws {
    let session = try crash("overflow")
    let status = try session.exitStatus()
    #expect(status == 128 + Int(SIGSEGV) || status == 128 + Int(SIGBUS))
    try expectRestored(session)
  }

  @Test func leavingWithoutClosingRestoresTheTerminal() throws {
    let session = try crash("exit")
    #expect(try session.exitStatus() == 7)
    try expectRestored(session)
  }

  @Test func aTerminalThatIsGoneEndsTheProgram() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    let identifier = try session.processIdentifier()
    #expect(try isRunning(identifier))
    session.kill()
    let deadline = ContinuousClock.now + .seconds(20)
    while try isRunning(identifier), ContinuousClock.now < deadline {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(try !isRunning(identifier))
  }

  /// A process that has ended and that nobody has asked about yet counts as ended.
  private func isRunning(_ identifier: Int32) throws -> Bool {
    let state = try ShellCommand(["ps", "-o", "stat=", "-p", "\(identifier)"]).output
    return !state.isEmpty && !state.hasPrefix("Z")
  }

  private func crash(_ end: String) throws -> TmuxSession {
    let session = try Program.open(command: "\(TmuxSession.quoted(Program.crashing)) \(end)")
    #expect(try session.wait(for: "about to end"))
    try session.press("x")
    return session
  }

  private func expectRestored(
    _ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(
      try session.wait { try session.flags() == .restored }, sourceLocation: sourceLocation)
    #expect(try session.hasModesAsBefore(), sourceLocation: sourceLocation)
    #expect(try !session.text().contains("about to end"), sourceLocation: sourceLocation)
  }
}
