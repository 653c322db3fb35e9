import Support
import Testing

@testable import Autodiff

/// A gradient taken apart by examples, as far as its formula allows.
@Suite struct ExampleProducts {
  /// What is offered as a sum over the examples is one: on random graphs with a batch.
  @Test(arguments: 0..<60) func addUp(_ seed: UInt64) throws {
    let random = RandomGraph(seed: seed &+ 4000)
    for axis in [Axis.columns, .rows] {
      let nodes = random.graph.nodes.map { node in
        // The leaves that may be a batch are data.
        Node(
          id: node.id, name: node.name,
          kind: node.kind == .parameter && node.id % 2 == 0 ? .data : node.kind,
          shape: node.shape, formula: node.formula)
      }
      let graph = try Graph(nodes: nodes, loss: random.graph.loss, examples: axis)
      let trace = Trace(graph, given: random.given)
      for case .reverse(let step) in trace.steps {
        guard let examples = trace.examples(of: step) else { continue }
        #expect(examples.count == graph.exampleCount)
        let sum = examples.dropFirst().reduce(examples[0].product) { $0 + $1.product }
        let scale = step.product.elements.map(abs).max() ?? 0
        for (part, whole) in zip(sum.elements, step.product.elements) {
          #expect(abs(part - whole) <= 1e-9 * max(1, scale), "\(random) \(step.formula)")
        }
      }
    }
  }
}
