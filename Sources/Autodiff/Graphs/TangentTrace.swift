/// A graph in forward mode: one direction is chosen for one given value, and every line that
/// depends on it is told how it moves, in the order of evaluation.
///
///     let along = TangentTrace(trace, seed: x)          // x is 1×1: ∂f/∂x of every line
///     along.tangents[graph.loss]                        // what reverse mode calls ∂ℓ/∂x
///
/// One pass gives one number of the gradient, ⟨∂ℓ/∂x, ẋ⟩; reverse mode gives all of them.
/// A line that does not depend on the seed has no tangent and no step. O(lines).
public struct TangentTrace: Sendable {
  public let graph: Graph
  /// The given value that moves.
  public let seed: Node.ID
  /// The tangent of every node, of the node's shape; nil where nothing moves.
  public let tangents: [Tensor?]
  /// The seed first, then the lines that depend on it.
  public let steps: [TangentStep]

  /// - Parameters:
  ///   - seed: a node that is not computed.
  ///   - direction: how it moves, of its shape; 1 in every entry unless it is said.
  /// - Precondition: the seed is given and the direction has its shape.
  public init(_ trace: Trace, seed: Node.ID, direction: Tensor? = nil) {
    let graph = trace.graph
    let start = direction ?? .ones(graph.nodes[seed].shape)
    precondition(graph.nodes[seed].formula == nil, "\(graph.nodes[seed].name) is computed")
    precondition(start.shape == graph.nodes[seed].shape, "a direction of \(start.shape)")
    let simplifier = Simplifier(graph.nodes)
    var tangents = [Tensor?](repeating: nil, count: graph.nodes.count)
    tangents[seed] = start
    var steps = [
      TangentStep(node: seed, formula: start.uniform.map(Formula.number), tangent: start)
    ]
    for line in graph.nodes {
      // ẏ = Σ ∂y/∂xᵢ ẋᵢ, over the operands that move.
      guard let formula = line.formula,
        let pushforward = simplifier.pushforward(
          of: formula, line: line.id, moves: { tangents[$0] != nil })
      else { continue }
      let tangent = pushforward.evaluated { symbol in
        switch symbol {
        case .value(let id): return trace.values[id]
        case .direction(let id):
          guard let tangent = tangents[id] else { preconditionFailure("a use comes after") }
          return tangent
        case .gradient, .elsewhere, .named:
          preconditionFailure("a forward step names values and directions")
        }
      }.stretched(to: line.shape)
      tangents[line.id] = tangent
      steps.append(TangentStep(node: line.id, formula: pushforward, tangent: tangent))
    }
    self.graph = graph
    self.seed = seed
    self.tangents = tangents
    self.steps = steps
  }

  /// Whether the tangents are the derivatives by the seed: it is one number that moves by 1.
  public var isDerivative: Bool { tangents[seed] == Tensor(1) }
}

/// The tangent of one line follows from those of what it uses.
public struct TangentStep: Sendable {
  public let node: Node.ID
  /// Over node values and directions; nil for a seed whose entries differ.
  public let formula: Formula?
  /// Of the node's shape.
  public let tangent: Tensor
}

extension Tensor {
  /// The number that every entry is; nil if they differ.
  fileprivate var uniform: Double? {
    elements.allSatisfy { $0 == elements[0] } ? elements[0] : nil
  }
}
