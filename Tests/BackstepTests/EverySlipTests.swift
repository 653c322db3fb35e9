import Testing

/// A question that stands at the start of a small lesson, a wrong answer to it, and what is said.
struct SlipCase: Sendable, CustomStringConvertible {
  let description: String
  let equations: [String]
  let rest: String
  /// What is asked for.
  let asked: String
  /// The wrong answer, row by row; more than one row is a matrix.
  let answer: [[String]]
  let sentence: String

  /// The text of the lesson.
  var lesson: String {
    """
    format: 1
    id: small
    title: Small
    graph: |
      \(equations.joined(separator: "\n  "))
    \(rest)
    steps:
      - at: start
        ask:
          id: question
          type: \(answer.joined().count > 1 ? "matrix" : "number")
          prompt: What is it?
          answer: \(asked)

    """
  }

  private static func line(
    _ name: String, _ asked: String, _ answer: String, _ sentence: String
  )
    -> SlipCase
  {
    SlipCase(
      description: name, equations: ["f = w * x + b", "l = (f - y)^2"],
      rest: "given: {x: 2, y: 1, w: 3, b: 0.5}", asked: asked, answer: [[answer]],
      sentence: sentence)
  }

  private static func product(
    _ name: String, _ asked: String, _ answer: [[String]], _ sentence: String
  ) -> SlipCase {
    SlipCase(
      description: name, equations: ["P = A @ B", "l = sum_squares(P)"],
      rest: "given: {A: [[1, 2], [3, 4]], B: [[1, 0], [2, 1]]}", asked: asked, answer: answer,
      sentence: sentence)
  }

  private static func fork(
    _ name: String, _ loss: String, _ answer: String, _ sentence: String
  )
    -> SlipCase
  {
    SlipCase(
      description: name, equations: ["h = w * x", "p = u * h - 1", "q = h^2", "l = \(loss)"],
      rest: "given: {w: 1.5, x: 2, u: 7}\nlearn: [w, u]", asked: "grad(h)", answer: [[answer]],
      sentence: sentence)
  }

  private static func batch(_ name: String, _ answer: String, _ sentence: String) -> SlipCase {
    SlipCase(
      description: name,
      equations: ["f = w @ x + b", "l = (f - y)^2", "L = mean(l)"],
      rest: "given: {x: [[1, 1.5, 3.5]], y: [[3, 2, 4]], w: 2, b: 2}\nexamples: columns",
      asked: "grad(b)", answer: [[answer]], sentence: sentence)
  }

