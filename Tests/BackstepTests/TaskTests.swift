import Testing

/// A task of a lesson, done in the built program.
@Suite struct TaskTests {
  static let lesson = """
    format: 1
    id: trying
    title: Trying
    graph: |
      f0 = β0 + Ω0 @ x
      h1 = relu(f0)
      L  = sum_squares(h1)
    given:
      x:  [[1, 2], [2, 1]]
      β0: [0, -1]
      Ω0: [[1, -1], [0.5, 1]]
    learn: [β0, Ω0]
    digits: 3
    steps:
      - at: end
        say: A gate that is shut sends nothing back.
        try:
          id: kill-unit
          prompt: Change β0 so that no example reaches Ω0.
          edit: [β0]
          done_when: max(abs(grad(Ω0))) == 0
          solution: {β0: [-9, -9]}
          hints: ["A large negative bias shuts a ReLU."]
    """

  @Test(.enabled(if: TmuxSession.isAvailable), arguments: [(80, 24), (40, 12)])
  func aUnitIsKilledAndTheValuesComeBack(columns: Int, rows: Int) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.lesson, to: "trying.yaml")
    #expect(try Program.run("check", file).status == 0)
    let session = try Program.open(
      "\(TmuxSession.quoted(file)) --no-progress", columns: columns, rows: rows)
    #expect(try session.wait(for: "→ next"))
    try session.press("End")
    #expect(try session.wait(for: "Try: Change β0"))
    let before = try session.text()
    try session.press("Enter")
    #expect(try session.wait(for: "Edit β₀[1, 1]"))
    try session.type("q9")
    try session.press("Enter")
    #expect(try session.wait(for: "'q9' is not a number"))
    try session.press("BSpace", "BSpace")
    try session.type("−9")
    try session.press("Tab")
    #expect(try session.wait(for: "Edit β₀[2, 1]"))
    try session.press("C-t")
    #expect(try session.wait(for: "Hint 1: A large negative bias"))
    try session.press("Enter")
    #expect(try session.wait(for: "max[abs[∂L/∂Ω₀]] is 8; it should"))
    #expect(try session.text().contains("trying: β₀"))
    try session.press("e", "Down")
    try session.type("-18/2")
    try session.press("Enter")
    #expect(try session.wait(for: "✓ Done: max[abs[∂L/∂Ω₀]] is 0."))
    try session.press("Escape")
    #expect(try session.wait(for: "You left the task;"))
    try session.press("Left", "Right")
    #expect(try session.wait(for: "✓ Done: with your values"))
    let boxes = (2...4).map { row in before.split(separator: "\n")[row] }
    let areBack: () throws -> Bool = {
      try (2...4).map { row in try session.text().split(separator: "\n")[row] } == boxes
    }
    #expect(try session.wait(until: areBack), "\(boxes)")
    #expect(try !session.text().contains("trying"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    #expect(try session.hasModesAsBefore())
  }

  @Test func plainModePrintsTheTaskAndWhereItsSolutionLeads() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.lesson, to: "trying.yaml")
    let plain = try Program.run(file, "--plain")
    #expect(plain.status == 0 && plain.errors == "")
    #expect(
      plain.output.hasSuffix(
        """
        Try: Change β0 so that no example reaches Ω0.
        max[abs[∂L/∂Ω₀]] is 8; it should be 0.
        A solution: β₀ = [−9; −9]. Then max[abs[∂L/∂Ω₀]] is 0.
        The end of Trying
        This lesson is done; its task is still open.
        Tasks
        ○ open: Change β0 so that no example reaches Ω0.

        """), "\(plain.output)")
    let none = try Program.run(file, "--plain", "--no-questions")
    #expect(!none.output.contains("Try:"))
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func plainModeTriesItInSentences() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.lesson, to: "trying.yaml")
    let session = try Program.open("\(TmuxSession.quoted(file)) --plain", columns: 100, rows: 50)
    #expect(try session.wait(for: "n next, p back, q quit:"))
    for _ in 0..<8 { try session.press("Enter") }
    #expect(try session.wait(for: "Try: Change β0 so that no example reaches Ω0."))
    try session.type("set β0[1] = −9")
    try session.press("Enter")
    #expect(try session.wait(for: "max[abs[∂L/∂Ω₀]] is 8; it should be 0."))
    #expect(try session.wait(for: "set, undo, h hint, leave, g start, n next"))
    try session.type("set β0 = [-9, -9]")
    try session.press("Enter")
    #expect(try session.wait(for: "Done: max[abs[∂L/∂Ω₀]] is 0."))
    try session.type("leave")
    try session.press("Enter")
    #expect(try session.wait(for: "You left the task; the lesson's values are back."))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
  }
}
