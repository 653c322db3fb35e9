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
    /// With the shape of a matrix, and without.
    let captionColumns: Int
    let nameColumns: Int
    let leaves: [Leaf]
  }

  /// The most lines that an edge of a long graph runs past.
  private static let farthest = 8

  let boxes: [Box]
  /// Of the boxes, in their order.
  let layering: Layering

  /// - Parameters:
  ///   - inputIsBox: whether the one input of the first line is a box of its own, at the head.
  ///   - repeatsGiven: whether what is given stands under each line that uses it, and not in a box of
  ///     its own where these are several.
  init(_ graph: Graph, inputIsBox: Bool, repeatsGiven: Bool = false, _ glyphs: Glyphs) {
    let head = inputIsBox ? graph.input : nil
    let hanging = repeatsGiven ? graph.givenOperands(except: head) : graph.leaves(except: head)
    let hung = Set(hanging.values.joined())
    // They are named under the line as its leaves are, where an edge would run over many screens.
    let far = graph.isLong ? graph.farOperands(beyond: Self.farthest, except: hung) : [:]
    let pen = Pen(glyphs: glyphs)
    var index: [Node.ID: Int] = [:]
    var boxes: [Box] = []
    for node in graph.nodes where !hung.contains(node.id) {
      index[node.id] = boxes.count
      let leaves = ((hanging[node.id] ?? []) + (far[node.id] ?? [])).map { id in
        Leaf(
          id: id, shape: graph.nodes[id].shape,
          nameColumns: ColumnWidth.columns(of: pen.name(id, in: graph)))
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
    layering = Layering(boxCount: boxes.count, edges: edges)
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
