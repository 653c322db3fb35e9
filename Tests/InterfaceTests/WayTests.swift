import Autodiff
import Lessons
import Notation
import Screen
import Testing

@testable import Interface
@testable import Study

/// → through a lesson to its end page, and the other ways.
@Suite struct Way {
  private static let text = """
    format: 1
    id: way
    title: The way
    goals: [Walk to the end]
    parts:
      - title: It trains
        graph: |
          f = w * x
          l = (f - y)^2
        given: {w: 1, x: 2, y: 5}
        train: {optimizer: sgd, rate: 0.05, steps: 50}
        steps:
          - at: backward f
            ask: {id: slope, type: number, prompt: Which slope?, answer: grad(f), hints: [Halve it.]}
            after: That was the slope.
          - {at: iteration 2, say: Two updates are made.}
          - {at: end, say: Here it began.}
      - title: It does not
        graph: l = w * x
        given: {w: 2, x: 3}
        steps:
          - at: end
            ask:
              id: which
              type: choice
              options_order: fixed
              prompt: Which one?
              options: [{text: A, correct: true}, {text: B, why: It is not.}]
    """

  private static func lesson(_ text: String = text) throws -> Lesson {
    let file = LessonFile.read(text: text, path: "way.yaml")
    return try #require(file.lesson, "\(file.findings)")
  }

  private func state(_ size: Size = Size(80, 24), asks: Bool = true) throws -> AppState {
    let entries = ["way", "broken", "toy-function"].map {
      MenuEntry(
        id: $0, title: "Lesson \($0)", summary: "", section: "All", minutes: nil,
        problem: $0 == "broken" ? "it has errors" : nil)
    }
    var state = AppState(
      size: size, glyphs: .unicode, hasColor: true, asksQuestions: asks, menu: entries)
    state.show(try Self.lesson())
    return state
  }

  private func lastLine(_ state: AppState) -> String {
    let line = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return String(line).trimmed
  }

  private func spot(_ state: AppState) -> [Int] {
    state.stepper.map { [$0.spot.part, $0.spot.iteration, $0.spot.position] } ?? []
  }

