import Autodiff
import GraphLayout
import Screen

/// A graph as boxes with leaves under them, and the layers in which the boxes stand: all of its
/// picture that no size, no digit and no number changes.
struct GraphOutline {
  struct Leaf {
    let id: Node.ID
    let shape: Shape
    let nameColumns: Int
  }

  struct Box {
    let id: Node.ID
    let shape: Shape
    /// Whether a gradient will stand in the box.
    let hasGradient: Bool
    let mayHaveTwinRows: Bool
    let captionColumns: Int
    let leaves: [Leaf]
  }

  let boxes: [Box]
  /// Of the boxes, in their order.
  let layering: Layering

  /// - Parameter inputIsBox: whether the one input of the first line is a box of its own, at the head.
  init(_ graph: Graph, inputIsBox: Bool, _ glyphs: Glyphs) {
    let hanging = Self.hangingLeaves(graph, inputIsBox: inputIsBox)
    let hung = Set(hanging.values.joined())
    let far = FarUses(graph, hung: hung)
    let pen = Pen(glyphs: glyphs)
    var index: [Node.ID: Int] = [:]
    var boxes: [Box] = []
    for node in graph.nodes where !hung.contains(node.id) {
      index[node.id] = boxes.count
      let leaves = ((hanging[node.id] ?? []) + far.operands(of: node.id)).map { id in
        Leaf(
          id: id, shape: graph.nodes[id].shape,
          nameColumns: ColumnWidth.columns(of: pen.name(id, in: graph)))
      }
      boxes.append(
        Box(
          id: node.id, shape: node.shape, hasGradient: graph.getsGradient(node.id),
          mayHaveTwinRows: graph.mayHaveTwinRows(node),
          captionColumns: ColumnWidth.columns(of: Self.caption(node, in: graph, pen)),
          leaves: leaves))
    }
    var edges: [Diagram.Edge] = []
    for node in graph.nodes {
      guard let to = index[node.id] else { continue }
      let far = Set(far.operands(of: node.id))
      for pullback in graph.pullbacks[node.id] where !far.contains(pullback.target) {
        if let from = index[pullback.target] { edges.append(.init(from: from, to: to)) }
      }
    }
    self.boxes = boxes
    layering = Layering(boxCount: boxes.count, edges: edges)
  }

  /// What stands above a box: its name, and the shape of a matrix.
  static func caption(_ node: Node, in graph: Graph, _ pen: Pen) -> String {
    let name = pen.name(node.id, in: graph)
    return node.shape.isScalar ? name : "\(name) \(pen.shape(node.shape))"
  }

  /// The leaves under each line: what only this line uses. A value with several uses is a box.
  private static func hangingLeaves(_ graph: Graph, inputIsBox: Bool) -> [Node.ID: [Node.ID]] {
    var hanging: [Node.ID: [Node.ID]] = [:]
    let head = inputIsBox ? graph.input : nil
    for line in graph.computed {
      for pullback in graph.pullbacks[line.id] {
        let leaf = graph.nodes[pullback.target]
        guard leaf.kind != .computed, graph.uses[leaf.id].count == 1, leaf.id != head else {
          continue
        }
        hanging[line.id, default: []].append(leaf.id)
      }
    }
    return hanging
  }
}

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
