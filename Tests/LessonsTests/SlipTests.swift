import Autodiff
import Foundation
import Notation
import Slips
import Testing

@testable import Lessons

/// A question about a small lesson, and what is said to wrong answers; numbers worked out by hand.
struct AskedQuestion {
  let key: AnswerKey
  let trace: Trace

  /// - Parameter within: the tolerance.
  init(_ answer: String, _ equations: String, _ rest: String, within: Double = 1e-6) throws {
    let part = try Self.part(equations, rest)
    let expression = try part.content.expression(PlacedText(answer)).get()
    key = AnswerKey(expression: expression, within: within, digits: 3, wrong: [])
    trace = part.content.trace()
  }

  static func part(_ equations: String, _ rest: String) throws -> GraphLessonPart {
    let lines = equations.split(separator: ";").map { "  \($0.drop { $0 == " " })\n" }.joined()
    let text = "format: 1\nid: small\ntitle: Small\ngraph: |\n\(lines)\(rest)\n"
    let file = LessonFile.read(text: text, path: "small.yaml")
    return try #require(file.lesson?.graphs.first, "\(file.findings.map(\.rendered))")
  }

  func slip(_ numbers: Double...) -> Slip? {
    key.slip(in: Tensor(key.expression.shape, numbers), trace: trace)
  }

  /// What is said to a wrong answer, its numbers row by row.
  func said(
    _ numbers: Double..., style: FormulaPrinter.Style = .book
  ) -> String? {
    key.slip(in: Tensor(key.expression.shape, numbers), trace: trace)?
      .sentence(FormulaPrinter(trace.graph, style))
  }
}

/// The engine names the learner's slip: a test for each, with the sentence that is said.
@Suite struct Slips {
  // f = 6.5, f − y = 5.5, ∂ℓ/∂f = 11, ∂ℓ/∂w = 22.
  private static let line = (
    "f = w * x + b; l = (f - y)^2", "given: {x: 2, y: 1, w: 3, b: 0.5}\nlearn: [w, b, x]"
  )

  private func line(_ answer: String) throws -> AskedQuestion {
    try AskedQuestion(answer, Self.line.0, Self.line.1)
  }

