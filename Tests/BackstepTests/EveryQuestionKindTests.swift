import Lessons
import Testing

/// One question of a kind, with a wrong answer and the right one.
struct AskedKind: CustomTestStringConvertible, Sendable {
  let kind: String
  let question: String
  /// What is typed into the stepper, cell by cell; an option is chosen by `Tab`.
  let wrong: [String]
  let right: [String]
  let plainWrong: String
  let plainRight: String

  var testDescription: String { kind }

  var lesson: String {
    """
    format: 1
    id: small
    title: Small
    graph: |
      a = w @ x
      l = sum_squares(a)
    given:
      w: [[2.5, 1.25]]
      x: [3, 1]
    learn: [w]
    steps:
      - at: backward w
        ask:
          id: asked
          type: \(kind)
          prompt: What do you expect?
          \(question)
          hints: [Think of the product., reveal]
    """
  }

  static let all = [
    AskedKind(
      kind: "number", question: "answer: a", wrong: ["7"], right: ["35/4"], plainWrong: "7",
      plainRight: "8,75"),
    AskedKind(
      kind: "matrix", question: "answer: grad(w)", wrong: ["52.5", "1"], right: ["52.5", "17.5"],
      plainWrong: "52.5 1", plainRight: "52.5 17.5"),
    AskedKind(
      kind: "choice",
      question: "options: [{text: more, why: It shrinks.}, {text: less, correct: true}]\n"
        + "      options_order: fixed",
      wrong: ["Down"], right: ["Down"], plainWrong: "1", plainRight: "2"),
    AskedKind(
      kind: "several",
      question: "options: [{text: one, correct: true}, {text: two, why: No.}, "
        + "{text: three, correct: true}]\n      options_order: fixed",
      wrong: ["12"], right: ["23"], plainWrong: "1 2", plainRight: "3, 1"),
    AskedKind(
      kind: "shape", question: "answer: w", wrong: ["2x1"], right: ["1x2"], plainWrong: "2 x 1",
      plainRight: "1×2"),
    AskedKind(
      kind: "sign", question: "answer: a", wrong: ["-"], right: ["+"], plainWrong: "-",
      plainRight: "positive"),
    AskedKind(
      kind: "formula", question: "answer: 2 * a * x'\n      of: grad(w)", wrong: ["a * x.T"],
      right: ["dl/da * x'"], plainWrong: "a * x'", plainRight: "grad(a) @ x.T"),
    AskedKind(
      kind: "cells", question: "answer: grad(w) > 20\n      of: grad(w)", wrong: ["  "],
      right: [" "], plainWrong: "2", plainRight: "1"),
  ]
}

/// Every kind of question, in the stepper and in plain mode of the real program.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct EveryQuestionKindTests {
  private func open(_ kind: AskedKind, _ options: String) throws -> (TmuxSession, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let file = try folder.write(kind.lesson, to: "small.yaml")
    return (
      try Program.open("\(TmuxSession.quoted(file)) \(options) --no-progress", rows: 40), folder
    )
  }

  private func answer(_ cells: [String], _ session: TmuxSession) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 { try session.press("Tab") }
      if cell == "Down" {
        try session.press("Down")
      } else if !cell.isEmpty {
        try session.type(cell)
      }
    }
    try session.press("Enter")
  }

  @Test(arguments: AskedKind.all) func isAnsweredInTheStepper(_ kind: AskedKind) throws {
    let (session, folder) = try open(kind, "")
    defer { _ = folder }
    #expect(try session.wait(for: "step 0 of"))
    try session.press("End")
    #expect(try session.wait(for: "What do you expect?"))
    try session.press("Enter")
    #expect(try session.wait(for: "Enter submit"))
    try answer(kind.wrong, session)
    #expect(try session.wait(for: "Not yet"))
    try session.press("C-t")
    #expect(try session.wait(for: "Think of the product."))
    for (index, cell) in kind.wrong.enumerated().reversed() {
      for _ in cell { try session.press("BSpace") }
      if index > 0 { try session.press("BTab") }
    }
    try answer(kind.right, session)
    #expect(try session.wait(for: "✓ Right"))
    try session.press("q")
    #expect(try session.exitStatus() == 0)
  }

  @Test(arguments: AskedKind.all) func isAnsweredInPlainMode(_ kind: AskedKind) throws {
    let (session, folder) = try open(kind, "--plain")
    defer { _ = folder }
    var steps = 0
    while steps < 9, try !session.text().contains("your answer") {
      try session.press("n", "Enter")
      steps += 1
      #expect(try session.wait(for: "Step \(steps) of"))
    }
    #expect(try session.wait(for: "Question: What do you expect?"))
    try session.type(kind.plainWrong)
    try session.press("Enter")
    #expect(try session.wait(for: "Not yet"))
    try session.press("h", "Enter")
    #expect(try session.wait(for: "Think of the product."))
    try session.type(kind.plainRight)
    try session.press("Enter")
    #expect(try session.wait(for: "Right"))
    try session.press("q", "Enter")
    #expect(try session.exitStatus() == 0)
  }

  @Test(arguments: AskedKind.all) func canBeLeftOpen(_ kind: AskedKind) throws {
    let (session, folder) = try open(kind, "")
    defer { _ = folder }
    #expect(try session.wait(for: "step 0 of"))
    try session.press("End")
    #expect(try session.wait(for: "What do you expect?"))
    try session.press("Enter")
    #expect(try session.wait(for: "Enter submit"))
    try session.press("C-x")
    #expect(try session.wait(for: "Left open"))
  }
}
