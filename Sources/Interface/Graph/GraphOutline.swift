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
    /// Whether its numbers stand under another line, and here its name alone.
    let isNamed: Bool
  }

  /// Where a value that several lines use is drawn, and is given.
  enum Repetition {
    /// In a box of its own.
    case none
    /// Under each of these lines.
    case full
    /// Under the first of them, and its name under the others.
    case named
  }

  struct Box {
    let id: Node.ID
    let shape: Shape
    /// Whether a gradient will stand in the box.
    let hasGradient: Bool
    /// With the shape of a matrix, and without.
    let captionColumns: Int
    let nameColumns: Int
    let leaves: [Leaf]
  }

  /// The most lines that an edge of a long graph runs past.
  private static let farthest = 8

  let boxes: [Box]
  /// Whether the input stands at the head, if there is one.
  let hasHead: Bool
  /// Of the boxes, in their order.
  let layering: Layering

  /// - Parameters:
  ///   - inputIsBox: whether the one input of the first line is a box of its own, at the head.
  ///   - repetition: of what is given and used by several lines.
  init(_ graph: Graph, inputIsBox: Bool, repetition: Repetition = .none, _ glyphs: Glyphs) {
    let head = inputIsBox ? graph.input : nil
    let hanging =
      repetition == .none ? graph.leaves(except: head) : graph.givenOperands(except: head)
    let hung = Set(hanging.values.joined())
    // They are named under the line as its leaves are, where an edge would run over many screens.
    let far = graph.isLong ? graph.farOperands(beyond: Self.farthest, except: hung) : [:]
    let pen = Pen(glyphs: glyphs)
    var index: [Node.ID: Int] = [:]
    var boxes: [Box] = []
    var seen: Set<Node.ID> = []
    for node in graph.nodes where !hung.contains(node.id) {
      index[node.id] = boxes.count
      let leaves = ((hanging[node.id] ?? []) + (far[node.id] ?? [])).map { id in
        Leaf(
          id: id, shape: graph.nodes[id].shape,
          nameColumns: ColumnWidth.columns(of: pen.name(id, in: graph)),
          isNamed: !seen.insert(id).inserted && repetition == .named)
      }
      boxes.append(
        Box(
          id: node.id, shape: node.shape, hasGradient: graph.getsGradient(node.id),
          captionColumns: ColumnWidth.columns(of: Self.caption(node, in: graph, pen)),
          nameColumns: ColumnWidth.columns(of: pen.name(node.id, in: graph)),
          leaves: leaves))
    }
    var edges: [Diagram.Edge] = []
    for node in graph.nodes {
      guard let to = index[node.id] else { continue }
      let far = Set(far[node.id] ?? [])
      for pullback in graph.pullbacks[node.id] where !far.contains(pullback.target) {
        if let from = index[pullback.target] { edges.append(.init(from: from, to: to)) }
      }
    }
    self.boxes = boxes
    hasHead = inputIsBox || graph.input == nil
    layering = Layering(boxCount: boxes.count, edges: edges)
  }

  /// The leaves of which a box has the name alone, by its id.
  var named: [Node.ID: Set<Node.ID>] {
    boxes.reduce(into: [:]) { named, box in
      let leaves = box.leaves.filter(\.isNamed).map(\.id)
      if !leaves.isEmpty { named[box.id] = Set(leaves) }
    }
  }

  /// What stands above a box: its name, and the shape of a matrix.
  static func caption(_ node: Node, in graph: Graph, _ pen: Pen) -> String {
    let name = pen.name(node.id, in: graph)
    return node.shape.isScalar ? name : "\(name) \(pen.shape(node.shape))"
  }
}

extension Graph {
  /// What has more nodes is more than any screen shows.
  var isLong: Bool { nodes.count > 300 }
}
