import Interface
import Screen
import Testing

/// A question answered wrongly in the real program is told the slip.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SlipTests {
  /// Types the same into a terminal and a state, and holds the one against the other.
  private func answer(
    _ cells: [String], _ session: TmuxSession, _ state: inout AppState
  ) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 {
        try session.press("Tab")
        _ = state.receive(.key(.tab))
      }
      try session.type(cell)
      for character in cell { _ = state.receive(.key(.character(character))) }
    }
    try session.press("Enter")
    _ = state.receive(.key(.enter))
    try expect(session, toShow: state, after: "\(cells)")
  }

  private func erase(_ count: Int, _ session: TmuxSession, _ state: inout AppState) throws {
    for _ in 0..<count {
      try session.press("BSpace")
      _ = state.receive(.key(.backspace))
    }
  }

  @Test func aNumber() throws {
    var state = Expected.state("toy-function")
    let session = try Program.open("toy-function --no-progress")
    #expect(try session.wait(for: "step 0 of 24"))
    for step in 1...13 {
      try session.press("Right")
      _ = state.receive(.key(.right))
      #expect(try session.wait(for: "step \(step) of 24"))
    }
    try session.press("Enter")
    _ = state.receive(.key(.enter))
    try answer(["2"], session, &state)
    #expect(state.frame.text.contains("That is the local derivative alone. Multiply it by ∂ℓ/∂f₂."))
    try erase(1, session, &state)
    try answer(["0.673"], session, &state)
    #expect(state.frame.text.contains("That takes ω₁ where ω₂ belongs."))
    try erase(5, session, &state)
    try answer(["3.366"], session, &state)
    #expect(state.frame.text.contains("opposite sign"))
    try erase(5, session, &state)
    try answer(["-3.366"], session, &state)
    #expect(state.frame.text.contains("✓ Right: −3.366."))
  }

  @Test func aMatrix() throws {
    var state = Expected.state("mlp-batch3")
    let session = try Program.open("mlp-batch3 --no-progress")
    func header() -> String {
      state.frame.line(0).split(separator: "   ").last.map(String.init) ?? ""
    }
    #expect(try session.wait(for: header()))
    for _ in 1...10 {
      repeat {
        try session.press("Right")
        _ = state.receive(.key(.right))
      } while state.frame.text.contains("A question waits")
      #expect(try session.wait(for: header()))
    }
    try session.press("Enter")
    _ = state.receive(.key(.enter))
    try answer(["0", "2", "0", "2", "-1", "0"], session, &state)
    #expect(state.frame.text.contains("That would be right for the sum over the 3 examples"))
    #expect(state.frame.text.contains("Not yet: 3 of 6 entries are right."))
  }

  @Test(arguments: [false, true]) func plainModeNamesItToo(ascii: Bool) throws {
    let session = try Program.open("toy-function --plain" + (ascii ? " --ascii" : ""), rows: 60)
    #expect(try session.wait(for: "n next, p back, q quit:"))
    for step in 1...13 {
      try session.press("n", "Enter")
      #expect(try session.wait(for: "Step \(step) of 24"))
    }
    try session.type("2")
    try session.press("Enter")
    let gradient = ascii ? "dl/df2" : "∂ℓ/∂f₂"
    #expect(
      try session.wait(for: "That is the local derivative alone. Multiply it by \(gradient)."))
    try session.type("-3.366")
    try session.press("Enter")
    #expect(try session.wait(for: "Right: "))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
  }
}
