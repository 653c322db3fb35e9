import Autodiff

/// One of the places at which a line names a node, with a symbol of its own: what is differentiated
/// toward it leaves the other places alone.
struct LinePlace {
  let node: Node.ID
  /// None of a node: those count from 0.
  let id: Node.ID

  init(of node: Node.ID, in graph: Graph) {
    self.node = node
    id = graph.nodes.count
  }

  var symbol: Symbol { .value(id) }
}
