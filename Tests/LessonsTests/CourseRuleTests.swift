import Testing

@testable import Lessons

/// What a lesson of the course must have is missed where it is taken out.
@Suite struct CourseRuleTests {
  static let template = LessonTemplate.text(id: "mine")

  static func sentences(_ text: String) throws -> [String] {
    let file = LessonFile.read(text: text, path: "mine.yaml")
    #expect(file.findings == [])
    return try CourseRules.problems(of: #require(file.lesson))
      .map { "\($0.place): \($0.sentence)" }
  }

  @Test func aNewLessonHasAll() throws { #expect(try Self.sentences(Self.template) == []) }

  @Test(arguments: [
    ("summary:", "4:5: a lesson of the course has 'summary'; add it"),
    ("section:", "4:5: a lesson of the course has 'section'; add it"),
    ("minutes:", "4:5: a lesson of the course has 'minutes'; add it"),
  ])
  func aKeyThatIsMissingIsNamed(key: String, expected: String) throws {
    let lines = Self.template.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.hasPrefix(key) ? "" : String($0) }.joined(separator: "\n")
    #expect(try Self.sentences(text) == [expected])
  }

  @Test(arguments: [
    ("type: sign", "type: number", "no question is about a shape or a sign"),
    ("type: number", "type: sign", "no question asks for a number before it is shown"),
    ("    teacher:", "    # ", "nothing is said to the teacher"),
    ("        - reveal\n  - at: backward b", "  - at: backward b", "'sign-of-f' needs"),
    ("- at: start", "- at: forward f", "nothing is said at 'start' of this graph"),
    ("- at: end", "- at: forward f", "nothing is said at 'end' of this graph"),
  ])
  func whatIsMissingIsNamed(written: String, other: String, expected: String) throws {
    var text = Self.template.replacing(written, with: other)
    if other == "type: number" { text = text.replacing("value: \"+\"", with: "value: 1") }
    if other == "type: sign" { text = text.replacing("value: grad(f)", with: "value: \"+\"") }
    if written.contains("teacher") {
      text = text.replacing("      For the teacher", with: "      # For the teacher")
    }
    let sentences = try Self.sentences(text)
    #expect(sentences.count == 1 && sentences.first?.contains(expected) == true, "\(sentences)")
  }

  @Test func withoutQuestionsAndTasksAllFourAreMissed() throws {
    let steps = try #require(Self.template.firstRange(of: "steps:"))
    let sentences = try Self.sentences(String(Self.template[..<steps.lowerBound]))
    #expect(sentences.filter { !$0.contains("at step") }.count == 7)
    #expect(sentences.count == 7 + 6, "and six steps are silent")
  }

  /// Its place is that of the line that the step is about.
  @Test func aSilentStepIsNamedWithItsStage() throws {
    for (stage, place, step) in [("forward f", "18:3", 1), ("backward l", "19:3", 3)] {
      let start = try #require(Self.template.firstRange(of: "  - at: \(stage)\n"))
      let rest = Self.template[start.upperBound...]
      let end = try #require(rest.firstRange(of: "  - at: "))
      let text = Self.template[..<start.lowerBound] + rest[end.lowerBound...]
      let sentence = "nothing is said at step \(step); add a step 'at: \(stage)' with a 'say'"
      #expect(try Self.sentences(String(text)) == ["\(place): \(sentence)"])
    }
  }

  /// Of the second part only the line that the first has not.
  @Test func aSecondWalkMayBeSilentWhereTheFirstHasTold() throws {
    let text = """
      format: 1
      id: twice
      title: Twice
      parts:
        - title: First
          graph: "l = (w * x - y)^2"
          given: {w: 1, x: 2, y: 0}
          steps:
            - {at: start, say: One line.}
            - {at: forward l, say: The loss.}
            - {at: backward l, say: Back.}
            - {at: end, say: All is done.}
        - title: Second
          graph: |
            f = w * x
            l = (f - y)^2
          given: {w: 1, x: 2, y: 0}
          steps:
            - {at: start, say: Two lines.}
            - {at: end, say: All is done.}
      """
    let silent = try Self.sentences(text).compactMap {
      $0.firstMatch(of: /at step (\d+); add a step 'at: ([^']+)'/).map { "\($0.1) \($0.2)" }
    }
    #expect(silent == ["1 forward f", "4 backward f"])
  }

  /// What is said on the way back to a number, of an update and at the end stands for every step of
  /// theirs.
  @Test func oneTextSpeaksForAllUsesAndAllUpdates() throws {
    let text = """
      format: 1
      id: fork
      title: Fork
      graph: |
        a = w * x + b
        f = a * a + a
        l = f^2
      given: {w: 1, x: 2, b: 0}
      train: {optimizer: sgd, rate: 0.1, steps: 1}
      steps:
        - {at: start, say: A fork.}
        - {at: backward a, say: Two paths meet.}
        - {at: update, say: Both move.}
        - {at: end, say: All is done.}
      """
    let silent = try Self.sentences(text).compactMap {
      $0.firstMatch(of: /at step (\d+); add a step 'at: ([^']+)'/).map { "\($0.1) \($0.2)" }
    }
    let expected = [
      "1 forward a", "2 forward f", "3 forward l", "4 backward l", "5 backward f",
    ]
    #expect(silent.prefix(5) == expected[...])
    #expect(Set(silent.dropFirst(5).map { $0.dropFirst(2) }).count == 2, "\(silent)")
  }

  @Test func theRightOptionStandsNowHereNowThere() throws {
    let lessons = try (1...3).map { number in
      let text = LessonTemplate.text(id: "mine-\(number)").replacing(/( *)options:/) {
        "\($0.1)options_order: fixed\n\($0.1)options:"
      }
      return try #require(LessonFile.read(text: text, path: "mine").lesson)
    }
    #expect(CourseRules.problemsOfOrder(Array(lessons.prefix(2))).isEmpty)
    let found = CourseRules.problemsOfOrder(lessons)
    #expect(found.map(\.lesson) == ["mine-3"])
    #expect(
      found.map(\.problem.sentence) == [
        "option 2 is the right one in 3 of 3 choices; let it stand elsewhere"
      ])
  }
}
