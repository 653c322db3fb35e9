import Testing

/// Whatever is typed, the program goes on and then ends as it should.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct RandomInputTests {
  /// Pieces of sequences, whole ones, and such as nobody sends.
  static let pieces = [
    "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[A", "\u{1B}[C", "\u{1B}OC", "\u{1B}[1;2C", "\u{1B}[5~",
    "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;40;6M", "\u{1B}[<0;1", "\u{1B}[<64;1;1M",
    "\u{1B}[<;;M",
    "\u{1B}[<0;99999999999;99999999999M", "\u{1B}[M !!", "\u{1B}[M", "\u{1B}]0;title\u{7}",
    "\u{1B}P1$r\u{1B}\\", "\u{1B}[999999999999999999;1H", "\u{1B}[?1;2c", "\r", "\t", "?", "i", "x",
    "v", "V", "t", "]", "[", "g", "G", " ", "k", "j", "∂", "漢", "🙂", "e\u{301}",
  ]

  /// Ctrl-C, q, and Ctrl-Z: it gives the terminal back for a moment, in which a Ctrl-\ that was typed
  /// ahead is a signal to the shell as well.
  static let mayEndIt: Set<UInt8> = [0x03, UInt8(ascii: "q"), 0x1A]

  @Test(arguments: [("", 1), ("toy-function", 2), ("mlp-batch3", 3), ("constant-init", 4)])
  func randomBytesNeverEndTheProgram(arguments: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let session = try Program.open(arguments)
    #expect(try session.wait(for: "? help"))
    for _ in 0..<12 {
      var bytes: [UInt8] = []
      while bytes.count < 400 {
        if Bool.random(using: &random) {
          bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
        } else {
          bytes.append(.random(in: 0...255, using: &random))
        }
      }
      try session.send(bytes: bytes.filter { !Self.mayEndIt.contains($0) })
    }
    try session.send(bytes: Array("\u{1B}[201~".utf8))
    try expectAlive(session)
  }

  @Test func everyByteIsTakenIn() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "? help"))
    for byte in UInt8.min...UInt8.max where !Self.mayEndIt.contains(byte) {
      try session.send(bytes: [byte])
    }
    try expectAlive(session)
  }

  /// A Latin-1 é and the first two bytes of ∂, which are no characters in UTF-8.
  @Test(arguments: [[0xE9], [0xE2, 0x88], [0xFF], [0x80]])
  func aByteThatIsNoCharacterEatsNoKey(bytes: [UInt8]) throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    let n = UInt8(ascii: "n")
    try session.send(bytes: [n] + bytes + [n, n] + bytes + Array("\u{1B}[C".utf8))
    #expect(try session.wait(for: "step 4 of 24"))
    try session.send(bytes: Array("\u{1B}[200~q".utf8) + bytes + Array("q\u{1B}[201~n".utf8))
    #expect(try session.wait(for: "step 5 of 24"))
    try session.send(bytes: bytes)
    try session.press("n")
    #expect(try session.wait(for: "step 6 of 24"))
  }

  /// It answers, and Ctrl-C ends it and nothing before.
  private func expectAlive(
    _ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    // A sequence or a paste without an end swallows what comes next, but not for ever. Wherever it
    // is, Escape and then ? open the help, however late it answers.
    let hasHelp = try session.wait {
      try session.press("Escape", "?")
      return try session.wait(within: .seconds(2)) {
        let text = try session.text()
        return text.contains("Keys in") || text.contains("What the marks mean")
      }
    }
    #expect(hasHelp, sourceLocation: sourceLocation)
    #expect(try session.exitStatus(within: .zero) == nil, sourceLocation: sourceLocation)
    try session.press("C-c")
    #expect(try session.exitStatus() == 130, sourceLocation: sourceLocation)
    #expect(
      try session.wait { try session.flags() == .restored }, sourceLocation: sourceLocation)
    #expect(try session.hasModesAsBefore(), sourceLocation: sourceLocation)
  }
}
