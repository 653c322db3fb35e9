import Foundation
import Testing

/// A lesson of parts, the second of which trains, in the built program.
@Suite struct PartsTests {
  static let text = """
    format: 1
    id: two-ways
    title: Two ways
    parts:
      - title: A product
        graph: l = w * x
        given: {w: 2, x: 3}
        steps:
          - at: backward w
            ask: {id: grad-w, type: number, prompt: Which number?, answer: grad(w)}
      - title: It trains
        graph: l = (w * x - y)^2
        given: {w: 1, x: 2, y: 5}
        train: {optimizer: sgd, rate: 0.05, steps: 50}

    """

  private func trace(_ arguments: String...) throws -> ShellCommand {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "two.yaml")
    return try Program.run(["trace", file] + arguments)
  }

  @Test func eachPartIsTraced() throws {
    let first = try trace()
    #expect(first.status == 0 && first.output.contains("ℓ = w · x"))
    #expect(try trace("--part", "1").output == first.output)
    let second = try trace("--part", "2", "--iteration", "1")
    #expect(second.output.contains("ℓ = (w · x − y)²"))
    let json = try trace("--part", "2", "--format", "json").output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(document["part"] as? Int == 2)
    #expect((document["steps"] as? [Any])?.count == 4)
  }

  @Test(arguments: ["0", "3", "-1", "\(Int.min)"]) func aPartThatIsNotThereIsNamed(
    _ number: String
  ) throws {
    let trace = try trace("--part=\(number)")
    #expect(trace.status == 2)
    #expect(trace.errors == "backstep: 'two-ways' has parts 1 to 2, not \(number)\n")
    #expect(
      try Program.run("trace", "toy-function", "--part", "2").errors
        == "backstep: 'toy-function' has no part 2: it has one part only\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func itGoesOnInThePartWhereItWasLeft() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write(Self.text, to: "two.yaml")
    let session = try Program.open(file, environment: place)
    #expect(try session.wait(for: "step 0 of 3"))
    // Past a question, which stays open, and over a border.
    for _ in 0..<7 { try session.press("Right") }
    #expect(try session.wait(for: "▶ forward 1/1 · #1"))
    try session.press("u")
    #expect(try session.wait(for: "✓ · ↻ 1/1"))
    try session.press(">", "Left", "q")
    #expect(try session.exitStatus() == 0)
    #expect(
      try Program.run("progress", environment: place).output
        == "two-ways  begun, left in part 2 in iteration 1 at step 3\n")

    let again = try Program.open(file, environment: place)
    #expect(
      try again.wait(for: "You were in part 2, in iteration 1, at step 3 of 4; { goes back."))
    try again.press("{")
    #expect(try again.wait(for: "step 0 of 3"))
    try again.press("q")
    #expect(try again.exitStatus() == 0)
  }

  // MARK: --at

  @Test func plainModeBeginsAtAStage() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "two.yaml")
    func read(_ arguments: String...) throws -> ShellCommand {
      try Program.run([file, "--plain"] + arguments)
    }
    #expect(try read("--at", "backward w").output.hasPrefix("Question: Which number?\n"))
    #expect(try read("--at", "update").output.hasPrefix("Step 4 of 4, update: w ← "))
    #expect(try read("--part", "2").output.hasPrefix("Two ways: It trains. Part 2 of 2."))
    let iteration = try read("--at", "iteration 2").output
    #expect(iteration.hasPrefix("Iteration 2 of 50: ℓ = "))
    #expect(iteration.matches(of: /Step \d of 4/).count == 4)
    let end = try read("--part", "2", "--at", "end")
    #expect(end.status == 0 && end.output.hasPrefix("Step 4 of 4"))
  }

  @Test func aStageThatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.text, to: "two.yaml")
    for (arguments, sentence) in [
      (["--at", "forward z"], "--at: 'z' is neither given nor computed"),
      (["--at", "iteration 51"], "--at: 'iteration 51' comes after the end"),
      (
        ["--at", "update", "--part", "1"], "--at: 'update' needs updates, which this lesson has not"
      ),
      (["--at", "iteration 51", "--part", "2"], "--at: 'iteration 51' comes after the end"),
      (["--at", "part 2"], "--at: a part is chosen by its number, as in --part 2"),
      (
        ["--at", "iteration 99999999999999999999", "--part", "2"],
        "--at: 'iteration 99999999999999999999' comes after the end"
      ),
      (["--part", "3"], "'two-ways' has parts 1 to 2, not 3"),
    ] {
      let read = try Program.run([file, "--plain"] + arguments)
      #expect(read.status == 2 && read.output == "")
      #expect(read.errors.hasPrefix("backstep: " + sentence), "\(read.errors)")
    }
    #expect(
      try Program.run("--at", "end").errors
        == "backstep: --at and --part need a lesson: backstep LESSON --at STAGE\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func theStepperBeginsAtAStage() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    var session = try Program.open("toy-function --at 'backward h1'", environment: place)
    #expect(try session.wait(for: "◀ backward #1 7/8 · #2   step 15 of 24"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    // What was left elsewhere does not matter.
    session = try Program.open("toy-function --at start", environment: place)
    #expect(try session.wait(for: "start · forward · #1 · #2   step 0 of 24"))
    let file = try folder.write(Self.text, to: "two.yaml")
    session = try Program.open("\(file) --at 'iteration 30'", environment: place)
    #expect(try session.wait(for: "part 2/2  iteration 30/50  ✓ · ✓ · ◀ #2 1/1 · ↻"))
  }
}
