import Testing

@testable import Lessons

/// What makes a question easier than it looks is warned of, unless the lesson says that it is meant.
@Suite struct QuestionWarnings {
  private static func problems(_ steps: String) throws -> [String] {
    let file = LessonFile.read(text: LessonTexts.base + "steps:\n" + steps, path: "lesson.yaml")
    return try LessonCheck.problems(of: #require(file.lesson)).map { problem in
      "\(problem.place): \(problem.severity == .warning ? "warning: " : "")\(problem.sentence)"
    }
  }

  private static func ask(_ at: String, _ rest: String) -> String {
    "  - at: \(at)\n    ask: {id: q, prompt: What?, \(rest)}\n"
  }

  @Test(arguments: [
    ("end", "type: number, answer: l", "at step 2 already"),
    ("backward w", "type: sign, answer: grad(f)", "at step 4 already"),
    ("forward f", "type: number, answer: w", "from the start"),
  ])
  func whatStoodEarlierIsWarnedOf(_ at: String, _ rest: String, _ since: String) throws {
    let answer = try #require(rest.split(separator: "answer: ").last)
    #expect(
      try Self.problems(Self.ask(at, rest)).map { $0.drop { $0 != " " } } == [
        " warning: '\(answer)' stands on the screen \(since), before it is asked for; ask there, or "
          + "write 'hide: []' if this is meant"
      ])
    #expect(try Self.problems(Self.ask(at, rest + ", hide: []")) == [])
  }

  @Test(arguments: [
    ("end", "f > 0", "f"), ("forward l", "f < y", "f"), ("forward l", "0 <= f", "f"),
  ])
  func entriesThatStoodEarlierAreWarnedOf(
    _ at: String, _ condition: String, _ name: String
  ) throws {
    let rest = "type: cells, of: f, answer: \"\(condition)\""
    #expect(
      try Self.problems(Self.ask(at, rest)).map { $0.drop { $0 != " " } } == [
        " warning: '\(name)' stands on the screen at step 1 already, before it is asked for; ask "
          + "there, or write 'hide: []' if this is meant"
      ])
    #expect(try Self.problems(Self.ask(at, rest + ", hide: []")) == [])
  }

  @Test(arguments: ["number", "sign"]) func aBareNumberIsWarnedOf(_ type: String) throws {
    #expect(
      try Self.problems(Self.ask("end", "type: \(type), answer: 17")).map { $0.drop { $0 != " " } }
        == [
          " warning: the answer '17' does not depend on the lesson; write what it is worked out from, "
            + "or 'fixed: true' if this is meant"
        ])
    #expect(try Self.problems(Self.ask("end", "type: \(type), answer: 17, fixed: true")) == [])
  }

  /// What is lit has its factor beside its name, which a formula for its gradient has in it.
  @Test(arguments: [
    ("forward f", "w", "", true), ("start", "w", "", true), ("forward f", "x", "", false),
    ("end", "w", "", false), ("forward f", "w", ", hide: []", false),
  ])
  func aFactorThatWasLitIsWarnedOf(
    _ at: String, _ lit: String, _ rest: String, _ isWarned: Bool
  ) throws {
    let note = "  - {at: \(at), say: Look., light: \(lit)}\n"
    let question = Self.ask("backward w", "type: formula, of: grad(w), answer: x * grad(f)\(rest)")
    let problems = try Self.problems(at == "end" ? question + note : note + question)
    #expect(problems.count == (isWarned ? 1 : 0), "\(problems)")
    #expect(
      problems.allSatisfy {
        $0.contains("warning: 'light: w' in line") && $0.contains("before this asks for it")
      })
  }

  @Test func whatIsAskedWhereItIsComputedIsNot() throws {
    #expect(try Self.problems(Self.ask("forward f", "type: number, answer: f")) == [])
    #expect(try Self.problems(Self.ask("backward w", "type: number, answer: grad(w)")) == [])
    #expect(try Self.problems(Self.ask("forward f", "type: shape, answer: w")) == [])
    let cells = "type: cells, of: f, answer: f > 0"
    #expect(try Self.problems(Self.ask("forward f", cells)) == [])
  }

  @Test func onlyNamesAndGradientsAreHidden() {
    let steps = "steps:\n" + Self.ask("end", "type: sign, answer: l, hide: [f, w * x, grad(b)]")
    #expect(
      LessonTexts.problems(LessonTexts.base + steps) == [
        "10:66: 'w * x' cannot be hidden; 'hide' lists names and gradients, as in '[f, grad(w)]'"
      ])
  }
}