  @Test func theSign() throws {
    #expect(try line("grad(w)").said(-22) == "That has the opposite sign.")
    #expect(try line("l").said(-30.25) == "That has the opposite sign.")
    #expect(try line("l").said(56.25) == "One sign is wrong: f − y belongs there, not f + y.")
    #expect(
      try line("f").said(5.5) == "One sign is wrong: w · x + b belongs there, not w · x − b.")
    #expect(
      try fork("p * q").said(63 - 120) == "What comes back to h through q has the opposite sign.")
  }

  @Test func aFactorOfADerivative() throws {
    #expect(
      try line("grad(w)").said(11)
        == "The factor x is missing. It comes from the derivative of w · x.")
    #expect(
      try line("grad(f)").said(5.5)
        == "The factor 2 is missing. It comes from the derivative of (f − y)².")
    #expect(
      try line("grad(f)").said(2)
        == "The factor f − y is missing. It comes from the derivative of (f − y)².")
  }

  @Test func theTwoOfASumOfSquares() throws {
    // z = (−1, 9, 3); with two entries their mean would explain it as well.
    let given = "given: {x: [1, 4, 2], y: [3, -1, 1], w: 2}"
    let squares = try AskedQuestion("grad(z)", "z = w * x - y; l = sum_squares(z)", given)
    #expect(
      squares.said(-1, 9, 3)
        == "The factor 2 is missing. It comes from the derivative of ‖z‖².")
    let mean = try AskedQuestion("grad(z)", "z = w * x; l = mse(z, y)", given)
    #expect(
      mean.said(-1.0 / 3, 3, 1)
        == "The factor 2 is missing. It comes from the derivative of mse[z, y].")
    #expect(
      mean.said(-2, 18, 6)
        == "That would be right for the sum over the 3 entries; ℓ takes their mean."
    )
  }

  @Test func theReLUGate() throws {
    // z = (1, −2), ∂ℓ/∂h = 2(h − y) = (−4, 2), ∂ℓ/∂z = (−4, 0).
    let question = try AskedQuestion(
      "grad(z)", "z = w * x; h = relu(z); l = squared_error(h, y)",
      "given: {x: [1, 4], y: [3, -1], w: [1, -0.5]}")
    #expect(
      question.said(-4, 2)
        == "The ReLU gate I[z > 0] is missing: where z is not positive, nothing passes.")
    #expect(
      question.said(-4, 2, style: .ascii)
        == "The ReLU gate I[z > 0] is missing: where z is not positive, nothing passes.")
  }

  @Test func theDerivativeOfAnActivation() throws {
    let question = try AskedQuestion(
      "grad(f)", "f = w * x; a = tanh(f); l = (a - y)^2", "given: {x: 0.5, y: 3, w: 1.5}")
    #expect(
      question.said(2 * (tanh(0.75) - 3))
        == "The factor 1 − a² is missing. It comes from the derivative of tanh[f].")
  }

  @Test func aFactorOfAValue() throws {
    #expect(try line("f").said(2.5) == "The factor w of w · x is missing.")
  }

  @Test func theFunction() throws {
    #expect(
      try line("l").said(5.5)
        == "That leaves a function out: (f − y)² belongs there, not f − y.")
  }

  @Test func theLocalDerivativeAlone() throws {
    #expect(
      try line("grad(w)").said(2)
        == "That is the local derivative alone. Multiply it by ∂ℓ/∂f.")
  }

  @Test func aFactorAtTheWrongNode() throws {
    #expect(try line("grad(w)").said(33) == "That takes w where x belongs.")
    // One layer on: f₀ = 2, h₁ = 4, f₁ = 12, ℓ = 144; ∂ℓ/∂f₁ = 24, ∂ℓ/∂h₁ = 72.
    let deep = try AskedQuestion(
      "grad(w1)", "f0 = w0 * x; h1 = f0^2; f1 = w1 * h1; l = f1^2",
      "given: {x: 0.5, w0: 4, w1: 3}")
    #expect(deep.said(24 * 0.5) == "That takes x where h₁ belongs.")
    #expect(deep.said(24 * 0.5, style: .ascii) == "That takes x where h1 belongs.")
    #expect(deep.said(4 * 72 * 4) == "That takes ∂ℓ/∂f₀ where ∂ℓ/∂f₁ belongs.")
  }

  // AB = (5 2; 11 4), ∂ℓ/∂P = 2P, ∂ℓ/∂A = 2P Bᵀ = (10 24; 22 52).
  private func product(_ answer: String) throws -> AskedQuestion {
    try AskedQuestion(
      answer, "P = A @ B; l = sum_squares(P)",
      "given: {A: [[1, 2], [3, 4]], B: [[1, 0], [2, 1]]}")
  }

  @Test func theTranspose() throws {
    #expect(
      try product("grad(A)").said(10, 22, 24, 52)
        == "That is ∂ℓ/∂A transposed: rows and columns are exchanged.")
    #expect(try product("P").slip(5, 11, 2, 4) == .transposed(.value(2)))
    #expect(try product("grad(A)").said(18, 4, 38, 8) == "Bᵀ belongs in the product, not B.")
    #expect(try product("P").said(1, 4, 3, 10) == "B belongs in the product, not Bᵀ.")
  }

  @Test func theOrderOfAProduct() throws {
    #expect(
      try product("grad(A)").said(54, 20, 22, 8)
        == "The product is in the wrong order: Bᵀ belongs on the right.")
    // Aᵀ 2P and 2P Aᵀ.
    #expect(
      try product("grad(B)").said(18, 46, 38, 98)
        == "The product is in the wrong order: Aᵀ belongs on the left.")
    #expect(
      try product("P").said(1, 2, 5, 8)
        == "The product is in the wrong order: B belongs on the right.")
  }

  @Test func beforeAndAfterAFunction() throws {
    let given = "given: {x: [-1, 2], y: [4, 4], w: 3, v: 5}"
    let equations = "f = w * x; h = exp(f); q = v * h; l = squared_error(q, y)"
    // f = (−3, 6).
    #expect(
      try AskedQuestion("f", equations, given).said(exp(-3.0), exp(6.0))
        == "That is h, after the function. Asked for is f.")
    #expect(
      try AskedQuestion("q", equations, given).said(-15, 30)
        == "That takes f, which stands before the function, where h belongs.")
    let (low, high) = (10 * (5 * exp(-3.0) - 4), 10 * (5 * exp(6.0) - 4))
    #expect(
      try AskedQuestion("grad(h)", equations, given).said(low * exp(-3.0), high * exp(6.0))
        == "That is ∂ℓ/∂f, before the function. Asked for is ∂ℓ/∂h.")
    let sine = try AskedQuestion("grad(f)", "f = w * x; h = sin(f); l = h^2", "given: {x: 2, w: 3}")
    #expect(
      sine.said(2 * sin(6.0) * cos(sin(6.0)))
        == "That takes h, which stands after the function, where f belongs.")
  }

  // h = 3, p = 20, q = 9; ∂ℓ/∂h is 7 · 9 through p, and 6 · 20 through q.
  private func fork(_ loss: String) throws -> AskedQuestion {
    try AskedQuestion(
      "grad(h)", "h = w * x; p = u * h - 1; q = h^2; l = \(loss)", "given: {w: 1.5, x: 2, u: 7}")
  }

  @Test func onePathOfSeveral() throws {
    #expect(
      try fork("p * q").said(63)
        == "That is only the path through p. h is used by 2 lines, and both paths add up.")
    #expect(
      try fork("p * q").said(120)
        == "That is only the path through q. h is used by 2 lines, and both paths add up.")
    #expect(
      try fork("p * q + 11 * h").said(120)
        == "That is only the path through q. h is used by 3 lines, and all paths add up.")
    #expect(
      try fork("p * q + 11 * h").said(183)
        == "The path through ℓ is missing. h is used by 3 lines, and all paths add up.")
  }

  @Test func onePlaceOfSeveralInALine() throws {
    // f = −9, ∂ℓ/∂f = −18, ∂ℓ/∂x = (y + 1)(−18).
    let question = try AskedQuestion(
      "grad(x)", "f = x * y + x; l = f^2", "given: {x: 3, y: -4}\nlearn: [x]")
    #expect(
      question.said(72)
        == "That is only one of the places where f uses x. What comes back from each of them adds up."
    )
  }

  // f = (4, 5, 9), f − y = (1, 3, 5).
  private func batch(_ answer: String, _ loss: String, _ more: String = "") throws -> AskedQuestion
  {
    try AskedQuestion(
      answer, "f = w @ x + b; l = (f - y)^2; L = \(loss)",
      "given: {x: [[1, 1.5, 3.5]], y: [[3, 2, 4]], w: 2, b: 2}\nlearn: [w, b]\n\(more)")
  }

  @Test func summedForAveraged() throws {
    let said = "That would be right for the sum over the 3 entries; L takes their mean."
    #expect(try batch("L", "mean(l)").said(35) == said)
    #expect(try batch("grad(b)", "mean(l)").said(18) == said)
    #expect(try batch("grad(w)", "mean(l)").said(2 + 9 + 35) == said)
    #expect(
      try batch("grad(b)", "mean(l)", "examples: columns").said(18)
        == "That would be right for the sum over the 3 examples; L takes their mean.")
  }

  @Test func averagedForSummed() throws {
    let said = "That is the mean over the 3 entries; here they add up."
    #expect(try batch("L", "sum(l)").said(35.0 / 3) == said)
    #expect(try batch("grad(b)", "sum(l)").said(6) == said)
    // The mean is in ∂L/∂f already.
    #expect(
      try batch("grad(b)", "mean(l)", "examples: columns").said(2)
        == "That is the mean over the 3 examples; here they add up.")
    #expect(
      try batch("grad(w)", "mean(l)", "examples: columns").slip(46.0 / 9) == .averaged(count: 3))
  }

  @Test func theWeightAfterTheUpdate() throws {
    // f = 6, ∂ℓ/∂f = 2, ∂ℓ/∂w = 4, ∂ℓ/∂v = 6; after the update w = 2.6 and v = 1.4.
    let training = "given: {x: 1, y: 5, w: 3, v: 2}\ntrain: {optimizer: sgd, rate: 0.1, steps: 2}"
    let equations = "h = w * x; f = v * h; l = (f - y)^2"
    #expect(
      try AskedQuestion("grad(h)", equations, training).said(2.8)
        == "That takes v from after the update. The old value belongs there.")
    #expect(
      try AskedQuestion("f", equations, training).said(4.2)
        == "That takes v from after the update. The old value belongs there.")
    // f = wx + b = 3.5, ∂ℓ/∂f = −3; after it w = 3.3 and b = 0.8.
    let both = try AskedQuestion(
      "f", "f = w * x + b; l = (f - y)^2",
      "given: {x: 1, y: 5, w: 3, b: 0.5}\ntrain: {optimizer: sgd, rate: 0.1, steps: 2}")
    #expect(
      both.said(4.1) == "That takes w and b from after the update. The old value belongs there.")
  }
}
