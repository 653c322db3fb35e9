import Testing

/// `--plain`: a lesson as sentences.
@Suite struct PlainTests {
  @Test(arguments: Expected.ids)
  func withoutATerminalEveryStepIsPrinted(id: String) throws {
    let plain = try Program.run(id, "--plain")
    #expect(plain.status == 0 && plain.errors == "")
    let steps = plain.output.matches(of: #/\nStep \d+ of \d+, /#)
    let iterations = plain.output.matches(of: #/\nIteration \d+ of \d+: /#)
    #expect(steps.count + iterations.count == Expected.told(id) || !Expected.stepped.contains(id))
    let starts = plain.output.matches(of: #/Equations: /#)
    #expect(starts.count == Expected.graphs(id))
    #expect(
      plain.output.contains(
        #/\nThe end of [^\n]+\n(This lesson is done|It was read to its end; it is done once)[^\n]*\.\n/#
      ))
    #expect(plain.output.isHarmless)
    let ascii = try Program.run(id, "--plain", "--ascii")
    #expect(ascii.output.isASCII)
    #expect(try Program.run(id, "--plain", environment: ["LC_ALL": "C"]).output == ascii.output)
  }

  /// What the last page says is what is kept.
  @Test(arguments: [("9\\n6\\n", true), ("9\\n", false), ("\\n", false)])
  func theLastPageSaysWhatIsKept(_ typed: String, _ isDone: Bool) throws {
    let folder = try TemporaryFolder()
    let lesson = try folder.write(
      """
      format: 1
      id: square
      title: Square
      graph: l = w^2
      given: {w: 3}
      learn: [w]
      steps:
        - at: forward l
          ask: {id: value, type: number, prompt: What is it?, answer: l}
        - at: backward w
          ask: {id: slope, type: number, prompt: And its slope?, answer: grad(w)}
      """, to: "square.yaml")
    let place = ["XDG_STATE_HOME": folder.path("state")]
    let read = try Program.shell(
      "printf '\(typed)' | \"$0\" \(lesson) --plain", environment: place)
    let kept = try Program.run("progress", "show", environment: place).output
    #expect(read.output.contains("\nThis lesson is done.\n") == isDone, "\(read.output)")
    #expect(kept.hasPrefix(isDone ? "square  done" : "square  begun"), "\(kept)")
  }

  /// Nobody sits there to answer what was asked before.
  @Test(arguments: Expected.ids, ["end", "backward L", "backward l", "iteration 1"])
  func whereverItBeginsEveryNumberIsSaid(id: String, stage: String) throws {
    let plain = try Program.run(id, "--plain", "--at", stage)
    guard plain.status == 0 else { return }
    let told = plain.output.split(separator: "\n").filter {
      $0.contains("= ?") || $0.contains(" ?;") || $0.contains(" ? ") || $0.contains(" ?,")
    }
    #expect(told.isEmpty, "\(told)")
  }

  @Test func noTerminalTypeIsNeeded() throws {
    for type in ["dumb", "", "nonsense"] {
      let plain = try Program.run("toy-function", "--plain", environment: ["TERM": type])
      #expect(plain.status == 0 && plain.errors == "")
    }
  }

  @Test(.enabled(if: TmuxSession.isAvailable), arguments: ["screen", "dumb"])
  func atATerminalOneStepIsReadAtATime(type: String) throws {
    let session = try Program.open("toy-function --plain", environment: ["TERM": type])
    #expect(try session.wait(for: "n next, p back, q quit:"))
    try session.press("n", "Enter")
    #expect(try session.wait(for: "Step 1 of 24, forward: f₀ = "))
    #expect(try !session.text().contains("Step 2 of 24"))
    try session.press("Enter")
    #expect(try session.wait(for: "Step 2 of 24"))
    try session.press("p", "Enter")
    #expect(try session.wait { try session.text().matches(of: /Step 1 of 24/).count == 2 })
    try session.type("what?")
    try session.press("Enter")
    #expect(try session.wait(for: "Press n, p, g or q, and then Enter."))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
    #expect(try session.hasModesAsBefore())
  }

  /// Lines from a pipe are taken as if they were typed; the rest is said with answers.
  @Test func answersMayBePipedIn() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      format: 1
      id: piped
      title: Piped
      graph: |
        f = w * x
        l = (f - y)^2
      given: {x: 3, y: 2, w: 1.5}
      learn: [w]
      steps:
        - {at: start, say: Begin.}
        - at: forward f
          ask: {id: q, type: number, prompt: Which?, answer: f}
        - at: backward w
          ask: {id: r, type: number, prompt: How steep?, answer: grad(w)}

      """, to: "piped.yaml")
    func read(_ lines: String) throws -> String {
      try Program.shell(
        "printf '\(lines)' | \"$0\" --plain --no-progress \(TmuxSession.quoted(file))"
      ).output
    }
    let answered = try read("n\\n9\\n4.5\\n")
    #expect(answered.contains("Not yet") && answered.contains("Right"))
    #expect(answered.contains("How steep?\nIt may be off by 0.0005.\nAnswer: 15.\nStep 5 of 5"))
    #expect(answered.contains("● right: Which?") && answered.contains("◍ shown: How steep?"))
    #expect(answered.matches(of: /Step 2 of/).count == 1)
    // Without a command between them each goes to the next question that is open.
    let listed = try read("9\\n4.5\\n15\\nwhat\\n")
    #expect(listed.contains("Not yet") && listed.contains("✓ Right: 4.5."))
    #expect(listed.contains("● right: Which?") && listed.contains("● right: How steep?"))
    #expect(listed.contains("Press n, p, g or q"))
    #expect(try read("q\\n").contains("Step 1 of") == false)
    let unanswered = try read("")
    #expect(unanswered.contains("It may be off by 0.0005.\nAnswer: 4.5.\nStep 1 of 5"))
    #expect(unanswered.matches(of: /Step 1 of/).count == 1)
  }

  /// What is set before its task stands here belongs to that task; where none is to come it is an edit.
  @Test func whatIsSetMayBePipedIn() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
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
          ask: {id: q, type: number, prompt: Which?, answer: f}
        - at: forward l
          try: {id: one, prompt: Make it 0., edit: [w], done_when: l == 0, solution: {w: 2/3}}
        - at: end
          try: {id: two, prompt: Make it 4., edit: [y], done_when: l == 4, solution: {y: 2.5}}

      """, to: "piped.yaml")
    func read(_ lines: String) throws -> String {
      try Program.shell(
        "printf '\(lines)' | \"$0\" --plain --no-progress \(TmuxSession.quoted(file))"
      ).output
    }
    for lines in [
      "4.5\\nset w = 2/3\\nset y = 2.5\\n",
      "4.5\\nset w = 1\\nn\\np\\nset w = 2/3\\nset y = 2.5\\n",
    ] {
      let done = try read(lines)
      #expect(done.contains("● done: Make it 0.") && done.contains("● done: Make it 4."), "\(done)")
      #expect(done.hasSuffix("● done: Make it 4.\n"))
    }
    let one = try read("4.5\\nset w = 2/3\\n")
    #expect(
      one.contains("● done: Make it 0.") && one.contains("∂ℓ/∂f = 2(f − y) · ∂ℓ/∂ℓ = 2(4.5 − 2)"))
    #expect(one.contains("A solution: y = 2.5. Then ℓ is 4"))
    let edited = try read("set x = 1\\n")
    #expect(edited.contains("Edited: x 3 → 1."))
    #expect(try read("set w = 1\\nset x = 1\\n").contains("This task lets you edit w only."))
  }

  /// Where : leads nowhere, a whole sentence says why.
  @Test func whatIsSaidOfAWrongPlaceIsASentence() throws {
    let said = try Program.shell(
      "printf ':b zz\\n:i 3\\n:part 3\\n:99\\n:\\n:nowhere\\nset zz = 1\\n' | \"$0\" --plain toy-function"
        + " --no-progress --no-questions"
    ).output.split(separator: "\n").map(String.init).dropFirst(4).prefix(7)
    #expect(
      said.allSatisfy { $0.first?.isLowercase == false && ".…".contains($0.last ?? " ") }, "\(said)"
    )
    #expect(said.contains("Nothing is trained here, so that there are no updates."))
  }

  /// What is said at the end stands behind what is asked at the last step, and behind that step.
  @Test func theEndIsSaidLast() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      format: 1
      id: ends
      title: Ends
      graph: l = w * x
      given: {w: 3, x: 2}
      learn: [w]
      steps:
        - at: backward w
          say: Of the last step.
          ask: {id: q, type: number, prompt: Which?, answer: grad(w)}
        - {at: end, say: That was all.}

      """, to: "ends.yaml")
    let read = try Program.run(file, "--plain").output.split(separator: "\n").map(String.init)
    let places = ["Of the last step.", "Question: Which?", "Answer: 2.", "That was all."]
      .map { read.firstIndex(of: $0) ?? -1 }
    #expect(places == places.sorted() && places[0] > 0, "\(read)")
    let step = try #require(read.firstIndex { $0.hasPrefix("Step 3 of 3") })
    let end = try #require(read.firstIndex(of: "The end of Ends"))
    #expect(step < places[3] && places[3] < end, "\(read)")
    #expect(read.count { $0 == "That was all." } == 1)
  }

  @Test(.enabled(if: TmuxSession.isAvailable))
  func theEndOfInputEndsIt() throws {
    let session = try Program.open("toy-function --plain")
    #expect(try session.wait(for: "n next, p back, q quit:"))
    try session.press("C-d")
    #expect(try session.exitStatus() == 0)
  }
}
