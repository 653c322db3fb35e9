import Autodiff
import Testing

@testable import Lessons

/// Questions and tasks are solved by the engine.
@Suite struct Questions {
  static func part(_ step: String) throws -> GraphLessonPart {
    let file = LessonFile.read(
      text: LessonTexts.base + "steps:\n  - at: end\n" + step, path: "lesson.yaml")
    #expect(file.findings.map(\.rendered) == [])
    return try #require(file.lesson?.graphs.first)
  }

  static func question(_ kind: String, _ more: String = "") throws -> (Question, Trace) {
    let part = try part(
      "    ask: {id: q, type: \(kind), prompt: What?, answer: grad(w)\(more)}\n")
    return (try #require(part.notes.first?.questions.first), part.content.trace())
  }

  static func problems(_ step: String) throws -> [String] {
    let file = LessonFile.read(
      text: LessonTexts.base + "steps:\n  - at: end\n" + step, path: "lesson.yaml")
    return try LessonCheck.problems(of: #require(file.lesson))
      .filter { $0.severity == .error }.map { "\($0.place): \($0.sentence)" }
  }

  @Test func aNumberIsRightWithinItsTolerance() throws {
    // The gradient is 2, and the lesson shows three decimals.
    let (question, trace) = try Self.question("number")
    let key = try #require(question.key)
    #expect(key.within == 0.0005)
    #expect(key.accepts(Tensor(2.0005), in: trace))
    #expect(!key.accepts(Tensor(2.0006), in: trace))
    #expect(!key.accepts(Tensor(Shape(2, 1), [2, 2]), in: trace))
  }

  @Test func aToleranceOfItsOwnCountsInstead() throws {
    let (question, trace) = try Self.question("number", ", tolerance: {abs: 0.1}")
    #expect(try #require(question.key).accepts(Tensor(2.1), in: trace))
  }

  @Test func aKnownSlipHasARemark() throws {
    let (question, trace) = try Self.question(
      "number", ", wrong: [{value: f - y, say: The factor 2 is missing.}]")
    let key = try #require(question.key)
    #expect(key.remark(on: Tensor(1), in: trace)?.blocks.count == 1)
    #expect(key.remark(on: Tensor(3), in: trace) == nil)
  }

  @Test func shapesAndSignsHaveRemarksToo() throws {
    let (shape, _) = try Self.question("shape", ", wrong: [{value: 2x3, say: No.}]")
    #expect(shape.key?.remark(on: Shape(2, 3)) != nil)
    #expect(shape.key?.remark(on: Shape(3, 2)) == nil)
    let (sign, trace) = try Self.question("sign", ", wrong: [{value: '-', say: No.}]")
    #expect(sign.key?.sign(in: trace) == 1)
    #expect(sign.key?.remark(onSign: -1) != nil)
    #expect(sign.key?.remark(onSign: 0) == nil)
  }

  @Test func aChoiceHasOneRightOption() throws {
    let part = try Self.part(
      """
          ask:
            id: q
            type: choice
            prompt: What?
            options:
              - {text: one, correct: true, why: Because.}
              - {text: two, why: "No, *one*."}
            hints: [Count., reveal]

      """)
    let question = try #require(part.notes.first?.questions.first)
    guard case .choice(let options) = question.kind else {
      Issue.record("it is no choice")
      return
    }
    #expect(options.map(\.isRight) == [true, false])
    #expect(question.hints.count == 2)
    guard case .reveal = question.hints[1] else {
      Issue.record("the last hint is no reveal")
      return
    }
  }

  @Test(arguments: [
    (
      "ask: {id: q, type: number, prompt: a, answer: 1 / (f - 3)}",
      "'1 / (f - 3)' is not a finite number"
    ),
    (
      "ask: {id: q, type: number, prompt: a, answer: l, wrong: [{value: 1, say: b}]}",
      "this wrong value is the right answer, or within its tolerance of 0.0005"
    ),
    (
      "ask: {id: q, type: number, prompt: a, answer: l, wrong: [{value: 1 / (f - 3), say: b}]}",
      "this wrong value is not a finite number, so that nobody can type it"
    ),
    (
      "ask: {id: q, type: shape, prompt: a, answer: l, wrong: [{value: 1x1, say: b}]}",
      "this wrong value is the right answer"
    ),
    (
      "ask: {id: q, type: sign, prompt: a, answer: l, wrong: [{value: '+', say: b}]}",
      "this wrong value is the right answer"
    ),
    (
      "try: {id: t, prompt: a, edit: [b], done_when: l > 0, solution: {b: 2}}",
      "this is already true with the values of the lesson"
    ),
    (
      "try: {id: t, prompt: a, edit: [b], done_when: l > 9, solution: {b: 2}}",
      "with this solution 'done_when' is not true"
    ),
  ])
  func whatCannotBeSolvedIsSaid(step: String, sentence: String) throws {
    let problems = try Self.problems("    \(step)\n")
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix(sentence) == true)
  }

  @Test func aTaskIsSolvedByItsSolution() throws {
    let step = "    try: {id: t, prompt: a, edit: [b, w], done_when: l == 0, solution: {b: -1}}\n"
    #expect(try Self.problems(step) == [])
    let part = try Self.part(step)
    let task = try #require(part.notes.first?.task)
    #expect(task.edit.map { part.content.graph.nodes[$0].name } == ["b", "w"])
    #expect(task.solution.values.map { $0 } == [Tensor(-1)])
  }
}
