import Foundation
import Interface
import Screen
import Testing

/// Ctrl-Z and `fg` in a shell with job control.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SuspendTests {
  @Test func controlZGivesTheScreenBackAndFgDrawsItAgain() throws {
    let shell = try Shell()
    var state = Expected.state("toy-function")
    try shell.start(showing: &state)

    try shell.session.press("C-z")
    try shell.expectPrompt()
    try shell.session.type("echo still $((20 + 2)) here")
    try shell.session.press("Enter")
    #expect(try shell.session.wait(for: "still 22 here"))

    try shell.resume()
    try expect(shell.session, toShow: state, after: "fg")
    try shell.session.press("Right")
    _ = state.receive(.key(.right))
    try expect(shell.session, toShow: state, after: "Right after fg")
    #expect(try shell.session.flags().reportsMouse)
    try shell.quit()
  }

  @Test func aResizeWhileItIsStoppedIsSeenAfterwards() throws {
    let shell = try Shell()
    var state = Expected.state("toy-function")
    try shell.start(showing: &state)
    for size in [Size(120, 40), Size(60, 20)] {
      try shell.session.press("C-z")
      try shell.expectPrompt()
      try shell.session.resize(columns: size.columns, rows: size.rows)
      try shell.resume()
      _ = state.receive(.resized(size))
      try expect(shell.session, toShow: state, after: "a resize to \(size) and fg")
    }
    try shell.quit()
  }

  @Test(arguments: [SIGTSTP, SIGSTOP])
  func aSignalThatStopsItIsAsGoodAsControlZ(signal: Int32) throws {
    let shell = try Shell()
    var state = Expected.state("toy-function")
    try shell.start(showing: &state)
    #expect(try kill(shell.identifier(), signal) == 0)
    // SIGSTOP cannot be caught: what the screen is like then is the shell's affair.
    if signal == SIGTSTP { try shell.expectPrompt() }
    #expect(try shell.session.wait(for: "ready>"))
    try shell.resume()
    // In the program's modes the shell would read a key that comes at once together with its line.
    try expect(shell.session, toShow: state, after: "fg")
    try shell.session.press("Right")
    _ = state.receive(.key(.right))
    try expect(shell.session, toShow: state, after: "Right after fg")
    try shell.quit()
  }
}

/// An interactive shell in a terminal, and the program in it.
private struct Shell {
  let session: TmuxSession
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    session = try Program.open(command: "sh -i")
    try #require(try session.wait(for: "ready>"))
  }

  /// Starts the toy function and makes two steps.
  func start(showing state: inout AppState) throws {
    let program = TmuxSession.quoted(Program.path)
    let script = try folder.write(
      "stty -g > \(folder.path("before"))\necho $$ > \(folder.path("process"))\n"
        + "exec \(program) toy-function\n", to: "start")
    try session.type("sh \(script)")
    try session.press("Enter")
    try expect(session, toShow: state, after: "opening")
    try session.press("Right", "Right")
    for _ in 0..<2 { _ = state.receive(.key(.right)) }
    try expect(session, toShow: state, after: "two steps")
  }

  func identifier() throws -> pid_t {
    try #require(pid_t(folder.text("process").withoutTrailingLines))
  }

  func expectPrompt() throws {
    #expect(try session.wait { try session.flags() == .restored })
    // The prompt before it has a command behind it.
    #expect(try session.wait { try session.text().withoutTrailingLines.hasSuffix("ready>") })
    #expect(try !session.text().contains("of 24"))
  }

  /// With a line feed: after SIGSTOP the terminal's modes are still those of the program.
  func resume() throws {
    try session.type("fg")
    try session.press("C-j")
  }

  func quit() throws {
    try session.press("q")
    #expect(try session.wait { try session.flags() == .restored })
    let after = folder.path("after")
    try session.type("stty -g > \(after); echo ended $? >> \(after)")
    try session.press("Enter")
    #expect(try session.wait { folder.text("after").contains("ended") })
    #expect(folder.text("after").hasPrefix(folder.text("before").withoutTrailingLines))
  }
}
