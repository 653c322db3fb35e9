import Foundation
import Testing

@Suite(.enabled(if: TmuxSession.isAvailable)) struct TmuxSessionTests {
  @Test func whatIsTypedIsSeen() throws {
    let session = try TmuxSession("cat", columns: 40, rows: 10)
    try session.type("it's ∂ℓ/∂f₁; $HOME")
    try session.press("Enter")
    #expect(try session.wait(for: "it's ∂ℓ/∂f₁; $HOME\nit's ∂ℓ/∂f₁; $HOME"))
    try session.press("C-d")
    #expect(try session.exitStatus() == 0)
    #expect(try session.flags() == .restored)
  }

  @Test func sizeAndEnvironmentReachTheCommand() throws {
    let session = try TmuxSession(
      "sh -c 'stty size; echo \"$WORD/$HOME.\"; read line; stty size; exit 3'", columns: 57,
      rows: 13, environment: ["WORD": "it's", "HOME": ""])
    #expect(try session.wait(for: "13 57\nit's/."))
    try session.resize(columns: 31, rows: 9)
    try session.press("Enter")
    #expect(try session.wait(for: "9 31"))
    #expect(try session.exitStatus() == 3)
  }

  @Test func aSignalEndsTheCommandAndNotTheTerminal() throws {
    let session = try TmuxSession("cat")
    #expect(try session.exitStatus(within: .milliseconds(50)) == nil)
    try session.signal(SIGTERM)
    #expect(try session.exitStatus() == 128 + 15)
    #expect(try !session.wait(for: "never", within: .milliseconds(50)))
  }

  @Test func flagsShowWhatAProgramLeavesBehind() throws {
    let session = try TmuxSession(#"printf '\033[?1049h\033[?1000h\033[?25l'"#)
    #expect(try session.exitStatus() == 0)
    let left = TmuxSession.Flags(hasAlternateScreen: true, reportsMouse: true, showsCursor: false)
    #expect(try session.wait { try session.flags() == left })
  }
}
