/// A line of a graph, or something given to it.
public struct Node: Sendable {
  /// The index of the node in `Graph.nodes`.
  public typealias ID = Int

  public enum Kind: String, Sendable {
    /// Given, without a gradient: an input, a target.
    case data
    /// Given, and learned.
    case parameter
    /// The result of a line.
    case computed
  }

  public let id: ID
  /// The spelling at its first occurrence in the equations.
  public let name: String
  public let kind: Kind
  public let shape: Shape
  /// How the value follows from other nodes' values; nil for what is given.
  public let formula: Formula?
}

/// A computation as a Wengert list: nodes in evaluation order, operands before uses.
public struct Graph: Sendable {
  public let nodes: [Node]
  /// The node that is differentiated, 1×1.
  public let loss: Node.ID
  /// Which way the examples of a batch lie, where that is known: a column or a row each.
  public let examples: Axis?
  /// For each node the lines that use it, in the order of the lines.
  public let uses: [[Node.ID]]
  /// For each node the ways back to its operands, in the order in which the line names them.
  public let pullbacks: [[Pullback]]
  /// For each node whether it holds one column (or row) per example: data of that size, and what is
  /// computed from it. A weight that happens to be as wide does not.
  package let carriesExamples: [Bool]
  /// Whether a node's value can change the loss.
  public let reachesLoss: [Bool]
  public internal(set) var reading = Reading()

  /// - Parameters:
  ///   - nodes: operands before uses; `nodes[i].id == i`.
  /// - Throws: `GraphError` if a line's shapes do not fit or the loss is not a number.
  public init(nodes: [Node], loss: Node.ID, examples: Axis? = nil) throws(GraphError) {
    guard nodes[loss].shape.isScalar else {
      throw .lossIsNotScalar(name: nodes[loss].name, shape: nodes[loss].shape)
    }
    self.nodes = nodes
    self.loss = loss
    self.examples = examples
    var uses = [[Node.ID]](repeating: [], count: nodes.count)
    var pullbacks: [[Pullback]] = []
    let differentiator = LineDifferentiator(shapeOfSymbol: Simplifier(nodes).shapeOfSymbol)
    for node in nodes {
      guard let formula = node.formula else {
        pullbacks.append([])
        continue
      }
      for case .value(let operand) in formula.symbols { uses[operand].append(node.id) }
      pullbacks.append(differentiator.pullbacks(of: formula, line: node.id))
    }
    var reachesLoss = [Bool](repeating: false, count: nodes.count)
    reachesLoss[loss] = true
    for node in nodes.reversed() where reachesLoss[node.id] {
      for pullback in pullbacks[node.id] { reachesLoss[pullback.target] = true }
    }
    self.uses = uses
    self.pullbacks = pullbacks
    self.reachesLoss = reachesLoss
    carriesExamples = Self.carriesExamples(nodes, pullbacks, examples: examples)
  }

  public var computed: [Node] { nodes.filter { $0.kind == .computed } }
  public var given: [Node] { nodes.filter { $0.kind != .computed } }

  /// The node of that name, as it is spelled in the equations.
  public func node(named name: String) -> Node? { nodes.first { $0.name == name } }

  /// How the gradient of `use` reaches `target`.
  public func pullback(from use: Node.ID, toward target: Node.ID) -> Pullback? {
    pullbacks[use].first { $0.target == target }
  }
}

/// What cannot be a graph.
public enum GraphError: Error, Sendable, Equatable {
  case lossIsNotScalar(name: String, shape: Shape)
  case shapesDoNotFit(line: String, OperandError)
  case emptyGraph
}
