import Lessons
import Screen
import Testing

@testable import Interface
@testable import Study

/// What is cut at 80×24 is found before a learner finds it.
@Suite struct ScreenChecks {
  static let base = """
    format: 1
    id: line
    title: A line
    graph: |
      f = w * x + b
      l = (f - y)^2
    given: {x: 1, y: 2, w: 3, b: 0}

    """

  static func lesson(_ text: String) throws -> Lesson {
    let file = LessonFile.read(text: text, path: "lesson.yaml")
    #expect(file.findings.map(\.rendered) == [])
    return try #require(file.lesson)
  }

  static func problems(_ text: String, isCourse: Bool = false) throws -> [String] {
    try ScreenCheck.problems(of: lesson(text), isCourse: isCourse).map {
      "\($0.place): \($0.severity): \($0.sentence)"
    }
  }

  @Test(arguments: ShippedLessons.ids) func lessonsThatShipFit(_ id: String) throws {
    #expect(ScreenCheck.problems(of: try #require(ShippedLessons.lesson(id)), isCourse: true) == [])
  }

  static func lines(_ count: Int) -> String {
    (1...count).map { "word\($0)." }.joined(separator: "\n\n      ")
  }

  /// With one line more it is another one.
  @Test(arguments: 1...14) func textIsTooLongWhereTheScreenCutsIt(_ count: Int) throws {
    let text = Self.base + "steps:\n  - at: forward f\n    say: |\n      \(Self.lines(count))\n"
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Self.lesson(text))
    _ = state.take(.right)
    let isWhole = state.frame.text.contains("word\(count).")
    let room = try #require(state.stepper).panes(state.size).narration.height
    #expect(
      try Self.problems(text)
        == (isWhole
          ? []
          : [
            "11:7: error: this text takes \(count) lines, but at 80×24 there is room for \(room); "
              + "shorten it"
          ]))
    #expect(isWhole == (count <= 10))
  }

  /// Parts that say nothing are looked at evenly where they are very many, those that say something all.
  @Test func aLessonOfVeryManyPartsIsLookedAtInPart() throws {
    func part(_ number: Int, _ steps: String = "") -> String {
      "  - title: P\(number)\n    graph: l = w^2\n    given: {w: 1}\n\(steps)"
    }
    let long =
      "    steps:\n      - at: start\n        say: |\n          "
      + Self.lines(20).replacing("\n      ", with: "\n          ") + "\n"
    let lesson = try Self.lesson(
      "format: 1\nid: many\ntitle: Many\nparts:\n"
        + (0..<1000).map { part($0, $0 == 777 ? long : "") }.joined())
    let looked = ScreenCheck.partsLookedAt(lesson.graphs)
    #expect((400...600).contains(looked.count) && looked.contains(777))
    #expect(ScreenCheck.problems(of: lesson).count == 1)
    #expect(ScreenCheck.partsLookedAt(Array(lesson.graphs.prefix(300))) == Array(0..<300))
  }

  @Test func aTableIsAsWideAsTheScreenAtMost() throws {
    func problems(_ columns: Int) throws -> [String] {
      let cell = String(repeating: "a", count: columns - 4)
      return try Self.problems(
        Self.base + "steps:\n  - at: forward f\n    say: |\n      | b | \(cell) |\n")
    }
    #expect(try problems(78) == [])
    #expect(
      try problems(79) == [
        "11:7: error: this table is 79 columns wide, but at 80×24 there is room for 78; shorten its "
          + "cells"
      ])
  }

  @Test func whatIsSaidAfterUpdatesIsMeasuredToo() throws {
    let text =
      Self.base + "train: {optimizer: sgd, rate: 0.1, steps: 3}\nsteps:\n  - at: iteration 2\n"
      + "    say: |\n      "
    #expect(try Self.problems(text + Self.lines(10) + "\n") == [])
    #expect(
      try Self.problems(text + Self.lines(11) + "\n") == [
        "12:7: error: this text takes 11 lines, but at 80×24 there is room for 10; shorten it"
      ])
  }

  /// Once, though what is said of the update stands at each of its steps.
  @Test(arguments: ["forward f", "update", "iteration 2"])
  func aLessonOfTheCourseSaysFiveLinesAtOnce(_ stage: String) throws {
    let text =
      Self.base + "train: {optimizer: sgd, rate: 0.1, steps: 3}\nsteps:\n  - at: \(stage)\n"
      + "    say: |\n      "
    #expect(try Self.problems(text + Self.lines(5) + "\n", isCourse: true) == [])
    #expect(try Self.problems(text + Self.lines(6) + "\n") == [])
    #expect(
      try Self.problems(text + Self.lines(6) + "\n", isCourse: true) == [
        "12:7: error: this text takes 6 lines of 80 columns; a lesson of the course says at most "
          + "5 lines at once; shorten it"
      ])
  }

  @Test func liveValuesAreFilledInBeforeTheTextIsMeasured() throws {
    // 300 columns are four lines; the braces with their names would be eleven.
    let values = Array(repeating: "{grad(w) + 0 * (w + x + y)}", count: 30).joined(separator: ", ")
    let text = Self.base + "steps:\n  - at: end\n    say: |\n      \(values)\n"
    #expect(try Self.problems(text) == [])
  }

  static func asking(_ lines: String, say: Int = 1) -> String {
    base + "steps:\n  - at: backward f\n    say: |\n      \(self.lines(say))\n    ask:\n"
      + lines.split(separator: "\n").map { "      \($0)\n" }.joined()
  }

  static let long = String(repeating: "seven columns and more ", count: 30)
  static let longer = String(repeating: "seven columns and more ", count: 50)

  @Test(arguments: [
    (
      asking("id: q\ntype: number\nprompt: Well?\nanswer: grad(f)\n", say: 9), []
    ),
    (
      asking("id: q\ntype: number\nprompt: Well?\nanswer: grad(f)\n", say: 10),
      [
        "33:15: error: this prompt and the text above it take 11 lines, but at 80×24 there is room "
          + "for 10; shorten them"
      ]
    ),
    (
      asking(
        "id: q\ntype: choice\nprompt: Well?\noptions:\n  - {text: Yes, correct: true, why: \(long)}\n"
          + "  - {text: No, why: No.}\n", say: 3),
      [
        "19:15: error: once this question is answered, the text above it, the answer and its 'why' "
          + "take 13 lines, but at 80×24 there is room for 10; shorten them"
      ]
    ),
    (
      asking(
        "id: q\ntype: choice\nprompt: Well?\noptions:\n  - {text: Yes, correct: true}\n"
          + "  - {text: \(long), why: No.}\n"),
      [
        "18:18: error: this option is 695 columns wide, but at 80×24 there is room for 78; "
          + "shorten it"
      ]
    ),
    (
      asking(
        "id: q\ntype: choice\nprompt: Well?\noptions:\n  - {text: Yes, correct: true}\n"
          + (1...14).map { "  - {text: No \($0), why: No.}\n" }.joined()),
      [
        "15:15: error: this prompt and the field for the answer take 16 lines, but at 80×24 there "
          + "is room for 14; shorten the prompt"
      ]
    ),
    (
      asking(
        "id: q\ntype: number\nprompt: Well?\nanswer: grad(f)\nwrong:\n  - {value: 5, say: \(longer)}\n"
      ),
      [
        "18:27: error: with the field for the answer above it, this reply takes 18 lines, but at "
          + "80×24 there is room for 14; shorten it"
      ]
    ),
    (
      asking(
        "id: q\ntype: number\nprompt: Well?\nanswer: grad(f)\nhints:\n  - Look.\n  - \(longer)\n"),
      [
        "19:11: error: with the field for the answer above them, the hints up to this one take 19 "
          + "lines, but at 80×24 there is room for 14; shorten them"
      ]
    ),
  ])
  func questionsAreMeasuredOpenAnsweredAndMissed(text: String, expected: [String]) throws {
    #expect(try Self.problems(text) == expected)
  }

  /// After the first hint that does not fit no other one is measured.
  @Test func ofManyHintsTheFirstThatDoesNotFitIsSaid() throws {
    let hints = (0..<60).map { "a\($0)" }.joined(separator: ", ")
    let problems = try Self.problems(
      Self.asking("id: q\ntype: number\nprompt: Well?\nanswer: grad(f)\nhints: [\(hints)]\n"))
    #expect(problems.count == 1, "\(problems)")
    #expect(
      problems.first?.hasSuffix(
        "up to this one take 15 lines, but at 80×24 there is room for 14; shorten them") == true)
  }

  static let longLine = """
    format: 1
    id: long
    title: Long
    graph: |
      f = w * x + w * x * 2 + w * x * 3 + w * x * 4 + w * x * 5 + w * x * 6 + w * x * 7 + w
      l = f^2
    given: {x: 1, w: 3}

    """

  @Test func aWorkingThatIsCutIsAWarningAtItsLine() throws {
    #expect(
      try Self.problems(Self.longLine) == [
        "5:3: warning: the working of step 1 is too long for 80×24 and is cut; give a part of this "
          + "line a line of its own"
      ])
  }

  static func square(_ size: Int) -> String {
    "format: 1\nid: square\ntitle: t\ngraph: |\n  A = W @ x\n  l = sum(A)\n"
      + "given: {W: {shape: [\(size), \(size)], init: he-normal}, x: {shape: [\(size), 1], init: ones}}\n"
  }

  @Test func aMatrixOfWhichTheCornerIsShownIsAWarningIfItCouldBeWhole() throws {
    #expect(try Self.problems(Self.square(3)) == [])
    #expect(try Self.problems(Self.square(12)) == [])
    #expect(
      try Self.problems(Self.square(9)).first?.contains(
        "shows only the corner of a matrix at 80×24; a smaller one would be shown whole") == true)
  }

  @Test func theFirstNumberThatIsNotFiniteIsSaidOnTheScreen() throws {
    let text =
      "format: 1\nid: a\ntitle: t\ngraph: |\n  f = w * x\n  l = log(f)\ngiven: {x: 0, w: 1}\n"
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Self.lesson(text))
    let sentence = "Here is the first number that is not finite: −∞ in ℓ."
    _ = state.take(.right)
    #expect(!state.frame.text.contains(sentence))
    _ = state.take(.right)
    #expect(state.frame.text.contains(sentence))
  }

  /// As long as a question asks for the number, nothing tells it.
  @Test func theFirstNumberThatIsNotFiniteIsNotToldBeforeItIsAsked() throws {
    let text =
      "format: 1\nid: a\ntitle: t\ngraph: |\n  f = exp(x)\n  l = f * w\ngiven: {x: 1000, w: 1}\n"
      + "steps:\n  - at: forward f\n    ask: {id: q, type: sign, prompt: Well?, answer: f}\n"
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Self.lesson(text))
    _ = state.take(.right)
    #expect(!state.frame.text.contains("∞"))
  }

  /// With text that is short the sheet has room all the same: options, and a reply below them.
  @Test func aQuestionGetsTheRoomThatItsSheetNeeds() throws {
    let options = ["One", "Two", "Three", "Four"].map {
      "  - {text: \($0), why: \(String(repeating: "so many words ", count: 14))}\n"
    }
    let text = Self.asking(
      "id: q\ntype: choice\nprompt: Well?\noptions_order: fixed\noptions:\n  - {text: None, correct: true}\n"
        + options.joined())
    #expect(try Self.problems(text) == [])
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: true, menu: nil)
    state.show(try Self.lesson(text))
    for key: Key in [.right, .right, .right, .enter, .character("5")] {
      _ = state.take(key)
    }
    #expect(state.frame.text.contains("Not yet."))
    #expect(state.frame.text.matches(of: /many/).count == 14)
    #expect(!state.frame.text.contains("…"))
  }
}
