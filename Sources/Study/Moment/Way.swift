package import Autodiff
import Lessons

/// The ways along which a change of one value reaches the loss: what its slope needs, as in
/// figure 7.2 of the book.
package struct Way: Sendable {
  /// From a value to a line that uses it.
  package struct Edge: Hashable, Sendable {
    package let from: Node.ID
    package let to: Node.ID

    package init(from: Node.ID, to: Node.ID) { (self.from, self.to) = (from, to) }
  }

  package let start: Node.ID
  /// A slope for each.
  package let edges: Set<Edge>
  /// The lines between the value and the loss, in the order of the graph.
  package let between: [Node.ID]

  /// - Parameter start: what the loss depends on.
  init(from start: Node.ID, in graph: Graph) {
    var (moved, edges, between) = (Set([start]), Set<Edge>(), [Node.ID]())
    for node in graph.computed where node.id != start && graph.reachesLoss[node.id] {
      let ways = graph.pullbacks[node.id].map(\.target).filter(moved.contains)
      if ways.isEmpty { continue }
      moved.insert(node.id)
      edges.formUnion(ways.map { Edge(from: $0, to: node.id) })
      if node.id != graph.loss { between.append(node.id) }
    }
    (self.start, self.edges, self.between) = (start, edges, between)
  }
}

extension Moment {
  /// What the lesson lights on the graph here.
  package var way: Way? {
    notes.lazy.compactMap(\.light).first.map { Way(from: $0, in: graph) }
  }

  /// How many slopes of a way have been multiplied with already, for this value or for others.
  package func known(of way: Way) -> Int {
    way.edges.count { hasCarriedGradient(to: $0.from, through: $0.to) }
  }
}
