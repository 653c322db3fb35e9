import Autodiff

/// What a line of a long graph uses from far to the left: it is named under the line, as what only
/// the line uses is, where an edge would run over many screens.
struct FarUses {
  /// The most layers that an edge of a long graph crosses.
  private static let most = 8

  private var operands: [Node.ID: [Node.ID]] = [:]

  /// - Parameter hung: what hangs under a line already.
  init(_ graph: Graph, hung: Set<Node.ID>) {
    guard graph.isLong else { return }
    // What is given stands before the first line that uses it.
    var ranks = graph.ranks
    for node in graph.given {
      ranks[node.id] = (graph.uses[node.id].map { ranks[$0] }.min() ?? 0) - 1
    }
    for node in graph.computed {
      let far = graph.pullbacks[node.id].map(\.target)
        .filter { !hung.contains($0) && ranks[node.id] - ranks[$0] > Self.most }
      if !far.isEmpty { operands[node.id] = far }
    }
  }

  func operands(of line: Node.ID) -> [Node.ID] { operands[line] ?? [] }
}

extension Graph {
  /// What has more nodes is more than any screen shows.
  var isLong: Bool { nodes.count > 300 }
}
