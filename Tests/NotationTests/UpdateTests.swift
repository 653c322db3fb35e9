import Autodiff
import Notation
import Testing

/// Updates as they are written.
@Suite struct UpdateStatements {
  /// l = (w·x)² under the given names.
  private func printed(
    _ optimizer: Optimizer, _ style: FormulaPrinter.Style = .book,
    names: (String, String) = ("w", "x")
  ) throws -> [String] {
    var builder = GraphBuilder()
    let w = builder.addLeaf(names.0, shape: .scalar, learned: true)
    let x = builder.addLeaf(names.1, shape: .scalar, learned: false)
    try builder.addLine("l", (Formula.symbol(.value(w)) * .symbol(.value(x))).power(2))
    let graph = try builder.graph()
    let trace = Trace(
      graph, given: [w: Tensor(1), x: Tensor(2)],
      update: NextUpdate(optimizer: optimizer, rate: 0.1))
    let step = try #require(trace.steps.last)
    let printer = FormulaPrinter(graph, style)
    #expect(printer.statement(step) == printer.statements(step).last)
    #expect(printer.subject(step) == printer.name(w))
    return printer.statements(step)
  }

  @Test func everyOptimizerIsWrittenAsInABook() throws {
    #expect(try printed(.sgd()) == ["w ← w − η · ∂ℓ/∂w"])
    #expect(try printed(.sgd(momentum: 0.9)) == ["v ← μ · v + ∂ℓ/∂w", "w ← w − η · v"])
    #expect(
      try printed(.sgd(momentum: 0.9, nesterov: true)) == [
        "v ← μ · v + ∂ℓ/∂w", "w ← w − η · (∂ℓ/∂w + μ · v)",
      ])
    #expect(
      try printed(.rmsProp()) == [
        "s ← α · s + (1 − α) · (∂ℓ/∂w)²", "w ← w − η · (∂ℓ/∂w/(√s + ε))",
      ])
    #expect(
      try printed(.adam()) == [
        "m ← β₁ · m + (1 − β₁) · ∂ℓ/∂w", "s ← β₂ · s + (1 − β₂) · (∂ℓ/∂w)²",
        "m′ ← m/(1 − β₁^t)", "s′ ← s/(1 − β₂^t)",
        "w ← w − η · (m′/(√s′ + ε))",
      ])
  }

  @Test func inASCIIAndLaTeX() throws {
    #expect(try printed(.sgd(), .ascii) == ["w <- w - eta * dl/dw"])
    #expect(
      try printed(.sgd(), .latex) == [
        "w \\leftarrow w - \\eta \\odot \\frac{\\partial \\ell}{\\partial w}"
      ])
    for optimizer in Optimizer.all {
      #expect(try printed(optimizer, .ascii).allSatisfy { $0.allSatisfy(\.isASCII) })
    }
  }

  /// A network has a β₁ of its own, under any of its spellings.
  @Test func noQuantityIsCalledLikeANode() throws {
    let adam = try printed(.adam(), names: ("beta_1", "m"))
    #expect(adam[0] == "mean ← ρ₁ · mean + (1 − ρ₁) · ∂ℓ/∂β₁")
    #expect(adam[3] == "s′ ← s/(1 − ρ₂^t)")
    #expect(try printed(.sgd(momentum: 0.5), names: ("v", "eta"))[1] == "v ← v − rate · velocity")
  }
}
