import Autodiff
import Support
import Testing

@Suite struct UnfoldedGraphs {
  /// l = (β + Ω x)² summed, as one line, with a constant inside.
  private func folded() throws -> Trace {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(2, 1), learned: false)
    let weights = builder.addLeaf("Ω", shape: Shape(2, 2), learned: true)
    let bias = builder.addLeaf("β", shape: Shape(2, 1), learned: true)
    let affine =
      Formula.symbol(.value(bias)) + Formula.symbol(.value(weights)).times(.symbol(.value(x)))
    let h = try builder.addLine("h", .symbol(.value(x)))
    let f1 = try builder.addLine("f1", .apply(.tanh, [affine]) * .apply(.exp, [1]))
    let sum = Formula.symbol(.value(f1)) + .symbol(.value(h))
    let loss = try builder.addLine("l", .apply(.sum, [sum.power(2)]))
    try builder.addLine("c", .apply(.exp, [0.5]) + 1)
    return Trace(
      try builder.graph(loss: loss),
      given: [
        x: Tensor(Shape(2, 1), [1, -2]), weights: Tensor(Shape(2, 2), [0.1, 0.2, 0.3, 0.4]),
        bias: Tensor(Shape(2, 1), [0.5, -0.5]),
      ])
  }

  @Test func everyOperationIsALineAndTheLastKeepsTheName() throws {
    let trace = try folded()
    let unfolded = UnfoldedGraph(trace.graph)
    #expect(
      unfolded.graph.nodes.map(\.name) == [
        "x", "Ω", "β", "h", "f1.1", "f1.2", "f1.3", "f1", "l.1", "l.2", "l", "c",
      ])
    #expect(unfolded.graph.computed.allSatisfy { ($0.formula?.operationCount ?? 0) <= 2 })
    #expect(unfolded.places.map { unfolded.graph.nodes[$0].name } == trace.graph.nodes.map(\.name))
    #expect(unfolded.places.map { unfolded.graph.nodes[$0].kind } == trace.graph.nodes.map(\.kind))
    #expect(unfolded.graph.nodes[unfolded.graph.loss].name == "l")
    #expect(trace.unfolded.steps.count == 9 + 9 + 2)
  }

  @Test func constantsAreNoLines() throws {
    let graph = try folded().graph.unfolded
    let f1 = try #require(graph.node(named: "f1")?.formula)
    #expect(f1 == .symbol(.value(6)) * .apply(.exp, [1]))
  }

  @Test func unfoldingTwiceChangesNothing() throws {
    let once = try folded().graph.unfolded
    #expect(once.unfolded.nodes.map(\.name) == once.nodes.map(\.name))
    #expect(once.unfolded.nodes.map(\.formula) == once.nodes.map(\.formula))
  }

  /// Values are the same to the last bit: the same operations in the same order. Gradients are not:
  /// simplification may write 2(f − y) · ∂ℓ/∂q for (∂ℓ/∂q · 2) · (f − y). Each of the few products
  /// and sums rounds by 1e-16 of its size; 1e-12 of the largest gradient leaves room for all.
  @Test(arguments: (1...60).map { RandomGraph(seed: $0) })
  func leavesHaveTheSameGradients(_ example: RandomGraph) throws {
    let folded = example.trace
    let unfolded = folded.unfolded
    let places = UnfoldedGraph(example.graph).places
    let largest = unfolded.gradients.flatMap { $0?.elements ?? [] }.map(abs).max() ?? 1
    for node in example.graph.nodes {
      #expect(unfolded.values[places[node.id]].isSame(as: folded.values[node.id]))
      guard let gradient = folded.gradients[node.id] else { continue }
      let other = try #require(unfolded.gradients[places[node.id]])
      #expect(gradient.shape == other.shape)
      for (a, b) in zip(gradient.elements, other.elements) {
        #expect(abs(a - b) <= 1e-12 * max(1, largest), "\(node.name)")
      }
    }
  }
}
