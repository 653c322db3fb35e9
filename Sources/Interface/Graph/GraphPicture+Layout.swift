import Autodiff
import GraphLayout
import Notation
import Screen

extension GraphPicture {
  /// The picture at one level of detail; nil if leaves would stand on something.
  init?(_ graph: Graph, _ detail: Detail, _ arrangement: Arrangement, _ glyphs: Glyphs) {
    let plan = Blocks(graph, detail, arrangement, glyphs)
    var spacing = Diagram.Spacing()
    spacing.columnGap = detail.gap
    let layout = Layout(
      Diagram(
        boxes: plan.blocks.map {
          .init(width: $0.width, height: $0.height, portRow: Blocks.portRow)
        },
        edges: plan.edges, spacing: spacing))
    let frames = layout.frames
    let shift = -min(
      0, zip(plan.blocks, frames).map { block, frame in frame.column + block.overhang }.min() ?? 0)
    let boxes = zip(plan.blocks, frames).map { block, frame in
      block.box(row: frame.row, column: frame.column + shift, detail: detail)
    }
    if arrangement.leavesOverlap, Self.collides(boxes, layout, shift: shift) { return nil }
    let right = boxes.map(\.extent.endColumn).max() ?? 0
    let bottom = boxes.map(\.extent.endRow).max() ?? 0
    self.init(
      detail: detail,
      size: Size(max(right, layout.columns + shift), max(bottom, layout.rows)),
      boxes: boxes,
      edges: layout.routes.map { route in
        Self.edge(route, layout, boxes: boxes, shift: shift, showsGradient: detail.showsGradient)
      })
  }

  /// Whether a leaf stands on a box, an edge or another box's leaf.
  private static func collides(_ boxes: [Box], _ layout: Layout, shift: Int) -> Bool {
    for (index, box) in boxes.enumerated() {
      for leaf in box.leaves {
        let margin = leaf.rect.inset(columns: -1)
        for (other, neighbour) in boxes.enumerated() where other != index {
          let body = neighbour.rect.inset(rows: -1)
          if !leaf.rect.intersection(body).isEmpty { return true }
          if neighbour.leaves.contains(where: { !margin.intersection($0.rect).isEmpty }) {
            return true
          }
        }
        for row in leaf.rect.rows {
          for column in leaf.rect.columns where layout.grid[row, column - shift] != nil {
            return true
          }
        }
      }
    }
    return false
  }

  /// An edge from border to border: the route, and what leads from it to narrower boxes.
  private static func edge(
    _ route: Route, _ layout: Layout, boxes: [Box], shift: Int, showsGradient: Bool
  ) -> Edge {
    let (from, to) = (boxes[route.from], boxes[route.to])
    var cells: [EdgeCell] = []
    let steps = route.steps
    if let first = steps.first {
      for column in from.rect.endColumn..<max(from.rect.endColumn, first.position.column + shift) {
        let position = Position(row: first.position.row, column: column)
        cells.append(EdgeCell(position: position, glyph: "─"))
      }
    }
    for step in steps {
      let place = step.position
      let glyph = layout.grid[place.row, place.column]?.glyph.unicode ?? "─"
      cells.append(
        EdgeCell(
          position: Position(row: place.row, column: place.column + shift),
          glyph: glyph.unicodeScalars.first ?? "─"))
    }
    if let last = steps.last {
      let start = last.position.column + shift + 1
      for column in start..<max(start, to.rect.column) {
        let position = Position(row: last.position.row, column: column)
        cells.append(EdgeCell(position: position, glyph: "─"))
      }
    }
    let lane = cells.map { Position(row: $0.position.row + 1, column: $0.position.column) }
    let isFree =
      route.straight && showsGradient
      && lane.allSatisfy { cell in
        layout.grid[cell.row, cell.column - shift] == nil
          && !boxes.contains { $0.extent.contains(cell) && $0.id != from.id && $0.id != to.id }
      }
    return Edge(from: from.id, to: to.id, cells: cells, lane: isFree ? lane : [])
  }
}

