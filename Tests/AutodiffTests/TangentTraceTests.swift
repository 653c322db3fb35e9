import Autodiff
import Notation
import Support
import Testing

@Suite struct TangentTraces {
  static let graphs = (1...200).map { RandomGraph(seed: $0) }

  /// ⟨ȳ, Jẋ⟩ = ⟨Jᵀȳ, ẋ⟩ for every leaf. The two add the same products in another order: what is
  /// allowed is rounding of the largest number on the way, about 1e-16 times a few hundred terms.
  @Test(arguments: graphs) func isTheTransposeOfTheReversePass(_ example: RandomGraph) throws {
    let trace = example.trace
    var random = RandomNumbers(seed: example.seed)
    for leaf in example.graph.given {
      let direction = random.tensor(leaf.shape)
      let along = TangentTrace(trace, seed: leaf.id, direction: direction)
      let gradient = try #require(trace.gradients[leaf.id])
      let reverse = EveryOperation.inner(gradient, direction)
      guard let tangent = along.tangents[example.graph.loss] else {
        #expect(reverse == 0, "\(leaf.name)")
        continue
      }
      let forward = try #require(tangent.scalar)
      let numbers = trace.gradients.compactMap { $0 } + along.tangents.compactMap { $0 }
      let scale = numbers.flatMap(\.elements).map(abs).max() ?? 1
      #expect(abs(forward - reverse) <= 1e-13 * max(1, scale), "\(leaf.name)")
    }
  }

  @Test(arguments: graphs) func tangentsHaveTheShapeOfTheirLine(_ example: RandomGraph) {
    for leaf in example.graph.given {
      for (node, tangent) in zip(
        example.graph.nodes, TangentTrace(example.trace, seed: leaf.id).tangents)
      {
        #expect(tangent == nil || tangent?.shape == node.shape)
      }
    }
  }

  private struct Lines {
    var builder = GraphBuilder()
    subscript(name: String) -> Formula { .symbol(.value(builder.id(of: name) ?? -1)) }
  }

  /// The book's problem 7.13 on figure 7.9: y = exp[exp[x] + exp[x]²] + sin[exp[x] + exp[x]²].
  static func forks(x: Double) throws -> Trace {
    var lines = Lines()
    lines.builder.addLeaf("x", shape: .scalar, learned: true)
    try lines.builder.addLine("f1", .apply(.exp, [lines["x"]]))
    try lines.builder.addLine("f2", lines["f1"].power(2))
    try lines.builder.addLine("f3", lines["f1"] + lines["f2"])
    try lines.builder.addLine("f4", .apply(.exp, [lines["f3"]]))
    try lines.builder.addLine("f5", .apply(.sin, [lines["f3"]]))
    try lines.builder.addLine("y", lines["f4"] + lines["f5"])
    return Trace(try lines.builder.graph(), given: [0: Tensor(x)])
  }

