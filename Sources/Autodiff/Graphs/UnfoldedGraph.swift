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
    var places: [Node.ID] = []
    for node in folded.nodes {
      if let formula = node.formula {
        let moved = formula.substituting { symbol -> Formula in
          guard case .value(let id) = symbol else { preconditionFailure("a line names values") }
          return .symbol(.value(places[id]))
        }
        places.append(unfolding.addLine(node.name, moved))
      } else {
        places.append(unfolding.add(node.name, node.kind, node.shape, nil))
      }
    }
    self.places = places
    do {
      graph = try Graph(
        nodes: unfolding.nodes, loss: places[folded.loss], examples: folded.examples
      ).read(as: folded.reading.moved { places[$0] })
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
