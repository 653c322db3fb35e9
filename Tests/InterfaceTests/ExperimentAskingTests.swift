import Experiments
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// What an experiment asks is told nowhere before the answer, and what it says is true at any moment.
@Suite struct ExperimentAsking {
  static let head = """
    format: 1
    id: asked
    title: Asked
    experiment: {kind: curves, functions: [sigmoid], from: -8, to: 8, step: 0.5}
    steps:

    """

  static func lesson(_ steps: String) throws -> Lesson { try TaskLesson.lesson(head + steps) }

  static func state(_ steps: String) throws -> AppState {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try lesson(steps))
    state.finish()
    return state
  }

  /// Text that stands before the question, before the series is seen, tells nothing of it.
  private static let early = """
      - at: start
        say: 'It ends at {last("value sigmoid"):.4}, from {from} on.'
        ask: {id: first, type: sign, prompt: 'Which sign has {last("value sigmoid"):.4}?', answer: 'at("value sigmoid", 0)'}
      - at: series "value sigmoid"
        ask: {id: end, type: number, prompt: Where does it end?, answer: 'last("value sigmoid")'}
      - at: end
        say: 'It was {last("value sigmoid"):.4}.'

    """

  @Test func aTextDoesNotTellWhatALaterQuestionAsks() throws {
    var state = try Self.state(Self.early)
    #expect(state.frame.text.contains("It ends at ?, from −8 on."))
    #expect(state.frame.text.contains("Which sign has ??"))
    for key in [Key.enter, "+", .enter] { state.press(key) }
    #expect(state.frame.text.contains("✓ Right: positive."))
    #expect(state.frame.text.contains("It ends at ?"), "the second question is still to come")
    state.press(.right)
    for key in [Key.enter, "1", .enter] { state.press(key) }
    #expect(state.frame.text.contains("✓ Right: 0.9997."))
    state.press(.home)
    #expect(state.frame.text.contains("It ends at 0.9997"))
    state.press(.end)
    #expect(state.frame.text.contains("It was 0.9997."))
  }

  @Test func sentencesDoNotTellItEither() throws {
    var way = PlainWay(try Self.lesson(Self.early), glyphs: .unicode)
    var read = way.lines
    for _ in 0..<9 { read += way.linesToNextStop() ?? [] }
    #expect(!read.contains { $0.contains("0.9997") }, "\(read)")
    #expect(read.contains("It ends at ?, from −8 on.") && read.contains("It was ?."))
    #expect(
      read.contains("○ open: Which sign has ??") && read.contains("○ open: Where does it end?"))
    way.goToStart()
    #expect(way.answer("0.5").first != nil)
    _ = way.answer("+")
    _ = way.linesToNextStop()
    #expect(way.answer("0.3").first == "Not yet.")
    #expect(way.answer("1").contains("✓ Right: 0.9997."))
    #expect(way.lines.contains { $0.hasPrefix("value sigmoid: from ") })
  }

  /// A question with options keeps back the series of its step; `hide` says otherwise.
  @Test(arguments: [
    ("", [1], [2]), ("hide: []", [], [1, 2]), ("hide: [slope sigmoid]", [2], [1]),
    ("hide: ['\"slope sigmoid\"', 'last(\"value sigmoid\")']", [1, 2], []),
  ])
  func aChoiceKeepsCurvesBack(_ hide: String, _ kept: [Int], _ seen: [Int]) throws {
    var state = try Self.state(
      """
        - at: series "value sigmoid"
          ask:
            id: q
            type: choice
            prompt: What will it look like?
            \(hide)
            options: [{text: like an S, correct: true}, {text: like a U, why: It never falls.}]
      """)
    for position in 1...2 {
      state.press(.right)
      if position == 2 { state.press(.right) }
      let shown = try #require(state.experimentStudy).shown
      #expect(shown.count == position)
      #expect(shown[position - 1].x.isEmpty == kept.contains(position), "\(hide) \(position)")
    }
    #expect(
      state.frame.text.contains("This series waits for the answer at series 1.")
        == kept.contains(2))
    for _ in seen { state.press(.left) }
    state.press(.home)
    state.press(.right)
    state.press(.enter)
    for digit in ["1", "2"] where state.experimentStudy?.pending != nil {
      state.press(.character(Character(digit)))
    }
    state.press(.right)
    #expect(state.experimentStudy?.shown.allSatisfy { !$0.x.isEmpty } == true)
  }

  @Test func whatCannotBeHiddenIsSaid() throws {
    let steps = """
        - at: start
          ask: {id: q, type: sign, prompt: p, answer: 'last("value sigmoid")', hide: [slope sigmoit, from]}
      """
    let findings = LessonFile.read(text: Self.head + steps, path: "x.yaml").findings
    #expect(
      findings.map(\.rendered).map { $0.split(separator: "\n")[0] } == [
        "x.yaml:7:81: error: no series \"slope sigmoit\"; did you mean \"slope sigmoid\"?",
        "x.yaml:7:96: error: no series \"from\"; there are \"value sigmoid\", \"slope sigmoid\"",
      ])
  }

  /// Of the screen, its lines joined.
  private static func text(_ state: AppState) -> String {
    state.frame.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let task = """
      - at: end
        try:
          id: flat
          prompt: Make it end flatter.
          edit: [to]
          done_when: ['last("slope sigmoid") < 0.00025', 'last("slope sigmoid") > 0.00001']
          SAY
          solution: {to: 10}

    """

  /// Done stays done; what is said of the parameters is about those that are shown.
  @Test(arguments: [
    ("", "last(\"slope sigmoid\") < 0.00025 and last(\"slope sigmoid\") > 0.00001: now 3.352e−4."),
    ("say_when: It should end with less.", "It should end with less. Now it is 3.352e−4."),
  ])
  func whatIsSaidOfATaskIsTrueAtEveryMoment(_ say: String, _ aim: String) throws {
    var state = try Self.state(Self.task.replacing("SAY", with: say))
    state.press(.end)
    #expect(Self.text(state).contains(aim), "\(state.frame.text)")
    state.press("+")
    #expect(state.frame.text.contains("✓ Done: last(\"slope sigmoid\") is 2.034e−4."))
    state.press("-")
    #expect(!state.frame.text.contains("✓ Done:"), "\(state.frame.text)")
    #expect(state.frame.text.contains("✓ Done, with other parameters than now."))
    #expect(Self.text(state).contains(aim), "\(state.frame.text)")
    #expect(state.experimentStudy?.kept["flat"]?.state == .answered)
    state.press("+")
    #expect(state.frame.text.contains("✓ Done: last(\"slope sigmoid\") is 2.034e−4."))
  }

  @Test func aTaskIsTriedInSentences() throws {
    let say = "say_when: It should end with less."
    var way = PlainWay(
      try Self.lesson(Self.task.replacing("SAY", with: say)), glyphs: .unicode)
    while way.experiment?.study.openTask == nil { _ = way.linesToNextStop() }
    #expect(way.lines.contains("It should end with less. Now it is 3.352e−4."))
    #expect(way.lines.contains("You may edit to: set to = …; restore goes back."))
    #expect(way.edit("set from = 2") == ["This task lets you edit to only."])
    #expect(way.edit("set to = 10")?.last == "✓ Done: last(\"slope sigmoid\") is 4.540e−5.")
    #expect(way.experiment?.study.kept["flat"]?.state == .answered)
    _ = way.edit("restore")
    #expect(
      way.lines.contains {
        $0.hasPrefix("✓ Done, with other parameters than now.") && $0.hasSuffix("3.352e−4.")
      })
  }

  /// Several tasks at a place come one after the other.
  @Test func tasksComeOneAfterTheOther() throws {
    var state = try Self.state(
      """
        - at: end
          try: {id: a, prompt: Go further., edit: [to], done_when: to > 8.5, solution: {to: 9}}
        - at: end
          try: {id: b, prompt: And much further., edit: [to], done_when: to > 9.5, solution: {to: 11}}
      """)
    state.press(.end)
    #expect(state.frame.text.contains("to > 8.5: now 8."))
    #expect(!state.frame.text.contains("And much further."))
    state.press("+")
    #expect(state.frame.text.contains("✓ Done: to is 8.8."))
    #expect(state.frame.text.contains("to > 9.5: now 8.8.  + and − nudge."))
    state.press("+")
    #expect(state.frame.text.matches(of: /✓ Done: to is 9.68/).count == 2)
    for _ in 0..<2 { state.press(.right) }
    #expect(state.frame.text.contains("● done: And much further."))
  }

  /// A parameter may have other rows than a condition was written for: it does not hold then.
  @Test(arguments: ["variances[3, 1] < 0.5", "sum(variances[2:3, :]) < 0.5"])
  func aListMayBecomeShorter(_ condition: String) throws {
    let text = Self.head.replacing(/experiment: .*/) { _ in
      "experiment: {kind: signal-propagation, layers: 3, width: 5, examples: 5, variances: [1, 2, 3]}"
    }
    var way = PlainWay(
      try TaskLesson.lesson(
        text + """
            - at: start
              say: 'The third is {variances[3, 1]}.'
              try: {id: t, prompt: p, edit: [variances], done_when: '\(condition)', solution: {variances: [1, 0.1, 0.2]}}
          """), glyphs: .unicode)
    #expect(way.lines.contains("The third is 3."))
    #expect(
      way.edit("set variances = [0.1]")?.last == "\(condition): now not a number.")
    #expect(way.lines.contains("The third is 3."))
    #expect(way.edit("set variances = [1, 0.1, 0.2]")?.last?.hasPrefix("✓ Done: ") == true)
  }

  /// What needs no series is known at once; the rest is dots while it is computed, and no `?`.
  @Test func whatIsNotComputedYetIsSaidToBeSo() throws {
    let text = Self.head.replacing(/experiment: .*/) { _ in
      "experiment: {kind: signal-propagation, layers: 9, width: 60, examples: 60, variances: [0.1]}"
    }
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(
      try TaskLesson.lesson(
        text + """
            - at: start
              say: 'Of {layers} layers the last is {last("forward 0.1")}.'
              ask: {id: q, type: sign, prompt: Up or down?, answer: 'slope("backward 0.1")'}
          """))
    #expect(state.isWorking)
    #expect(state.frame.text.contains("Of 9 layers the last is …."))
    for key in [Key.enter, "+", .enter] { _ = state.receive(.key(key)) }
    #expect(state.frame.text.contains("This is still being computed; answer again in a moment."))
    state.finish()
    #expect(!state.frame.text.contains("is …."))
    state.press(.enter)
    #expect(state.frame.text.contains("is still being computed") == false)
  }

  /// A number of a series that a text tells, and that is not there, is found by `check`.
  @Test func aNumberThatIsNotThereIsFound() throws {
    let text = """
      format: 1
      id: path
      title: Path
      experiment: {kind: descent-paths, function: ravine, start: [-5, -2], steps: 3, optimizers: [{title: a, optimizer: sgd, rate: 0.1}]}
      steps:
        - at: end
          say: 'There: {at("path a", 99)}.'
      """
    let lesson = try TaskLesson.lesson(text)
    let problems = LessonCheck.problems(of: lesson)
    #expect(problems.map(\.sentence) == ["'at(\"path a\", 99)' has no value"])
    #expect(problems.map(\.place) == [Place(line: 7, column: 19)])
  }
}

extension AppState {
  /// A key, and what is to be computed after it.
  fileprivate mutating func press(_ key: Key) {
    _ = receive(.key(key))
    finish()
  }
}
