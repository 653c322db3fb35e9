import Autodiff
import Testing

@testable import Lessons

/// Formulas are judged by what they come to, whatever they look like.
@Suite struct FormulaQuestions {
  static let text = """
    format: 1
    id: a
    title: t
    graph: |
      f = W @ x + b
      h = tanh(f)
      l = sum_squares(h - y)
    given: {W: [[1, 0.5], [-1, 2]], x: [1, 2], b: [0.1, -0.2], y: [0, 1]}
    steps:
      - at: backward f
        ask:
          id: q
          type: formula
          of: grad(f)
          prompt: Which formula?
          answer: (1 - h^2) * grad(h)
          wrong:
            - {value: h * grad(h), say: That is the value and not its slope.}
    """

  private func judged(_ typed: String) throws -> Judgement {
    let file = LessonFile.read(text: Self.text, path: "x")
    let part = try #require(file.lesson?.graphs.first, "\(file.findings)")
    let question = try #require(part.notes.first?.questions.first)
    let live = try part.content.typedFormula(typed).get()
    let formula = try #require(TypedFormula(live))
    return question.judge(.formula(formula), in: part.content.trace())
  }

  @Test(arguments: [
    "(1 - h²) * grad(h)", "grad(h) - grad(h)*h*h", "2*(h - y)*(1 - tanh(f)^2)", "dl/dh * (1 - h^2)",
    "(1 - h*h)*∂l/∂h", "(1-h)*(1+h)*2*(h-y)",
  ])
  func everyRightFormCounts(typed: String) throws {
    #expect(try judged(typed).isRight)
  }

  @Test(arguments: ["grad(h)", "(1 - h) * grad(h)", "h * grad(h)", "2*(1-h^2)*grad(h)"])
  func wrongOnesDoNot(typed: String) throws {
    #expect(try !judged(typed).isRight)
  }

  /// With the lesson's values, and with all that are near them, no gate is shut.
  @Test(arguments: [
    ("h = relu(f)", "grad(h)", "step(f) * grad(h)"),
    ("h = max(f, 2*f)", "2 * grad(h)", "(1 + step(f)) * grad(h)"),
    ("h = abs(f)", "grad(h)", "(f / abs(f)) * grad(h)"),
  ])
  func aForgottenGateIsAMiss(line: String, forgotten: String, right: String) throws {
    let text = """
      format: 1
      id: a
      title: t
      graph: |
        f = w * x
        \(line)
        l = (h - y)^2
      given: {w: 3, x: 2, y: 5}
      steps:
        - at: backward f
          ask: {id: q, type: formula, of: grad(f), prompt: Which?, answer: \(right)}
      """
    let file = LessonFile.read(text: text, path: "x")
    let lesson = try #require(file.lesson, "\(file.findings)")
    let part = lesson.graphs[0]
    let question = try #require(part.notes.first?.questions.first)
    let judged = try [forgotten, right].map { typed in
      let formula = try #require(TypedFormula(try part.content.typedFormula(typed).get()))
      return question.judge(.formula(formula), in: part.content.trace()).isRight
    }
    #expect(judged == [false, true])
    #expect(LessonCheck.problems(of: lesson) == [])
  }

  /// With signs that are drawn, exp(2 log(w)) is a number in some trials only; with the lesson's own
  /// values a formula has to be one.
  @Test func aFormulaNeedNotBeANumberEverywhere() throws {
    let text = LessonTexts.base.with("l = (f - y)^2", "l = abs(f - y)")
    let content = try #require(LessonFile.read(text: text, path: "x").lesson?.graphs.first).content
    let trials = content.trace().trials()
    func formula(_ typed: String) throws -> TypedFormula {
      try #require(TypedFormula(try content.typedFormula(typed).get()))
    }
    #expect(try formula("exp(2 * log(w))").isSame(as: formula("w^2").formula, in: trials))
    #expect(try !formula("w^2 + 0 * log(-w)").isSame(as: formula("w^2").formula, in: trials))
  }

  @Test func slipsAreNamed() throws {
    #expect(try judged("grad(h)").slip != nil, "the factor is missing")
    #expect(try judged("-(1 - h^2) * grad(h)").slip != nil, "the sign is wrong")
    #expect(try judged("h * grad(h)").remark != nil)
    #expect(try judged("x[1, 1] * grad(h)").slip == nil)
  }

