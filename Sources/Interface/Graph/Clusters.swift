import Autodiff
import GraphLayout
import Notation
import Screen

/// A node as the layout sees it: a name, a box, and the leaves that hang under it.
struct Cluster {
  let id: Node.ID
  let shape: Shape
  /// Whether a gradient will stand in the box.
  let hasGradient: Bool
  let boxWidth: Int
  let leaves: [(id: Node.ID, size: Size)]
  /// Whether leaves stand one below the other.
  let areLeavesListed: Bool
  /// Columns between leaves that stand beside one another; more between matrices of numbers.
  let leafGap: Int
  /// The columns and rows of the whole cluster.
  var width: Int
  var height: Int

  var leavesWidth: Int {
    areLeavesListed
      ? leaves.map(\.size.columns).max() ?? 0
      : leaves.reduce(0) { $0 + $1.size.columns } + max(0, leaves.count - 1) * leafGap
  }

  var leavesHeight: Int {
    let rows = leaves.map(\.size.rows)
    return areLeavesListed ? rows.reduce(0, +) : rows.max() ?? 0
  }

  /// How far leaves stand out on the left, 0 or negative.
  var overhang: Int { min(0, (width - leavesWidth) / 2) }

  /// The cluster's parts with its top left corner at a place.
  func box(row: Int, column: Int, detail: Detail) -> GraphPicture.Box {
    let left = column + (width - boxWidth) / 2
    let cells = detail.cells(for: shape)
    let inside = detail.inside(for: shape, hasGradient: hasGradient)
    let rect = Rect(row: row + 1, column: left, width: boxWidth, height: inside.rows + 2)
    let inset = left + 1 + (boxWidth - 2 - inside.columns) / 2
    let value = Rect(row: row + 2, column: inset, width: cells.columns, height: cells.rows)
    let gradient =
      !detail.showsGradient || (!hasGradient && detail.isSideBySide(shape))
      ? Rect(row: value.endRow, column: inset, width: 0, height: 0)
      : detail.isSideBySide(shape)
        ? value.moved(columns: cells.columns + 1) : value.moved(rows: cells.rows)
    return GraphPicture.Box(
      id: id, rect: rect, leaves: placedLeaves(under: rect, column: column), value: value,
      gradient: gradient)
  }

  private func placedLeaves(under box: Rect, column: Int) -> [GraphPicture.Leaf] {
    var next = Position(row: box.endRow, column: column + (width - leavesWidth) / 2)
    return leaves.map { leaf in
      let rect = Rect(
        row: next.row, column: next.column, width: leaf.size.columns, height: leaf.size.rows)
      if areLeavesListed { next.row += rect.height } else { next.column += rect.width + leafGap }
      let center = areLeavesListed ? box.column + box.width / 2 : rect.column + (rect.width - 1) / 2
      return GraphPicture.Leaf(
        id: leaf.id, rect: rect,
        stem: min(max(center, box.column + 1), box.column + box.width - 2))
    }
  }
}

/// The graph as clusters and the edges between them.
struct Clusters {
  /// The row of a cluster at which edges enter and leave: below the name and the outline.
  static let portRow = 2
  private(set) var clusters: [Cluster] = []
  private(set) var edges: [Diagram.Edge] = []

  init(_ graph: Graph, _ detail: Detail, _ arrangement: Arrangement, _ glyphs: Glyphs) {
    let hanging = Self.hangingLeaves(graph, inputIsBox: arrangement.inputIsBox)
    let hung = Set(hanging.values.joined())
    let far = FarUses(graph, hung: hung)
    let pen = Pen(glyphs: glyphs)
    var index: [Node.ID: Int] = [:]
    for node in graph.nodes where !hung.contains(node.id) {
      index[node.id] = clusters.count
      let leaves = ((hanging[node.id] ?? []) + far.operands(of: node.id)).map { id in
        let name = ColumnWidth.columns(of: pen.name(id, in: graph))
        return (id: id, size: detail.leaf(graph.nodes[id].shape, nameColumns: name))
      }
      let inside = detail.inside(for: node.shape, hasGradient: node.kind != .data)
      let margin = graph.mayHaveTwinRows(node) && detail.matrices != .shape ? 2 : 0
      let caption = ColumnWidth.columns(of: Self.caption(node, in: graph, pen))
      let boxWidth = max(inside.columns + margin, caption - 2, leaves.count) + 2
      var cluster = Cluster(
        id: node.id, shape: node.shape, hasGradient: node.kind != .data, boxWidth: boxWidth,
        leaves: leaves,
        areLeavesListed: detail.leaves == .listed,
        leafGap: detail.leaves == .full && leaves.contains { $0.size.rows > 3 } ? 3 : 1,
        width: boxWidth, height: 0)
      cluster.height = 1 + 2 + inside.rows + cluster.leavesHeight
      if !arrangement.leavesOverlap { cluster.width = max(boxWidth, cluster.leavesWidth) }
      clusters.append(cluster)
    }
    for node in graph.nodes {
      guard let to = index[node.id] else { continue }
      let far = Set(far.operands(of: node.id))
      for pullback in graph.pullbacks[node.id] where !far.contains(pullback.target) {
        if let from = index[pullback.target] { edges.append(.init(from: from, to: to)) }
      }
    }
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

extension Graph {
  /// The one data leaf of the one line that uses no other line: what goes in.
  var input: Node.ID? {
    let first = computed.filter { line in
      pullbacks[line.id].allSatisfy { nodes[$0.target].kind != .computed }
    }
    guard first.count == 1 else { return nil }
    let inputs = pullbacks[first[0].id].map(\.target)
      .filter { nodes[$0].kind == .data && uses[$0].count == 1 }
    return inputs.count == 1 ? inputs[0] : nil
  }

  /// Whether rows of the node are units, which ≡ may mark.
  func mayHaveTwinRows(_ node: Node) -> Bool {
    node.kind == .computed && node.shape.rows > 1 && unitAxis == .rows
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

  /// For each node how many lines stand before it on the longest way to it.
  fileprivate var ranks: [Int] {
    nodes.reduce(into: []) { ranks, node in
      let lines = pullbacks[node.id].map(\.target).filter { nodes[$0].kind == .computed }
      ranks.append(lines.reduce(0) { max($0, ranks[$1] + 1) })
    }
  }

  /// How many lines the longest way through the graph has.
  var layers: Int { (ranks.max() ?? 0) + 1 }
}