  static let all: [SlipCase] = [
    line("the sign", "grad(w)", "-22", "That has the opposite sign."),
    line(
      "a sign inside", "l", "56.25", "One sign is wrong: f − y belongs there, not f + y."),
    fork(
      "the sign of a path", "p * q", "-57",
      "What comes back to h through q has the opposite sign."),
    line(
      "the 2 of a square", "grad(f)", "5.5",
      "The factor 2 is missing. It comes from the derivative of (f − y)²."),
    line("a factor of a value", "f", "2.5", "The factor w of w · x is missing."),
    line(
      "the local derivative alone", "grad(w)", "2",
      "That is the local derivative alone. Multiply it by ∂ℓ/∂f."),
    line(
      "a function", "l", "5.5", "That leaves a function out: (f − y)² belongs there, not f − y."),
    line("the wrong node", "grad(w)", "33", "That takes w where x belongs."),
    SlipCase(
      description: "the gate",
      equations: ["z = w * x", "h = relu(z)", "l = squared_error(h, y)"],
      rest: "given: {x: [1, 4], y: [3, -1], w: [1, -0.5]}", asked: "grad(z)",
      answer: [["-4"], ["2"]],
      sentence: "The ReLU gate I[z > 0] is missing: where z is not positive, nothing passes."),
    SlipCase(
      description: "an activation's derivative",
      equations: ["f = w * x", "a = sigmoid(f)", "l = (a - y)^2"],
      rest: "given: {x: 0, y: 3, w: 1.5}", asked: "grad(f)", answer: [["-5"]],
      sentence: "The factor a · (1 − a) is missing. It comes from the derivative of σ[f]."),
    product(
      "the transpose", "grad(A)", [["10", "22"], ["24", "52"]],
      "That is ∂ℓ/∂A transposed: rows and columns are exchanged."),
    product(
      "the transpose of a factor", "grad(A)", [["18", "4"], ["38", "8"]],
      "Bᵀ belongs in the product, not B."),
    product(
      "the order of a product", "P", [["1", "2"], ["5", "8"]],
      "The product is in the wrong order: B belongs on the right."),
    SlipCase(
      description: "before the activation, for after it",
      equations: ["f = w * x", "h = relu(f)", "q = v * h", "l = squared_error(q, y)"],
      rest: "given: {x: [-1, 2], y: [4, 4], w: 3, v: 5}", asked: "q", answer: [["-15"], ["30"]],
      sentence: "That takes f, which stands before the function, where h belongs."),
    SlipCase(
      description: "after the activation, asked for before it",
      equations: ["f = w * x", "h = relu(f)", "l = squared_error(h, y)"],
      rest: "given: {x: [-1, 2], y: [4, 4], w: 3}", asked: "f", answer: [["0"], ["6"]],
      sentence: "That is h, after the function. Asked for is f."),
    fork(
      "one path", "p * q", "63",
      "That is only the path through p. h is used by 2 lines, and both paths add up."),
    fork(
      "all paths but one", "p * q + 11 * h", "183",
      "The path through ℓ is missing. h is used by 3 lines, and all paths add up."),
    SlipCase(
      description: "one place in a line",
      equations: ["f = x * y + x", "l = f^2"], rest: "given: {x: 3, y: -4}\nlearn: [x]",
      asked: "grad(x)", answer: [["72"]],
      sentence: "That is only one of the places where f uses x. What comes back from each of them "
        + "adds up."),
    batch(
      "the sum for the mean", "18",
      "That would be right for the sum over the 3 examples; L takes their mean."),
    batch(
      "the mean for the sum", "2", "That is the mean over the 3 examples; here they add up."),
    SlipCase(
      description: "the weight after the update",
      equations: ["h = w * x", "f = v * h", "l = (f - y)^2"],
      rest: "given: {x: 1, y: 5, w: 3, v: 2}\n"
        + "train: {optimizer: sgd, rate: 0.1, steps: 2}",
      asked: "grad(h)", answer: [["2.8"]],
      sentence: "That takes v from after the update. The old value belongs there."),
  ]
}

/// Every slip, in the stepper and in plain mode of the real program.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct EverySlipTests {
  @Test(arguments: SlipCase.all) func isNamedInTheStepper(slip: SlipCase) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(slip.lesson, to: "small.yaml")
    let session = try Program.open(
      "\(TmuxSession.quoted(file)) --no-progress", columns: 120, rows: 40)
    #expect(try session.wait(for: "What is it?"))
    try session.press("Enter")
    #expect(try session.wait(for: "Enter submit"))
    for (index, cell) in slip.answer.joined().enumerated() {
      if index > 0 { try session.press("Tab") }
      try session.type(cell)
    }
    try session.press("Enter")
    #expect(try session.wait(for: slip.sentence))
    #expect(try session.text().contains("Not yet"))
  }

  @Test(arguments: SlipCase.all) func isNamedInPlainMode(slip: SlipCase) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(slip.lesson, to: "small.yaml")
    let session = try Program.open(
      "\(TmuxSession.quoted(file)) --plain --no-progress", columns: 120, rows: 40)
    #expect(try session.wait(for: "your answer, h hint"))
    try session.type(slip.answer.map { $0.joined(separator: " ") }.joined(separator: "; "))
    try session.press("Enter")
    #expect(try session.wait(for: slip.sentence))
  }
}
