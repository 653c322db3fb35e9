import Testing

/// What is pasted is text, however it comes, and what is typed behind it is keys.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct PasteTests {
  static let begin = "\u{1B}[200~"
  static let end = "\u{1B}[201~"

  /// Three presses of →, or of another key that goes on, behind pastes in the same write.
  @Test(arguments: [
    "\(begin)q\(end)\u{1B}[C\u{1B}OCn",
    "\(begin)\(end)\u{1B}[C\(begin)q\(end)\u{1B}[C\(begin)qq\(end)\u{1B}[C",
    "\(begin)\u{1B}[C\u{1B}[Dq\u{1B}[20\u{1B}\(end)nnn",
    "\(begin)∂漢🙂é\(end)n∂\u{1B}[C\u{1B}[C",
    "\(begin)q\(end)\u{1B}[<65;1;1M\u{1B}[M !!nn",
    "\(begin)q\(end)\u{1B}[999;1Hnn\u{1B}[C",
  ])
  func keysBehindAPasteAreKeys(text: String) throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.send(bytes: Array(text.utf8))
    #expect(try session.wait(for: "step 3 of 24"))
  }

  /// Far more than one block, whose end marker may lie across two.
  @Test func aLongPasteIsOnePaste() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    let text = String(repeating: "quit n ∂ℓ/∂β₀\n", count: 500)
    try session.paste(text)
    try session.press("n")
    #expect(try session.wait(for: "step 1 of 24"))
    #expect(try session.exitStatus(within: .zero) == nil)
  }
}
