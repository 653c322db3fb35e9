import Interface
import Screen
import Testing

/// Windows of all sizes, changed while a lesson is open.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct ResizeTests {
  @Test func everySizeShowsWhatTheStateShows() throws {
    var state = Expected.state("mlp-batch3")
    let session = try Program.open("mlp-batch3")
    try session.press("]", "]", "Right")
    for key in [Key.character("]"), .character("]"), .right] { _ = state.receive(.key(key)) }
    try expect(session, toShow: state, after: "three keys")
    let sizes = [
      Size(1, 1), Size(200, 60), Size(1, 60), Size(200, 1), Size(24, 6), Size(23, 5), Size(40, 12),
      Size(120, 40), Size(80, 24),
    ]
    for size in sizes {
      try session.resize(columns: size.columns, rows: size.rows)
      _ = state.receive(.resized(size))
      // Curses cannot write the last cell of a single column.
      guard size.columns > 1 else { continue }
      try expect(session, toShow: state, after: "a resize to \(size)")
    }
  }

  @Test(arguments: Expected.stepped)
  func aStormOfResizesNeverLosesThePlace(id: String) throws {
    var random = SeededGenerator(seed: 7)
    var state = Expected.state(id)
    let session = try Program.open(id)
    try session.press("]", "]")
    for _ in 0..<2 { _ = state.receive(.key(.character("]"))) }
    for _ in 0..<40 {
      try session.resize(
        columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
    }
    try session.resize(columns: 80, rows: 24)
    try expect(session, toShow: state, after: "the storm")
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  @Test func stepsAreTakenDuringAStorm() throws {
    var random = SeededGenerator(seed: 8)
    var state = Expected.state("constant-init")
    let session = try Program.open("constant-init")
    for index in 0..<12 {
      try session.resize(
        columns: .random(in: 1...200, using: &random), rows: .random(in: 1...60, using: &random))
      try session.press(index % 3 == 2 ? "Left" : "Right")
      _ = state.receive(.key(index % 3 == 2 ? .left : .right))
    }
    try session.resize(columns: 80, rows: 24)
    try expect(session, toShow: state, after: "the storm")
  }
}
