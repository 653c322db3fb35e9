import Autodiff
import Testing

@Suite struct OperationCounts {
  private struct Lines {
    var builder = GraphBuilder()

    init(_ leaves: (String, Shape)...) {
      for (name, shape) in leaves { builder.addLeaf(name, shape: shape, learned: true) }
    }

    subscript(name: String) -> Formula { .symbol(.value(builder.id(of: name) ?? -1)) }

    func count(_ formula: Formula) -> [Int] {
      let count = formula.count { symbol in
        if case .value(let id) = symbol { builder.shape(of: id) } else { .scalar }
      }
      return [count.multiplications, count.additions, count.functions]
    }
  }

  @Test func operationsAreCountedEntryByEntry() {
    let lines = Lines(("a", Shape(2, 3)), ("b", Shape(3, 4)), ("c", Shape(2, 1)))
    let (a, b, c) = (lines["a"], lines["b"], lines["c"])
    // 2·4 entries, each of 3 products and 2 sums.
    #expect(lines.count(a.times(b)) == [24, 16, 0])
    #expect(lines.count(a + c) == [0, 6, 0])
    #expect(lines.count(a * c / 2) == [12, 0, 0])
    #expect(lines.count(-a.transposed) == [0, 0, 0])
    #expect(lines.count(a.power(2)) == [6, 0, 0])
    #expect(lines.count(.apply(.square, [a])) == [6, 0, 0])
    #expect(lines.count(a.power(3)) == [12, 0, 0])
    #expect(lines.count(.apply(.exp, [a - 1])) == [0, 6, 6])
    #expect(lines.count(.apply(.sum, [a])) == [0, 5, 0])
    #expect(lines.count(.apply(.sumOfRows, [a])) == [0, 3, 0])
    #expect(lines.count(.apply(.sumOfColumns, [a])) == [0, 4, 0])
    #expect(lines.count(.apply(.mean, [a])) == [1, 5, 0])
    #expect(lines.count(c.stretched(like: .apply(.exp, [a]))) == [0, 0, 0], "a shape only")
    #expect(lines.count(.apply(.gather, [a, .apply(.exp, [c])])) == [0, 4, 0])
    #expect(lines.count(1 / a.count * c) == [1 + 2, 0, 0])
  }

  /// The book's figure 7.9, counted by hand.
  @Test func oneInputCostsTheSameBothWays() throws {
    let trace = try TangentTraces.forks(x: 0.5)
    // f₁ = exp[x], f₄ = exp[f₃], f₅ = sin[f₃]: 3 functions; f₂ = f₁²: 1 multiplication;
    // f₃ and y: 2 additions.
    #expect(
      OperationCount.values(of: trace.graph)
        == OperationCount(multiplications: 1, additions: 2, functions: 3))
    // Forwards: f₁ · ∂x/∂x 1, 2 · f₁ · ∂f₁/∂x 2, f₄ · ∂f₃/∂x 1, cos[f₃] · ∂f₃/∂x 1 and a function:
    // 5 multiplications; ∂f₁/∂x + ∂f₂/∂x and ∂f₄/∂x + ∂f₅/∂x: 2 additions.
    let expected = OperationCount(multiplications: 5, additions: 2, functions: 1)
    #expect(OperationCount.forward(of: TangentTrace(trace, seed: 0)) == expected)
    let gradient = OperationCount.forwardGradient(of: trace)
    #expect(gradient.passes == 1 && gradient.count == expected)
    // Backwards: cos[f₃] · ∂y/∂f₅ 1 and a function, f₄ · ∂y/∂f₄ 1, 2 · f₁ · ∂y/∂f₂ 2,
    // f₁ · ∂y/∂f₁ 1: 5 multiplications; f₃ and f₁ are used twice each: 2 additions.
    #expect(OperationCount.reverse(of: trace) == expected)
  }

  /// h = Ω x with Ω: 4×3 and one example, l = Σ v ⊙ h.
  @Test func manyInputsFavourTheReversePass() throws {
    var lines = Lines(("x", Shape(3, 1)), ("Ω", Shape(4, 3)), ("v", Shape(4, 1)))
    try lines.builder.addLine("h", lines["Ω"].times(lines["x"]))
    try lines.builder.addLine("l", .apply(.sum, [lines["v"] * lines["h"]]))
    let graph = try lines.builder.graph()
    let given = Dictionary(
      uniqueKeysWithValues: graph.given.map { ($0.id, Tensor.ones($0.shape)) })
    let trace = Trace(graph, given: given)
    // ∂l/∂h = v · ∂l/∂l 4, ∂l/∂v = h · ∂l/∂l 4, ∂l/∂Ω = ∂l/∂h xᵀ 12,
    // ∂l/∂x = Ωᵀ ∂l/∂h 12 and 3·3 additions.
    #expect(
      OperationCount.reverse(of: trace) == OperationCount(multiplications: 32, additions: 9))
    // Ω moves: dh = dΩ x 12 and 4·2 additions, dl = Σ[v ⊙ dh] 4 and 3 additions. x moves: the same.
    // v moves: Σ[h ⊙ dv] 4 and 3 additions.
    let along = { OperationCount.forward(of: TangentTrace(trace, seed: $0)) }
    let ids = ["Ω", "x", "v"].compactMap { graph.node(named: $0)?.id }
    #expect(
      ids.map(along) == [
        OperationCount(multiplications: 16, additions: 11),
        OperationCount(multiplications: 16, additions: 11),
        OperationCount(multiplications: 4, additions: 3),
      ])
    // 12 numbers in Ω, 3 in x, 4 in v.
    let all = OperationCount.forwardGradient(of: trace)
    #expect(all.passes == 19)
    #expect(
      all.count == OperationCount(multiplications: 12 * 16 + 3 * 16 + 4 * 4, additions: 177))
  }
}