  @Test func aScalarSeedGivesTheDerivativeOfEveryLine() throws {
    let trace = try Self.forks(x: 0.5)
    let along = TangentTrace(trace, seed: 0)
    #expect(along.isDerivative)
    let printer = FormulaPrinter(trace.graph).differentiating(by: along.seed)
    #expect(
      along.steps.map(printer.statement) == [
        "∂x/∂x = 1", "∂f₁/∂x = f₁ · ∂x/∂x", "∂f₂/∂x = 2f₁ · ∂f₁/∂x",
        "∂f₃/∂x = ∂f₁/∂x + ∂f₂/∂x", "∂f₄/∂x = f₄ · ∂f₃/∂x", "∂f₅/∂x = cos[f₃] · ∂f₃/∂x",
        "∂y/∂x = ∂f₄/∂x + ∂f₅/∂x",
      ])
    let u = trace.values[1].elements[0]
    let inner = u + u * u
    let slope = (trace.values[4].elements[0] + trace.values[5].elements[0])
    #expect(slope == trace.values[6].elements[0])
    let forward = try #require(along.tangents[6]?.scalar)
    let reverse = try #require(trace.gradients[0]?.scalar)
    #expect(abs(forward - reverse) <= 1e-13 * abs(reverse))
    // The closed form (exp[f₃] + cos[f₃]) (f₁ + 2 f₁²).
    let cosine = Operation.cos.value([Tensor(inner)]).elements[0]
    let closed = (trace.values[4].elements[0] + cosine) * (u + 2 * u * u)
    #expect(abs(forward - closed) <= 1e-13 * abs(closed))
  }

  @Test func aMatrixMovesInADirection() throws {
    var lines = Lines()
    for (name, shape) in [
      ("x", Shape(3, 2)), ("Ω1", Shape(2, 3)), ("β1", Shape(2, 1)), ("y", Shape(2, 2)),
    ] {
      lines.builder.addLeaf(name, shape: shape, learned: true)
    }
    try lines.builder.addLine("h1", .apply(.tanh, [lines["x"]]))
    try lines.builder.addLine("f1", lines["β1"] + lines["Ω1"].times(lines["h1"]))
    try lines.builder.addLine("a", .apply(.tanh, [lines["y"]]))
    try lines.builder.addLine("l", .apply(.sum, [(lines["f1"] - lines["y"]).power(2)]))
    let graph = try lines.builder.graph()
    var random = RandomNumbers(seed: 3)
    let given = Dictionary(
      uniqueKeysWithValues: graph.given.map { ($0.id, random.tensor($0.shape)) })
    let trace = Trace(graph, given: given)
    let printer = FormulaPrinter(graph)
    func statements(_ seed: String) throws -> [String] {
      let id = try #require(graph.node(named: seed)).id
      return TangentTrace(trace, seed: id).steps.map(printer.statement)
    }
    #expect(
      try statements("x") == [
        "dx = 1", "dh₁ = (1 − h₁²) ⊙ dx", "df₁ = Ω₁ dh₁", "dℓ = 2Σ[(f₁ − y) ⊙ df₁]",
      ])
    #expect(try statements("Ω1") == ["dΩ₁ = 1", "df₁ = dΩ₁ h₁", "dℓ = 2Σ[(f₁ − y) ⊙ df₁]"])
    #expect(try statements("β1") == ["dβ₁ = 1", "df₁ = dβ₁", "dℓ = 2Σ[(f₁ − y) ⊙ df₁]"])
    #expect(
      try statements("y") == ["dy = 1", "da = (1 − a^∘2) ⊙ dy", "dℓ = −2Σ[(f₁ − y) ⊙ dy]"])
    let y = try #require(graph.node(named: "y")).id
    let direction = Tensor(Shape(2, 2), [1, 0, 0, 2])
    let along = TangentTrace(trace, seed: y, direction: direction)
    #expect(along.steps[0].formula == nil && !along.isDerivative)
    #expect(along.tangents[5] == nil, "f₁ does not depend on y")
  }

  @Test func termsOfOneDirectionAreBroughtTogether() throws {
    var lines = Lines()
    for name in ["x", "y", "z"] {
      lines.builder.addLeaf(name, shape: .scalar, learned: true)
    }
    try lines.builder.addLine("a", lines["x"] * lines["y"] + lines["x"])
    try lines.builder.addLine("b", lines["z"] * lines["x"] * lines["a"] - lines["a"] / lines["x"])
    let graph = try lines.builder.graph()
    let trace = Trace(graph, given: [0: Tensor(2), 1: Tensor(3), 2: Tensor(5)])
    let along = TangentTrace(trace, seed: 0)
    #expect(
      along.steps.map(FormulaPrinter(graph).statement) == [
        "dx = 1", "da = (y + 1) · dx", "db = (a · z + a/x²) · dx + (z · x − 1/x) · da",
      ])
    #expect(along.tangents.map { $0?.scalar } == [1, nil, nil, 4, 80])
  }
}
