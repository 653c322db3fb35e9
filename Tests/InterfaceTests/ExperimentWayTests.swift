import Foundation
import Lessons
import Screen
import Study
import Testing

@testable import Interface

/// → leads through graphs and experiments alike, says where it goes, and ends on the end page.
@Suite struct ExperimentWay {
  static let text = """
    format: 1
    id: way
    title: Way
    goals: [See the way]
    parts:
      - title: First
        graph: "l = w^2"
        given: {w: 3}
        steps:
          - at: start
            say: Start.
          - at: end
            ask: {id: graph, type: number, prompt: Which gradient?, answer: grad(w), hide: []}
      - title: Second
        experiment: {kind: curves, functions: [sigmoid], from: -8, to: 8, step: 0.5}
        steps:
          - at: series "value sigmoid"
            ask: {id: curve, type: number, prompt: Where does it end?, answer: 'last("value sigmoid")'}
          - at: end
            say: The end.
            try:
              id: flat
              prompt: Make it end flatter.
              edit: [to]
              done_when: last("slope sigmoid") < 0.0002
              solution: {to: 10}
    """

  static func state(_ text: String = text) throws -> AppState {
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try TaskLesson.lesson(text))
    state.finish()
    return state
  }

  /// The place in an experiment is kept as that in a graph is; where it is no more, what is nearest.
  @Test(arguments: [
    (1, 1, 1, "You were in part 2, at step 1 of 3; Home goes to the start of the part."),
    (1, 9, 3, "You were in part 2, at step 3 of 3; Home goes to the start of the part."),
    (1, 0, 0, "You were in part 2, at step 0 of 3; ← goes to the part before."),
  ])
  func itGoesOnWhereItWasLeft(part: Int, position: Int, found: Int, said: String) throws {
    var state = try Self.state()
    state.resume(at: Spot(), in: ExperimentPlace(part: part, position: position))
    #expect(state.experimentStudy?.number == part)
    #expect(state.experimentStudy?.position == found)
    #expect(state.message?.description == said)
    var way = PlainWay(try TaskLesson.lesson(Self.text), glyphs: .unicode)
    let sentence = way.resume(at: Spot(), in: ExperimentPlace(part: part, position: position))
    #expect(way.experiment?.study.position == found)
    #expect(sentence?.hasSuffix("at step \(found) of 3; g goes to the start.") == true)
  }

  @Test func aPlaceThatIsNoExperimentAnyMoreIsForgotten() throws {
    var state = try Self.state()
    state.resume(at: Spot(position: 2), in: ExperimentPlace(part: 0, position: 1))
    #expect(state.experimentStudy == nil && state.study?.spot == Spot(position: 2))
    state.resume(at: Spot(position: 1), in: ExperimentPlace(part: 7, position: 1))
    #expect(state.study?.spot == Spot(position: 1))
  }

  @Test func partsAreReachedFromAnExperimentAsFromAGraph() throws {
    var state = try Self.state()
    state.press("}")
    #expect(state.experimentStudy?.number == 1 && state.experimentStudy?.position == 0)
    state.press(.right)
    state.press("}")
    #expect(state.message == "There is no other part that way.")
    state.press("{")
    #expect(state.experimentStudy == nil && state.study?.spot == Spot())
  }

  /// Parts are counted with the experiments, however many a count goes on.
  @Test func aCountGoesOverExperiments() throws {
    let third = "  - {title: Third, graph: l = w^2, given: {w: 3}}\n"
    var state = try Self.state(Self.text + "\n" + third)
    state.press("2")
    state.press("}")
    #expect(state.study?.number == 2 && state.experimentStudy == nil)
    state.press("{")
    #expect(state.experimentStudy?.number == 1)
    state.press("{")
    state.press("7")
    state.press("}")
    #expect(state.message == "There are parts 1 to 3.")
  }

  /// What has no room beside a curve is read in full on the page of the lesson.
  @Test func thePageOfTheLessonSaysAllOfIt() throws {
    var state = try Self.state()
    state.press("}")
    state.press("i")
    #expect(
      state.frame.text.contains("What is said here") && state.frame.text.contains("See the way"))
    state.press("i")
    #expect(state.pages.isEmpty && state.experimentStudy?.number == 1)
  }

  @Test func itSaysWhereItGoesAndEndsOnTheEndPage() throws {
    var state = try Self.state()
    var said: [String] = []
    for _ in 0..<20 where state.pages.isEmpty {
      state.press(.right)
      if let message = state.message { said.append(message) }
    }
    #expect(
      said == [
        "A question waits: Enter answers, → leaves it open.",
        "→ part 2: Second. 1 question is still open; Ctrl-R shows the answers.",
        "A question waits: Enter answers, → leaves it open.",
        "→ the end of the lesson. 1 question is still open; Ctrl-R shows the answers.",
      ])
    let page = state.frame.text
    #expect(page.contains("2 questions are still open"), "\(page)")
    #expect(page.contains("○ open: Which gradient?"))
    #expect(page.contains("○ open: Where does it end?"))
    #expect(page.contains("○ open: Make it end flatter."))
    #expect(state.experimentStudy?.standing.isDone == false)
    // Enter leads to the first open question, in a graph; then to that of the experiment.
    state.press(.enter)
    for key in ["6", Key.enter] { state.press(key) }
    #expect(state.study?.kept["graph"]?.state == .answered)
    for _ in 0..<20 where state.pages.isEmpty { state.press(.right) }
    #expect(state.frame.text.contains("● right: Which gradient?"))
    state.press(.enter)
    #expect(state.experimentStudy?.position == 1)
    for key in ["1", Key.enter] { state.press(key) }
    #expect(state.frame.text.contains("✓ Right: 0.9997."))
    for _ in 0..<20 where state.pages.isEmpty { state.press(.right) }
    #expect(state.frame.text.contains("This lesson is done; its task is still open."))
    #expect(state.experimentStudy?.standing.isDone == true)
    state.press(.left)
    #expect(state.frame.text.contains("part 2 of 2   end"))
  }

  @Test func answersAreShownAtTheEndOfAnExperiment() throws {
    var state = try Self.state()
    for _ in 0..<20 where state.message?.hasPrefix("→ the end") != true { state.press(.right) }
    state.press(.control("r"))
    #expect(state.experimentStudy?.kept["curve"]?.state == .revealed)
    state.press(.right)
    state.press(.right)
    #expect(state.frame.text.contains("◍ shown: Where does it end?"))
  }

  /// The answer and a solution may be looked at at any time; the answers to all the rest at the border.
  @Test func anAnswerIsShownWhereItIsAskedFor() throws {
    var state = try Self.state()
    while state.experimentStudy?.pending == nil { state.press(.right) }
    state.press(.control("r"))
    #expect(state.frame.text.contains("Shown, not answered: 0.9997."))
    state.press(.end)
    state.press(.control("r"))
    #expect(state.frame.text.contains("Shown, not found: to = 10."))
    #expect(state.experimentStudy?.kept["flat"]?.state == .revealed)
    #expect(state.experimentStudy?.isChanged == true)
    var way = PlainWay(try TaskLesson.lesson(Self.text), glyphs: .unicode)
    while way.experiment?.study.pending == nil { _ = way.linesToNextStop() }
    #expect(way.showAnswer().contains("Shown, not answered: 0.9997."))
  }

  /// A lesson without a graph has its end page too, and starts anew.
  @Test func anExperimentAloneEndsThere() throws {
    let path = PlotViews.folder.appending(path: "curves.yaml").path()
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try #require(LessonFile.read(path).lesson))
    state.finish()
    for _ in 0..<20 where state.pages.isEmpty { state.press(.right) }
    #expect(state.frame.text.contains("○ open: How steep is the sigmoid at 0?"))
    state.press(.enter)
    #expect(state.context.answers, "the field of the question is open")
    for key in ["1", "/", "4", Key.enter] { state.press(key) }
    for _ in 0..<20 where state.pages.isEmpty { state.press(.right) }
    #expect(state.frame.text.contains("This lesson is done."))
    state.press("s")
    #expect(state.pages.isEmpty && state.experimentStudy?.position == 0)
    #expect(state.experimentStudy?.kept.isEmpty == true)
  }

  /// What was worked out is not worked out again on the way back.
  @Test func anExperimentThatWasSeenIsKept() throws {
    var state = try Self.state()
    while state.experiment == nil { state.press(.right) }
    state.press(.left)
    #expect(state.experiment == nil)
    for _ in 0..<4 where state.experiment == nil { _ = state.receive(.key(.right)) }
    #expect(state.experiment != nil && !state.isWorking)
  }

  @Test(arguments: [80, 40]) func theHeaderNamesThePart(_ columns: Int) throws {
    var state = try Self.state()
    state.resize(to: Size(columns, 24))
    while state.experiment == nil { state.press(.right) }
    let header = state.frame.text.split(separator: "\n")[0]
    #expect(header.hasSuffix("part 2 of 2   start"))
    #expect(header.contains(columns == 80 ? "Way: Second" : "Second"))
  }

  // MARK: In sentences

  @Test func sentencesLeadTheSameWay() throws {
    var way = PlainWay(try TaskLesson.lesson(Self.text), glyphs: .unicode)
    var read = way.lines
    while let lines = way.linesToNextStop() { read += lines }
    #expect(read.filter { $0 == PlainLesson.questionWaits }.count == 2)
    #expect(read.contains("Way: Second. Part 2 of 2."))
    #expect(read.contains("Question: Where does it end?"))
    #expect(!read.contains { $0.hasPrefix("value sigmoid: ") || $0.contains("0.9997") })
    #expect(read.contains { $0.hasPrefix("slope sigmoid: ") })
    #expect(read.contains("2 questions are still open; the lesson is done once none is."))
    #expect(read.contains("○ open: Where does it end?"))
    #expect(read.contains("○ open: Make it end flatter."))
    // Back through both.
    #expect(way.retreat().contains("The end."))
    for _ in 0..<3 { _ = way.retreat() }
    #expect(way.retreat().contains("Question: Which gradient?"))
    #expect(way.answer("6").contains("✓ Right: 6."))
    _ = way.linesToNextStop()
    _ = way.linesToNextStop()
    #expect(way.answer("1").contains("✓ Right: 0.9997."))
    var last: [String] = []
    while let lines = way.linesToNextStop() { last = lines }
    #expect(last.contains("This lesson is done; its task is still open."))
  }

  /// What begins at a stage or a part begins there.
  @Test func readingBeginsWhereItIsTold() throws {
    let lesson = try TaskLesson.lesson(Self.text)
    func read(_ stage: String, _ part: Int?) throws -> [String] {
      var way = PlainWay(lesson, glyphs: .unicode)
      way.go(to: try lesson.stage(stage, inPart: part).get())
      var lines: [String] = []
      way.rest { lines += $0 }
      return lines
    }
    let slope = try read("series \"slope sigmoid\"", nil)
    #expect(slope.first?.hasPrefix("slope sigmoid: from ") == true)
    #expect(!slope.contains { $0.hasPrefix("Way") || $0.hasPrefix("value") })
    #expect(slope.contains("◍ shown: Where does it end?"), "it was asked before")
    let part = try read("start", 1)
    #expect(part.first == "Way: Second. Part 2 of 2.")
    #expect(part.contains("The answer is 0.9997."))
    #expect(part.contains("A solution: to = 10. Then last(\"slope sigmoid\") is 4.540e−5."))
    let all = try read("start", 0)
    #expect(all.first?.hasPrefix("Way: First. Part 1 of 2.") == true)
    #expect(all.contains("Way: Second. Part 2 of 2."))
    #expect(all.contains("It was read to its end; it is done once its 2 questions are answered."))
  }

  @Test func aGoalLeadsIntoAnExperiment() throws {
    var way = PlainWay(try TaskLesson.lesson(Self.text), glyphs: .unicode)
    #expect(way.go(toGoal: "part 2").first == "Way: Second. Part 2 of 2.")
    #expect(way.go(toGoal: "2").first?.hasPrefix("slope sigmoid: ") == true)
    #expect(way.go(toGoal: "7") == ["There are steps 0 to 3."])
    #expect(way.go(toGoal: "b w").first?.hasPrefix("Step 3 of 3") == true)
    #expect(way.go(toGoal: "nowhere").count == 1)
  }
}

extension AppState {
  /// A key, and what is to be computed after it.
  fileprivate mutating func press(_ key: Key) {
    _ = receive(.key(key))
    finish()
  }
}
