import Foundation
import Testing

/// Progress from the command line and on the screen.
@Suite struct ProgressTests {
  static let one = """
    {"format": 1, "lessons": {"toy-function": {"done": true, "position": 24, "changed": 5,
      "questions": {"q": {"state": "answered", "attempts": 2, "changed": 5}}},
      "mlp-batch3": {"done": false, "position": 3, "changed": 5}}}
    """

  @Test func itIsTakenInShownExportedAndForgotten() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    func run(_ arguments: String...) throws -> ShellCommand {
      try Program.run(["progress"] + arguments, environment: place)
    }
    #expect(try run().output == "No lesson was opened yet.\n")
    let file = try folder.write(Self.one, to: "one.json")
    #expect(try run("import", file).output == "Took in the progress of 2 lessons.\n")
    #expect(
      try run("show").output == """
        mlp-batch3    begun, left at step 3
        toy-function  done, 1 answered

        """)
    let export = try run("export")
    #expect(try run("show", "--format", "json").output == export.output)
    #expect(try run("export", "-o", folder.path("out.json")).status == 0)
    #expect(folder.text("out.json") == export.output)
    #expect(try run("export", "-o", folder.path("out.json")).status == 2)
    #expect(try run("reset", "none").status == 2)
    #expect(try run("reset", "toy-function").status == 0)
    #expect(try run().output == "mlp-batch3  begun, left at step 3\n")
    #expect(try run("reset").status == 0)
    #expect(try run().output == "No lesson was opened yet.\n")
    #expect(try run("import", folder.path("out.json")).status == 0)
    #expect(try run("export").output == export.output)
  }

  @Test func whatIsNoProgressIsNotTakenIn() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write("hello", to: "hello.json")
    let taken = try Program.run("progress", "import", file, environment: place)
    #expect(taken.status == 2)
    #expect(taken.errors == "backstep: \(file): this is no progress that Backstep has written\n")
    #expect(folder.text("hello.json") == "hello")
    #expect(try Program.run("progress").status == 2)
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func aLessonGoesOnWhereItWasLeft() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Program.open("", environment: place)
    #expect(try session.wait(for: "○ The toy function"))
    try session.press("Enter")
    #expect(try session.wait(for: "step 0 of 24"))
    try session.press("Right", "Right", "q")
    #expect(try session.wait(for: "◐ The toy function"))
    try session.press("Enter")
    #expect(try session.wait(for: "You were at step 2 of 24; Home goes to the start."))
    // Done is what has no open question at its end page.
    try session.press("End", "Right", "C-r")
    #expect(try session.wait { try !session.text().contains("still open") })
    try session.press("Right", "Right")
    #expect(try session.wait(for: "This lesson is done; its task is still open."))
    try session.press("q")
    #expect(try session.wait(for: "✓ The toy function"))
    #expect(try session.text().contains("lessons, 1 done"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    let shown = try Program.run("progress", environment: place)
    #expect(shown.output.hasPrefix("toy-function  done, "))
  }

  /// A closed terminal or a kill comes without a word; a step is saved soon after it was taken.
  @Test(.enabled(if: TmuxSession.isAvailable), arguments: [SIGHUP, SIGTERM, SIGKILL])
  func aStepIsKeptHoweverTheProgramEnds(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Program.open("toy-function", environment: place)
    #expect(try session.wait(for: "step 0 of 24"))
    try session.press("Right", "Right", "Right")
    #expect(try session.wait(for: "step 3 of 24"))
    #expect(
      try session.wait {
        try Program.run("progress", environment: place).output
          == "toy-function  begun, left at step 3\n"
      })
    try session.signal(signal)
    #expect(try session.exitStatus() == 128 + Int(signal))
    #expect(
      try Program.run("progress", environment: place).output
        == "toy-function  begun, left at step 3\n")
  }

  /// A lesson, and five steps taken in it at once.
  private static func afterFiveSteps(_ place: [String: String]) throws -> TmuxSession {
    let session = try Program.open("toy-function", environment: place)
    #expect(try session.wait(for: "step 0 of 24"))
    try session.press("Right", "Right", "Right", "Right", "Right")
    #expect(try session.wait(for: "step 5 of 24"))
    return session
  }

  /// The steps are not saved yet when the signal comes, and are saved then.
  @Test(.enabled(if: TmuxSession.isAvailable), arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGINT])
  func quickStepsAreKeptAtASignal(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Self.afterFiveSteps(place)
    try session.signal(signal)
    #expect(try session.exitStatus() == 128 + Int(signal))
    #expect(try session.hasModesAsBefore())
    #expect(
      try Program.run("progress", environment: place).output
        == "toy-function  begun, left at step 5\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func quickStepsAreKeptWhenTheTerminalCloses() throws
  {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Self.afterFiveSteps(place)
    session.kill()
    #expect(
      try session.wait {
        try Program.run("progress", environment: place).output
          == "toy-function  begun, left at step 5\n"
      })
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func withoutProgressNothingIsKept() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let session = try Program.open("toy-function --no-progress", environment: place)
    #expect(try session.wait(for: "step 0 of 24"))
    try session.press("Right", "q")
    #expect(try session.exitStatus() == 0)
    #expect(try Program.run("progress", environment: place).output == "No lesson was opened yet.\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func aLessonGoesOnWhereNothingCanBeSaved() throws {
    let session = try Program.open("toy-function", environment: ["XDG_STATE_HOME": "/dev/null"])
    #expect(try session.wait(for: "your progress cannot be"))
    try session.press("Right")
    #expect(try session.wait(for: "step 1 of 24"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func whatWasAnsweredIsSeenAnswered() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write(PartsTests.text, to: "two.yaml")
    var session = try Program.open("\(file) --at 'backward w'", environment: place)
    #expect(try session.wait(for: "? Which number?"))
    try session.press("Enter")
    try session.type("4")
    try session.press("Enter")
    #expect(try session.wait(for: "Not yet."))
    try session.press("BSpace", "3", "Enter")
    #expect(try session.wait(for: "✓ Right: 3."))
    // It is saved when it is answered, not only at the end.
    #expect(
      try Program.run("progress", environment: place).output
        == "two-ways  begun, left at step 3, 1 answered\n")
    try session.press("q")
    #expect(try session.exitStatus() == 0)

    session = try Program.open(file, environment: place)
    #expect(try session.wait(for: "You were in part 1, at step 3 of 3"))
    #expect(try session.text().contains("✓ Right: 3"))
    #expect(try !session.text().contains("Which number?"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
    let json = try Program.run("progress", "--format", "json", environment: place).output
    #expect(json.contains("\"attempts\": 2"))
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func aResetStaysAResetInAnOpenProgram() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write(PartsTests.text, to: "two.yaml")
    let session = try Program.open("\(file) --at 'backward w'", environment: place)
    #expect(try session.wait(for: "? Which number?"))
    try session.press("Enter")
    try session.type("3")
    try session.press("Enter")
    #expect(try session.wait(for: "✓ Right: 3"))
    #expect(try Program.run("progress", "reset", environment: place).status == 0)
    try session.press("Left", "q")
    #expect(try session.exitStatus() == 0)
    #expect(
      try Program.run("progress", environment: place).output == "two-ways  begun, left at step 2\n")
  }

  @Test(.enabled(if: TmuxSession.isAvailable)) func plainModeKeepsProgressAtATerminal() throws {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write(PartsTests.text, to: "two.yaml")
    var session = try Program.open("\(file) --plain", environment: place)
    for text in ["n", "n", "n", "3"] {
      #expect(try session.wait(for: "p back, q quit:"))
      try session.type(text)
      try session.press("Enter")
    }
    #expect(try session.wait(for: "✓ Right: 3."))
    // Each step is kept at once, however the program ends.
    try session.signal(SIGKILL)
    #expect(try session.exitStatus() == 128 + Int(SIGKILL))

    session = try Program.open("\(file) --plain", environment: place)
    #expect(try session.wait(for: "You were in part 1, at step 3 of 3; g goes to the start."))
    #expect(try session.wait(for: "✓ Right: 3"))
    try session.type("g")
    try session.press("Enter")
    #expect(try session.wait(for: "Two ways: A product. Part 1 of 2."))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
    // Where nothing is typed nothing goes on, and nothing changes.
    let kept = try Program.run("progress", "--format", "json", environment: place).output
    let piped = try Program.run(file, "--plain", environment: place)
    #expect(piped.output.hasPrefix("Two ways: A product. Part 1 of 2. 3 steps."))
    #expect(try Program.run("progress", "--format", "json", environment: place).output == kept)
    let unkept = try Program.open("\(file) --plain --no-progress", environment: place)
    #expect(try unkept.wait(for: "p back, q quit:"))
    #expect(try unkept.text().contains("Two ways: A product. Part 1 of 2."))
  }
}

