import Interface
import Screen
import Testing

/// The built program, stepped through with keys in a terminal.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct SteppingTests {
  @Test(arguments: Expected.stepped)
  func everyStepOfALessonLooksTheSameForwardsAndBack(id: String) throws {
    let screens = Expected.screens(id)
    #expect(screens.count > 8)
    let session = try Program.open(id)
    try #require(try session.screen(becoming: screens[0]) == screens[0].withoutTrailingLines)
    for (position, screen) in screens.enumerated().dropFirst() {
      try session.press("Right")
      let shown = try session.screen(becoming: screen)
      try #require(shown == screen.withoutTrailingLines, "step \(position) forwards")
    }
    for (position, screen) in Expected.screensBack(id).enumerated() {
      try session.press("Left")
      let shown = try session.screen(becoming: screen)
      try #require(shown == screen.withoutTrailingLines, "step \(position) back")
    }
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    #expect(try session.flags() == .restored)
    #expect(try session.hasModesAsBefore())
  }

  @Test func everyKeyDoesInATerminalWhatItDoesToTheState() throws {
    let presses: [Press] = [
      Press("]"), Press("]"), .right, Press("["), .end, .home, .shiftRight, .shiftRight, .shiftLeft,
      Press("l"), Press("n"), Press(" "), .pageDown, Press("h"), Press("p"), .pageUp, .tab, .tab,
      .backTab, .enter, .down, .tab, Press("?"), .pageDown, .up, .escape, .escape, .escape,
      Press("G"), Press("g"), Press("i"), Press("q"), Press("x"), .end, Press("x"), Press("x"),
      Press("v"), Press("V"), Press("V"), .tab, Press("t"), .f5, Press("é"), Press("∂"),
    ]
    var state = Expected.state("mlp-batch3")
    let session = try Program.open("mlp-batch3")
    try expect(session, toShow: state, after: "opening")
    for press in presses {
      try session.press(press.name)
      _ = state.receive(.key(press.key))
      try expect(session, toShow: state, after: press.name)
    }
  }

  @Test func passesAreReachedWithBracketsAndTheEndsWithHomeAndEnd() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    for (key, place) in [
      ("]", "▶ forward 1/8 · #1 · #2   step 1 of 24"),
      ("]", "✓ · ◀ backward #1 1/8 · #2   step 9 of 24"),
      ("]", "✓ · ✓ · ◀ backward #2 1/8   step 17 of 24"), ("[", "step 9 of 24"),
      ("End", "step 24 of 24"), ("Home", "start · forward · #1 · #2   step 0 of 24"),
    ] {
      try session.press(key)
      #expect(try session.wait(for: place), "after \(key)")
    }
  }

  @Test func aClickChoosesTheNodeBelowIt() throws {
    var state = Expected.state("toy-function")
    let session = try Program.open("toy-function")
    try expect(session, toShow: state, after: "opening")
    let before = state.frame.text
    let box = try #require(place(of: "h₂", in: state.frame))
    try session.send(bytes: Array("\u{1B}[<0;\(box.column + 1);\(box.row + 2)M".utf8))
    try session.send(bytes: Array("\u{1B}[<0;\(box.column + 1);\(box.row + 2)m".utf8))
    _ = state.receive(
      .mouse(MousePress(.left, at: Position(row: box.row + 1, column: box.column))))
    #expect(state.frame.text != before)
    try expect(session, toShow: state, after: "a click")
    try session.press("Enter")
    _ = state.receive(.key(.enter))
    try expect(session, toShow: state, after: "Enter on the clicked node")
    #expect(state.frame.text.contains("h₂ = exp[f₁]"))
  }

  @Test func theWheelGoesForwardsAndBack() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    for _ in 0..<3 { try session.send(bytes: Array("\u{1B}[<65;9;9M".utf8)) }
    #expect(try session.wait(for: "step 3 of 24"))
    try session.send(bytes: Array("\u{1B}[<64;9;9M".utf8))
    #expect(try session.wait(for: "step 2 of 24"))
  }

  @Test func whatIsPastedDoesNothing() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.paste("q\u{3}nnn\nq quit\n]]")
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.send(bytes: Array("\u{1B}[200~qqq\u{1B}[201~".utf8))
    try session.press("Right")
    #expect(try session.wait(for: "step 2 of 24"))
    #expect(try session.exitStatus(within: .zero) == nil)
  }

  /// On a slow line they arrive together.
  @Test func whatFollowsEscAtOnceIsNotLost() throws {
    let session = try Program.open("toy-function")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.send(bytes: Array("\u{1B}\u{1B}[C".utf8))
    #expect(try session.wait(for: "step 1 of 24"))
    try session.send(bytes: Array("\u{1B}\u{1B}[200~qqq\u{1B}[201~\u{1B}\u{1B}OC".utf8))
    #expect(try session.wait(for: "step 2 of 24"))
    try session.send(bytes: Array("\u{1B}[1;\u{1B}[C".utf8))
    #expect(try session.wait(for: "step 3 of 24"))
    try session.send(bytes: Array("\u{1B}n".utf8))
    #expect(try session.wait(for: "step 4 of 24"))
    try session.send(bytes: Array("\u{1B}[<0;\u{1B}[C".utf8))
    #expect(try session.wait(for: "step 5 of 24"))
  }

  private func place(of text: String, in frame: Frame) -> Position? {
    for row in 0..<frame.size.rows {
      let cells = frame[row: row]
      let line = String(String.UnicodeScalarView(cells.map(\.scalar)))
      if let range = line.firstRange(of: text) {
        return Position(
          row: row, column: line.distance(from: line.startIndex, to: range.lowerBound))
      }
    }
    return nil
  }
}

/// The screen is what the state shows.
func expect(
  _ session: TmuxSession, toShow state: AppState, after what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expected = state.frame.text
  let shown = try session.screen(becoming: expected)
  try #require(
    shown == expected.withoutTrailingLines, "after \(what)", sourceLocation: sourceLocation)
}
