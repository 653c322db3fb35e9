import Autodiff
import GraphLayout
import Notation
import Screen

extension GraphPicture {
  /// The picture at one level of detail; nil if leaves would stand on something.
  init?(_ graph: Graph, _ detail: Detail, _ arrangement: Arrangement, _ glyphs: Glyphs) {
    let plan = Clusters(graph, detail, arrangement, glyphs)
    var spacing = Diagram.Spacing()
    spacing.columnGap = detail.gap
    let layout = Layout(
      Diagram(
        boxes: plan.clusters.map {
          .init(width: $0.width, height: $0.height, portRow: Clusters.portRow)
        },
        edges: plan.edges, spacing: spacing))
    let frames = layout.frames
    let shift = -min(
      0,
      zip(plan.clusters, frames).map { cluster, frame in frame.column + cluster.overhang }.min()
        ?? 0)
    let boxes = zip(plan.clusters, frames).map { cluster, frame in
      cluster.box(row: frame.row, column: frame.column + shift, detail: detail)
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