/// Answers that are piped in are a learner's; those that are said for nobody are not.
@Suite struct PipedProgress {
  private let lesson = """
    format: 1
    id: piped
    title: Piped
    graph: |
      f = w * x
      l = (f - y)^2
    given: {x: 3, y: 2, w: 1.5}
    learn: [w]
    steps:
      - at: forward f
        ask: {id: q, type: number, prompt: Which?, answer: f, hints: [Multiply.]}
      - at: backward w
        ask: {id: r, type: number, prompt: How steep?, answer: grad(w)}

    """

  private struct Kept {
    let text: String
    let json: String
  }

  /// What is kept after lines were piped in.
  private func kept(_ lines: String, _ options: String = "") throws -> Kept {
    let folder = try TemporaryFolder()
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let file = try folder.write(lesson, to: "piped.yaml")
    let command =
      "printf '\(lines)' | \"$0\" --plain \(options) \(TmuxSession.quoted(file))"
    #expect(try Program.shell(command, environment: place).status == 0)
    return Kept(
      text: try Program.run("progress", environment: place).output,
      json: try Program.run("progress", "--format", "json", environment: place).output)
  }

  @Test func attemptsHintsAndOutcomesAreKept() throws {
    let kept = try kept("9\\nh\\n4.5\\n")
    #expect(kept.text == "piped  begun, left at step 1, 1 answered\n")
    #expect(kept.json.contains("\"attempts\": 2") && kept.json.contains("\"hints\": 1"))
    #expect(kept.json.contains("\"q\"") && !kept.json.contains("\"r\""), "\(kept.json)")
  }