/// The graph as blocks for the layout: each a name, a box and the leaves that hang under it.
private struct Blocks {
  struct Block {
    let id: Node.ID
    /// The columns and rows of the whole block.
    let width: Int
    let height: Int
    let boxWidth: Int
    let shape: Shape
    let leaves: [(id: Node.ID, size: Size)]

    /// How far leaves stand out on the left, 0 or negative.
    var overhang: Int { min(0, (width - leavesWidth) / 2) }

    var leavesWidth: Int {
      leaves.reduce(0) { $0 + $1.size.columns } + max(0, leaves.count - 1)
    }

    func box(row: Int, column: Int, detail: Detail) -> GraphPicture.Box {
      let left = column + (width - boxWidth) / 2
      let cells = detail.cells(for: shape)
      let inside = detail.inside(for: shape)
      let rect = Rect(row: row + 1, column: left, width: boxWidth, height: inside.rows + 2)
      let inset = left + 1 + (boxWidth - 2 - inside.columns) / 2
      let value = Rect(row: row + 2, column: inset, width: cells.columns, height: cells.rows)
      let gradient =
        !detail.showsGradient
        ? Rect(row: value.endRow, column: inset, width: 0, height: 0)
        : detail.isSideBySide(shape)
          ? value.moved(columns: cells.columns + 1) : value.moved(rows: cells.rows)
      var next = column + (width - leavesWidth) / 2
      let placed = leaves.map { leaf in
        let leafRect = Rect(
          row: rect.endRow, column: next, width: leaf.size.columns, height: leaf.size.rows)
        next += leaf.size.columns + 1
        let center = leafRect.column + (leafRect.width - 1) / 2
        return GraphPicture.Leaf(
          id: leaf.id, rect: leafRect, stem: min(max(center, left + 1), left + boxWidth - 2))
      }
      return GraphPicture.Box(id: id, rect: rect, leaves: placed, value: value, gradient: gradient)
    }
  }

  static let portRow = 2
  private(set) var blocks: [Block] = []
  private(set) var edges: [Diagram.Edge] = []

  init(_ graph: Graph, _ detail: Detail, _ arrangement: Arrangement, _ glyphs: Glyphs) {
    let hanging = Self.hangingLeaves(graph, inputIsBox: arrangement.inputIsBox)
    let hung = Set(hanging.values.joined())
    let pen = Pen(glyphs: glyphs)
    var index: [Node.ID: Int] = [:]
    for node in graph.nodes where !hung.contains(node.id) {
      index[node.id] = blocks.count
      let caption = Self.caption(node, in: graph, pen)
      let leaves = (hanging[node.id] ?? []).map { id in
        let name = ColumnWidth.columns(of: pen.name(id, in: graph))
        let cells = detail.leafCells(for: graph.nodes[id].shape)
        let marks = detail.leaves == .brief ? 1 : detail.leaves == .full ? cells.rows : 1
        return (
          id: id, size: Size(max(name, cells.columns), 1 + cells.rows + marks)
        )
      }
      let inside = detail.inside(for: node.shape)
      let margin = graph.mayHaveTwinRows(node) && detail.matrices != .shape ? 2 : 0
      let widest = max(inside.columns + margin, ColumnWidth.columns(of: caption) - 2, leaves.count)
      let boxWidth = widest + 2
      let leavesWidth =
        leaves.reduce(0) { $0 + $1.size.columns } + max(0, leaves.count - 1)
      blocks.append(
        Block(
          id: node.id,
          width: arrangement.leavesOverlap ? boxWidth : max(boxWidth, leavesWidth),
          height: 1 + 2 + inside.rows + (leaves.map(\.size.rows).max() ?? 0),
          boxWidth: boxWidth, shape: node.shape, leaves: leaves))
    }
    for node in graph.nodes {
      guard let to = index[node.id] else { continue }
      for pullback in graph.pullbacks[node.id] {
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
}

extension Graph {
  /// Whether rows of the node are units, which ≡ may mark.
  func mayHaveTwinRows(_ node: Node) -> Bool {
    node.kind == .computed && node.shape.rows > 1 && unitAxis == .rows
  }
}

extension GraphPicture {
  static func caption(_ node: Node, in graph: Graph, _ pen: Pen) -> String {
    Blocks.caption(node, in: graph, pen)
  }
}
