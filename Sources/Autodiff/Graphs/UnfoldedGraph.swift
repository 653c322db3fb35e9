/// A graph taken apart: every operation inside a line is a line of its own.
///
///     f1 = β1 + Ω1 @ h1      f1.1 = Ω1 @ h1
///                            f1   = β1 + f1.1
///
/// Inner lines are numbered in the order of evaluation; the last operation keeps the line's name, so
/// that what uses the line still finds it. What no value can change stays inside: constants are no
/// lines.
public struct UnfoldedGraph: Sendable {
  public let graph: Graph
  /// Where each node of the folded graph is in the unfolded one.
  public let places: [Node.ID]

  public init(_ folded: Graph) {
    var unfolding = Unfolding()
    for node in folded.nodes { unfolding.add(node) }
    places = unfolding.places
    do {
      graph = try Graph(
        nodes: unfolding.nodes, loss: places[folded.loss], examples: folded.examples)
    } catch {
      preconditionFailure("the same shapes fit, and the loss is as scalar as it was")
    }
  }
}

extension Graph {
  /// Every operation as a line of its own.
  public var unfolded: Graph { UnfoldedGraph(self).graph }
}

extension Trace {
  /// The same values through `graph.unfolded`.
  public var unfolded: Trace {
    let unfolded = UnfoldedGraph(graph)
    let given = graph.given.map { (unfolded.places[$0.id], values[$0.id]) }
    return Trace(unfolded.graph, given: Dictionary(uniqueKeysWithValues: given))
  }
}

/// The lines so far.
private struct Unfolding {
  var nodes: [Node] = []
  var places: [Node.ID] = []

  mutating func add(_ node: Node) {
    guard let formula = node.formula else {
      places.append(append(node.name, node.kind, node.shape, nil))
      return
    }
    var inner = 0
    let outermost = formula.mappingOperands { unfolded($0, of: node.name, count: &inner) }
    places.append(append(node.name, node.kind, node.shape, outermost))
  }

  /// The formula in the new graph's nodes, after its operations have become lines.
  private mutating func unfolded(
    _ formula: Formula, of line: String, count inner: inout Int
  ) -> Formula {
    if formula.symbols.isEmpty { return formula }
    guard case .apply = formula else { return moved(formula) }
    let operation = formula.mappingOperands { unfolded($0, of: line, count: &inner) }
    inner += 1
    let shape = shape(of: operation)
    return .symbol(.value(append("\(line).\(inner)", .computed, shape, operation)))
  }

  /// The symbol of the same node.
  private func moved(_ formula: Formula) -> Formula {
    guard case .symbol(.value(let id)) = formula else { return formula }
    return .symbol(.value(places[id]))
  }

  private func shape(of operation: Formula) -> Shape {
    do {
      return try operation.shape { symbol in
        guard case .value(let id) = symbol else { preconditionFailure("a line names values") }
        return nodes[id].shape
      }
    } catch {
      preconditionFailure("the line was checked as a whole")
    }
  }

  private mutating func append(
    _ name: String, _ kind: Node.Kind, _ shape: Shape, _ formula: Formula?
  ) -> Node.ID {
    nodes.append(Node(id: nodes.count, name: name, kind: kind, shape: shape, formula: formula))
    return nodes.count - 1
  }
}

extension Formula {
  /// The same operation of other operands; a symbol or a number becomes what `transform` makes of it.
  fileprivate func mappingOperands(_ transform: (Formula) -> Formula) -> Formula {
    guard case .apply(let operation, let operands) = self else { return transform(self) }
    return .apply(operation, operands.map(transform))
  }
}