  /// What a lesson says is seen, every border is said before it is crossed, and ← leads back.
  @Test(arguments: ShippedLessons.ids)
  func itLeadsThroughEverythingToTheEndPage(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var state = ShippedLessons.state(id)
    var seen: Set<Spot> = [Spot()]
    var borders = 0
    for _ in 0..<1000 where state.pages.isEmpty {
      let before = try #require(state.stepper?.spot)
      let waits = state.stepper?.study.announced
      _ = state.receive(.key(.right))
      let after = try #require(state.stepper?.spot)
      seen.insert(after)
      let crosses = after.part != before.part || after.iteration != before.iteration
      if crosses || after.isEnd != before.isEnd {
        borders += 1
        #expect(waits != nil && waits != .question, "\(before) to \(after)")
      }
    }
    #expect(state.pages.last?.page == .end)
    #expect(state.frame.text.contains("The end of \(lesson.title)"))
    #expect(state.study?.isDone == false, "its questions are open")
    for (index, part) in lesson.graphs.enumerated() {
      let trace = part.content.trace()
      for note in part.notes {
        let placement = try #require(Placement(note.stage, of: part, in: trace))
        #expect(
          seen.contains { $0.part == index && placement.stands(at: $0) },
          "\(note.stage.text(in: trace.graph)) of part \(index + 1) is not seen")
      }
    }
    #expect(borders >= lesson.graphs.count - 1)
    for _ in 0..<2 { _ = state.receive(.key(.right)) }
    #expect(state.message == "This is the end of the lesson.")
    for _ in 0..<2000 where state.stepper?.spot != Spot() { _ = state.receive(.key(.left)) }
    #expect(state.stepper?.spot == Spot())
  }

  /// With hints to the last, and what they do not show left out, nothing is open at the end.
  @Test(arguments: ShippedLessons.ids)
  func theEndPageTellsWhatHasBecomeOfEachQuestion(_ id: String) throws {
    let lesson = try #require(ShippedLessons.lesson(id))
    var state = ShippedLessons.state(id, Size(80, 100))
    for _ in 0..<1000 where state.pages.isEmpty {
      _ = state.receive(.key(.right))
      guard let asked = state.stepper?.moment.pending?.question.id else { continue }
      state.press(.enter)
      for _ in 0..<9 where state.stepper?.records[asked]?.isSettled != true {
        _ = state.receive(.key(.control("t")))
      }
      if state.stepper?.records[asked]?.isSettled != true { state.showAnswer() }
    }
    #expect(state.study?.isDone == true)
    let page = state.frame.text
    #expect(page.contains("This lesson is done"))
    let questions = lesson.graphs.flatMap(\.notes).flatMap(\.questions)
    #expect(page.matches(of: #/◍ (shown|skipped): /#).count == questions.count)
  }

  @Test func itSaysOnceWhatItLeadsPast() throws {
    var state = try state()
    var said: [String] = []
    while state.pages.isEmpty {
      _ = state.receive(.key(.right))
      if let message = state.message { said.append(message) }
    }
    #expect(
      said == [
        "A question waits: Enter answers, → leaves it open.", "→ after 2 updates",
        "→ back at the given values",
        "→ part 2: It does not. 1 question is still open; Ctrl-R shows the answers.",
        "A question waits: Enter answers, → leaves it open.",
        "→ the end of the lesson. 1 question is still open; Ctrl-R shows the answers.",
      ])
    // After another step it is said again; of a question it is said once.
    state.press(.left)
    #expect(spot(state) == [1, 0, 3])
    for key: Key in [.right, .left, .right, .right] { #expect(state.receive(.key(key)) == nil) }
    #expect(lastLine(state).hasPrefix("→ the end of the lesson") && state.pages.isEmpty)
  }

  @Test func theEndStandsAfterTheIterationsWithTheGivenValues() throws {
    var state = try state(asks: false)
    state.press(.end)
    #expect(spot(state) == [0, 0, 5])
    #expect(state.frame.text.contains("Here it began."))
    let end = state.frame
    state.press(.left)
    #expect(spot(state) == [0, 2, 5] && state.frame.text.contains("Two updates are made."))
    state.press(.left)
    #expect(spot(state) == [0, 2, 4] && !state.frame.text.contains("Two updates are made."))
    state.press(.right, .right)
    #expect(state.frame == end)
    state.press(.home, .character("u"))
    #expect(spot(state) == [0, 0, 6] && !state.frame.text.contains("Here it began."))
  }

  // MARK: The end page

  @Test func itIsDoneOnceTheEndPageWasReachedAndNoQuestionIsOpen() throws {
    var state = try state()
    state.press(.character("}"), .right, .right, .right)
    _ = state.take(.right)
    let page = state.frame.text
    #expect(state.pages.last?.page == .end)
    #expect(page.contains("2 questions are still open; the lesson is done once none is."))
    #expect(page.contains("What to take along") && page.contains("• Walk to the end"))
    #expect(page.contains("○ open: Which slope?") && page.contains("○ open: Which one?"))
    #expect(page.contains("Something more is said here once that is settled."))
    #expect(!page.contains("That was the slope."), "what is said of the answer waits for it")
    #expect(page.contains("Next: Lesson toy-function"), "a lesson with errors is passed over")
    // Enter leads to the first open one, and opens it.
    state.press(.enter)
    #expect(spot(state) == [0, 0, 4] && state.context.answers)
    state.type(keys: "-6")
    state.press(.enter)
    #expect(state.study?.isDone == false)
    state.press(.character("}"), .end, .enter)
    state.type(keys: "1")
    #expect(state.study?.isDone == true)
    _ = state.take(.right)
    #expect(state.frame.text.contains("This lesson is done."))
    #expect(state.frame.text.contains("● right: Which slope?"))
    #expect(!state.frame.text.contains("That was the slope."))
  }

  @Test func withoutItsQuestionsItIsNotDone() throws {
    var state = try state(asks: false)
    while state.pages.isEmpty { state.press(.right) }
    #expect(state.study?.isDone == false)
    #expect(state.frame.text.contains("Its questions were not asked"))
    var quiet = try #require(Study(try Self.lesson(Self.silent), asks: false))
    while !quiet.hasEnded { quiet.goOn() }
    #expect(quiet.isDone)
  }

  private static let silent = """
    format: 1
    id: silent
    title: Silent
    graph: l = w * x
    given: {w: 2, x: 3}
    """

  @Test func itLeadsToTheNextLessonOrThroughThisOneAgain() throws {
    var state = try state()
    state.press(.character("}"), .right, .right, .right)
    _ = state.take(.right)
    #expect(lastLine(state).contains("n next lesson") && lastLine(state).contains("s once more"))
    var again = state
    again.press(.character("s"))
    #expect(spot(again) == [0, 0, 0] && again.pages.isEmpty && again.study?.hasEnded == false)
    #expect(state.receive(.key(.character("n"))) == .open("toy-function"))
    #expect(state.receive(.key(.right)) == nil)
    #expect(state.message == "This is the end of the lesson; n opens the next one.")
    #expect(state.receive(.key(.character("q"))) == nil)
    #expect(state.context == .menu)
  }

  @Test func allAnswersOfAPartAreShownWhereItIsLeft() throws {
    var state = try state()
    state.press(.control("r"))
    #expect(state.study?.standing.openQuestions.count == 2, "nothing is offered yet")
    state.press(.end)
    #expect(state.receive(.key(.right)) == nil)
    #expect(
      lastLine(state)
        == "→ part 2: It does not. 1 question is still open; Ctrl-R shows the answers.")
    state.press(.control("r"))
    #expect(state.stepper?.records["slope"]?.state == .revealed)
    #expect(state.study?.standing.openQuestions.map(\.id) == ["which"])
    #expect(state.receive(.key(.right)) == nil)
    #expect(lastLine(state) == "→ part 2: It does not")
  }

  // MARK: Counts and goals

  @Test func aCountStandsBeforeAKeyAndInTheHintBar() throws {
    var state = try state()
    state.type(keys: "25")
    #expect(lastLine(state).hasPrefix("25") && lastLine(state).contains("> iterations on"))
    #expect(!lastLine(state).contains("q menu"))
    state.type(keys: ">")
    #expect(spot(state) == [0, 25, 0])
    #expect(lastLine(state).contains("q menu"))
    state.type(keys: "20<")
    #expect(spot(state) == [0, 5, 0])
    state.type(keys: "3g")
    #expect(spot(state) == [0, 5, 3])
    state.type(keys: "2")
    state.press(.left)
    #expect(spot(state) == [0, 5, 1])
    // Another key drops it, and what is beyond the end is said.
    state.type(keys: "9")
    state.press(.escape)
    state.type(keys: ">")
    #expect(spot(state) == [0, 6, 1])
    for (keys, sentence) in [
      ("99>", "There are iterations 0 to 50."), ("77g", "There are steps 0 to 6."),
      ("7<", "There are iterations 0 to 50."), ("99999999999>", "There are iterations 0 to 50."),
      ("9}", "There are parts 1 to 2."),
    ] {
      state.type(keys: keys)
      #expect(spot(state) == [0, 6, 1] && lastLine(state) == sentence, "\(keys)")
    }
    // Three updates from the middle of one end after the third.
    state.type(keys: "3u")
    #expect(spot(state) == [0, 8, 6])
    state.type(keys: "2u")
    #expect(spot(state) == [0, 10, 6])
    state.type(keys: "99u")
    #expect(spot(state) == [0, 10, 6] && lastLine(state) == "There are iterations 0 to 50.")
    state.type(keys: "4<g")
    // → stops at a border, however many are asked for.
    state.type(keys: "0g<<<<<<99")
    #expect(state.receive(.key(.right)) == nil)
    #expect(spot(state) == [0, 0, 4] && lastLine(state).hasPrefix("A question waits"))
  }

  @Test func backFromIterationsIsWhereTheyWereBegun() throws {
    var state = try state(asks: false)
    state.type(keys: "}{u")
    #expect(spot(state) == [0, 0, 6])
    // The last iteration has no update.
    state.type(keys: "50>")
    #expect(spot(state) == [0, 50, 5])
    state.type(keys: "50<")
    #expect(spot(state) == [0, 0, 6])
    state.press(.end)
    let end = state.frame
    state.type(keys: "><")
    #expect(state.frame == end)
  }

  @Test(arguments: [
    ("b f", [0, 0, 4]), ("backward w", [0, 0, 5]), ("f f", [0, 0, 1]), ("i 50", [0, 50, 5]),
    ("part 2", [1, 0, 0]), ("p 1", [0, 0, 0]), ("2", [0, 0, 2]), ("end", [0, 0, 5]),
    ("u", [0, 0, 6]),
    ("", [0, 0, 0]),
  ])
  func aGoalIsTyped(_ goal: String, _ place: [Int]) throws {
    var state = try state()
    state.type(keys: ":\(goal)")
    #expect(state.context == .goTo && lastLine(state).hasPrefix(":\(goal)"))
    state.press(.enter)
    #expect(spot(state) == place && state.context == .stepper)
  }

  @Test(arguments: [
    ("part 3", "This lesson has parts 1 to 2."), ("66", "There are steps 0 to 6."),
    ("i 51", "'iteration 51' comes after the end"), ("b q", "'q' is neither given nor computed"),
  ])
  func aGoalThatIsNotThereIsRefused(_ goal: String, _ sentence: String) throws {
    var state = try state()
    state.type(keys: ":\(goal)")
    state.press(.enter)
    let lines = state.frame.text.split(separator: "\n", omittingEmptySubsequences: false).suffix(2)
    #expect(
      spot(state) == [0, 0, 0] && lines.first.map(String.init)?.trimmed.hasPrefix(sentence) == true)
    #expect(lastLine(state).hasPrefix(":\(goal)"), "it can be corrected")
  }

  /// Where a lesson was named and no menu was the way in.
  @Test func otherLessonsAreNearWithoutAMenuToo() throws {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Self.lesson())
    state.type(keys: ":toy-function")
    state.press(.enter)
    #expect(state.context == .goTo, "it is not known that there is one")
    state.press(.escape)
    state.stock(
      ["way", "toy-function"].map {
        MenuEntry(id: $0, title: "Lesson \($0)", summary: "", section: "All", minutes: nil)
      })
    state.type(keys: ":toy-function")
    #expect(state.receive(.key(.enter)) == .open("toy-function"))
    state.press(.character("}"), .end)
    for _ in 0..<9 where state.pages.isEmpty { state.press(.right) }
    #expect(state.frame.text.contains("Next: Lesson toy-function"))
    #expect(state.receive(.key(.character("n"))) == .open("toy-function"))
    #expect(lastLine(state).contains("q quit"), "it says where q leads")
    #expect(state.receive(.key(.character("q"))) == .quit)
  }

  @Test func aGoalMayBeALesson() throws {
    var state = try state()
    state.type(keys: ":toy-function")
    #expect(state.receive(.key(.enter)) == .open("toy-function"))
    #expect(state.context == .stepper)
  }

  // MARK: Plain mode

  @Test func plainModeSaysTheSame() throws {
    var plain = try #require(PlainLesson(try Self.lesson(), glyphs: .unicode))
    var read: [String] = []
    while let lines = plain.linesToNextStop() { read += lines }
    let waits = "A question waits: type your answer; n leaves it open."
    #expect(read.filter { $0 == waits }.count == 2)
    let order = [
      waits, "Iteration 2 of 50: ", "Two updates are made.", "Back at the given values.",
      "Here it began.", "The way: It does not. Part 2 of 2.", waits,
      "The end of The way", "2 questions are still open; ", "○ open: Which slope?",
    ]
    var rest = read[...]
    for line in order {
      let index = try #require(
        rest.firstIndex { $0.hasPrefix(line) },
        "\(line) is missing in\n\(read.joined(separator: "\n"))")
      rest = rest[(index + 1)...]
    }
    plain.retreat()
    #expect(plain.lines[0].hasPrefix("Step 3 of 3"))
    #expect(plain.go(toGoal: " b f")[0].hasPrefix("Step 4 of 6"))
    #expect(plain.go(toGoal: "99") == ["There are steps 0 to 6."])
  }

  /// The passes that an update leads to are said where → comes past them.
  @Test func whatLiesBehindAnIterationIsSaid() throws {
    var state = ShippedLessons.state("logistic-regression", asks: false)
    for _ in 0..<40 where state.stepper?.spot.iteration == 0 { state.press(.right) }
    #expect(spot(state) == [0, 1, 8])
    #expect(
      state.frame.text.contains("Steps 1 to 8 were made anew in one go; ← goes back through them."))
    for position in (0...7).reversed() {
      state.press(.left)
      #expect(spot(state) == [0, 1, position])
    }
  }
}
