import Foundation
import Lessons
import Testing

/// However the program ends, the terminal is left as it was found.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SignalTests {
  static let signals: [(name: String, number: Int32)] = [
    ("TERM", SIGTERM), ("HUP", SIGHUP), ("INT", SIGINT), ("QUIT", SIGQUIT), ("SEGV", SIGSEGV),
    ("ABRT", SIGABRT), ("BUS", SIGBUS), ("FPE", SIGFPE), ("ILL", SIGILL), ("TRAP", SIGTRAP),
    ("USR1", SIGUSR1), ("USR2", SIGUSR2), ("ALRM", SIGALRM),
  ]

  @Test(arguments: signals)
  func aSignalEndsTheProgramAndRestoresTheTerminal(name: String, number: Int32) throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.signal(number)
    #expect(try session.exitStatus() == 128 + Int(number))
    #expect(try session.wait { try session.flags() == .restored })
    #expect(try session.hasModesAsBefore())
    #expect(try !session.text().contains("step 0 of 24"))
  }

  @Test func aFaultIsSaidInASentence() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.signal(SIGSEGV)
    #expect(try session.wait(for: "backstep: a fault in the program ended it (SIGSEGV); please"))
  }

  @Test(arguments: ["", "toy-function"])
  func controlCQuitsFromEverywhere(arguments: String) throws {
    let session = try Program.open(arguments)
    #expect(try session.wait(for: "? help"))
    try session.press("?")
    #expect(try session.wait(for: "What the marks mean"))
    try session.press("C-c")
    #expect(try session.exitStatus() == 130)
    #expect(try session.wait { try session.flags() == .restored })
    #expect(try session.hasModesAsBefore())
    #expect(try session.text().withoutTrailingLines == "")
  }

  /// An optimized program has no words of its own for an index that is out of range.
  @Test(arguments: [("trap", "the last words"), ("index", "a fault in the program ended it")])
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

  /// With the signal that says so, and where that is ignored, as under nohup.
  @Test(arguments: [":", ""])
  func aTerminalThatIsGoneEndsTheProgram(trap: String) throws {
    let folder = try TemporaryFolder()
    let program = "\(TmuxSession.quoted(Program.path)) toy-function"
    let script = "trap '\(trap)' HUP; \(program); echo $? > \(folder.path("status"))"
    let session = try Program.open(command: "sh -c \(TmuxSession.quoted(script))")
    #expect(try session.wait(for: "step 0 of 24"))
    session.kill()
    #expect(try session.wait { folder.text("status") == "129\n" })
  }

  /// It stands in the middle of a frame, and of what gives the terminal back; what was done is saved.
  @Test(arguments: [SIGTERM, SIGHUP])
  func aTerminalThatNeverReadsHoldsOffNoSignal(number: Int32) throws {
    var (terminal, other): (Int32, Int32) = (-1, -1)
    var path = [CChar](repeating: 0, count: 256)
    try #require(
      openpty(&terminal, &other, nil, nil, nil) == 0 && ttyname_r(other, &path, path.count) == 0)
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer {
      close(terminal)
      close(other)
    }
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Program.open("toy-function < \(name) > \(name)", environment: place)
    let isOpen = try session.wait { Self.unread(terminal) > 0 }
    #expect(isOpen)
    let file = ProgressFile(folder.path("state/backstep/progress.json"))
    func saved() -> Int { file.read().record.lessons["toy-function"]?.changed ?? 0 }
    // What is done is saved behind the frame, until the system keeps no more of these for somebody
    // who does not read.
    let isHeld = try (0..<400).contains { number in
      let before = saved()
      try #require(write(terminal, number.isMultiple(of: 2) ? "n" : "h", 1) == 1)
      return !(0..<100).contains { _ in
        Thread.sleep(forTimeInterval: 0.01)
        return saved() > before
      }
    }
    #expect(isHeld)
    let before = saved()
    try session.signal(number)
    #expect(try session.exitStatus() == 128 + Int(number))
    #expect(saved() > before)
  }

  /// The bytes that were sent to a terminal and not read.
  private static func unread(_ terminal: Int32) -> Int {
    var count: Int32 = 0
    return ioctl(terminal, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
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