  @Test(arguments: [
    (
      "(1 - h^2) * grad(h)", "h^2 * grad(h)",
      ["'h^2 * grad(h)' is not 'grad(f)': with some values they differ"]
    ),
    (
      "(1 - h^2) * grad(h)", "grad(f)",
      ["'grad(f)' is made from 'grad(f)', so that a formula for it cannot name it"]
    ),
    ("h * grad(h)", "(h^2 - 1) * -grad(h)", ["this wrong value is the right answer"]),
    (
      "answer: (1", "answer: sum(1",
      ["'sum(1 - h^2) * grad(h)' is not 'grad(f)': with some values they differ"]
    ),
  ])
  func checkProvesTheKey(_ old: String, _ new: String, _ expected: [String]) throws {
    let lesson = try #require(
      LessonFile.read(text: Self.text.replacing(old, with: new), path: "x").lesson)
    #expect(LessonCheck.problems(of: lesson).map(\.sentence) == expected)
  }

  @Test func theLessonItselfPasses() throws {
    let lesson = try #require(LessonFile.read(text: Self.text, path: "x").lesson)
    #expect(LessonCheck.problems(of: lesson) == [])
  }

  @Test(arguments: [
    (
      "of: grad(f)", "of: 2 * f",
      "15:15: a formula is asked for a name or a gradient, as in 'grad(w)', not for '2 * f'"
    ),
    ("      of: grad(f)\n", "", "12:7: a question of type 'formula' needs 'of'"),
    ("of: grad(f)", "of: l", "17:15: '(1 - h^2) * grad(h)' is 2×1, but 'l' is 1×1"),
  ])
  func mistakesAreNamedAtTheirPlace(_ old: String, _ new: String, _ expected: String) {
    #expect(
      LessonTexts.problems(Self.text.replacing(old, with: new)).contains {
        $0.hasSuffix(expected.drop { $0 != " " })
      })
  }
}

/// Entries are pointed at.
@Suite struct CellQuestions {
  static let text = """
    format: 1
    id: a
    title: t
    graph: |
      f = W @ x
      h = relu(f)
      l = sum(h)
    given: {W: [[1, -1], [-1, 2]], x: [[1, 2], [2, 1]]}
    examples: columns
    steps:
      - at: forward h
        ask: {id: q, type: cells, of: h, prompt: Which are shut?, answer: h == 0}
    """

  @Test func theRightEntriesAreAllOfThem() throws {
    let file = LessonFile.read(text: Self.text, path: "x")
    let part = try #require(file.lesson?.graphs.first, "\(file.findings)")
    let question = try #require(part.notes.first?.questions.first)
    // f = [1 − 2, 2 − 1; −1 + 4, −2 + 2]
    let trace = part.content.trace()
    #expect(question.judge(.cells([0, 3]), in: trace).isRight)
    #expect(!question.judge(.cells([0]), in: trace).isRight)
    #expect(!question.judge(.cells([]), in: trace).isRight)
    #expect(LessonCheck.problems(of: try #require(file.lesson)) == [])
  }

  @Test(arguments: [
    (
      "answer: h == 0", "answer: h",
      "'cells' need a comparison that holds for the entries to point at, as in 'h1 == 0'"
    ),
    (
      "answer: h == 0", "answer: l == 0",
      "this comparison should have one outcome for each entry of 'h', which is 2×2"
    ),
    (", answer: h == 0", "", "a question of type 'cells' needs 'answer'"),
    ("of: h, ", "", "a question of type 'cells' needs 'of'"),
    (
      "of: h, ", "of: h, tolerance: {abs: 1}, ",
      "'tolerance' has no meaning in a question of type 'cells'; remove it"
    ),
  ])
  func mistakesAreNamed(_ old: String, _ new: String, _ expected: String) {
    #expect(
      LessonTexts.problems(Self.text.replacing(old, with: new)).contains { $0.hasSuffix(expected) })
  }
}

/// One path of a fork, and conditions of which all are wanted.
@Suite struct PathsAndConditions {
  static let text = """
    format: 1
    id: a
    title: t
    graph: |
      f = w * x
      a = f^2
      b = 3 * f
      l = a + b
    given: {w: 1, x: 2}
    steps:
      - {at: backward f through b, say: The second line.}
      - {at: backward f through a, say: The first line.}
      - at: end
        try:
          id: t
          prompt: Make it small.
          edit: [w]
          done_when: [l < 1, f > -1]
          say_when: The loss is to be small.
          solution: {w: 0}
    """

  @Test func aPathIsOneStep() throws {
    let file = LessonFile.read(text: Self.text, path: "x")
    let lesson = try #require(file.lesson, "\(file.findings)")
    let trace = lesson.graphs[0].content.trace()
    // Forward 4 steps, the seed, a, b, then f through b and through a.
    #expect(lesson.parts[0].notes.prefix(2).map { $0.stage.position(in: trace) } == [8, 9])
    #expect(lesson.parts[0].notes[0].stage.text(in: trace.graph) == "backward f through b")
    #expect(lesson.parts[0].notes[2].task?.conditions.map(\.text) == ["l < 1", "f > -1"])
    #expect(LessonCheck.problems(of: lesson) == [])
  }

  @Test(arguments: [
    ("through b", "through l", "11:10: line 'l' does not use 'f'; 'a' or 'b' does"),
    ("through b", "through x", "11:10: 'x' is given, and no line; a path goes through a line"),
    (
      "through b", "through",
      "11:10: a path is one line that uses the value, as in 'backward f through f2'"
    ),
    (
      "backward f through b", "forward f through b",
      "11:10: 'forward f' stands alone, without a name"
    ),
    (
      "[l < 1, f > -1]", "[l < 1, f]",
      "18:26: 'done_when' needs a comparison, as in 'max(abs(grad(w))) == 0' or 'L < 0.1'"
    ),
    ("[l < 1, f > -1]", "[]", "18:18: 'done_when' is empty; leave it out or fill it"),
  ])
  func mistakesAreNamedAtTheirPlace(_ old: String, _ new: String, _ expected: String) {
    #expect(LessonTexts.problems(Self.text.replacing(old, with: new)).contains(expected))
  }
}