  @Test func aLessonOfWhichAllIsAnsweredIsDone() throws {
    #expect(try kept("4.5\\n15\\n").text.hasPrefix("piped  done"))
    #expect(try kept("4.5\\nn\\nn\\n").text.hasPrefix("piped  begun"))
  }

  @Test func nothingIsKeptOfNothing() throws {
    #expect(try kept("").text == "No lesson was opened yet.\n")
    #expect(try kept("4.5\\n", "--no-progress").text == "No lesson was opened yet.\n")
  }
}

/// Wrong answers are in the progress of graphs and experiments, each with its time, from session to
/// session.
@Suite struct WrongAnswerProgress {
  private static let lesson = """
    format: 1
    id: kept
    title: Kept
    parts:
      - title: First
        graph: l = w^2
        given: {w: 3}
        steps:
          - at: start
            ask: {id: value, type: number, prompt: What is it?, answer: l}
      - title: Second
        experiment: {kind: curves, functions: [sigmoid], from: -8, to: 8, step: 0.5}
        steps:
          - at: start
            ask: {id: curve, type: sign, prompt: Up or down?, answer: 'slope("value sigmoid")'}
    """

  @Test(.enabled(if: TmuxSession.isAvailable)) func theyAreKept() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.lesson, to: "kept.yaml")
    let place = ["XDG_STATE_HOME": folder.path("state")]
    for answers in [["6", "8.5"], ["6"]] {
      let session = try Program.open("\(file) --plain", environment: place)
      #expect(try session.wait(for: "your answer"))
      // The second time it goes on in the experiment.
      try session.type(":part 1")
      try session.press("Enter")
      for answer in answers {
        try session.type(answer)
        try session.press("Enter")
        #expect(try session.wait(for: "Not yet."))
      }
      try session.type(":part 2")
      try session.press("Enter")
      #expect(try session.wait(for: "Up or down?"))
      try session.type("-")
      try session.press("Enter")
      #expect(try session.wait { try session.text().matches(of: /Not yet/).count > answers.count })
      try session.press("q", "Enter")
      #expect(try session.exitStatus() == 0)
    }
    let kept = try Program.run("progress", "export", environment: place).output
    let answers = kept.matches(of: /"answer": "([^"]*)"/).map { String($0.1) }
    #expect(answers == ["-", "-", "6", "8.5", "6"])
    let times = kept.matches(of: /"time": (\d+)/).compactMap { Int($0.1) }
    #expect(times.count == 5 && times.allSatisfy { $0 > 1_600_000_000_000 })
  }
}
