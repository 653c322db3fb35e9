import Autodiff
import GraphLayout
import Notation
import Screen

/// Where the boxes of a picture stand; its edges are drawn once it is chosen.
struct GraphDraft {
  private let detail: Detail
  let size: Size
  private let boxes: [GraphPicture.Box]
  private let layout: Layout
  /// How far the layout moves to the right, so that no leaf stands left of the picture.
  private let shift: Int

  /// The draft at one level of detail; nil if leaves would stand on something.
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
    size = Size(max(right, layout.columns + shift), max(bottom, layout.rows))
    self.detail = detail
    self.boxes = boxes
    self.layout = layout
    self.shift = shift
  }

  /// Whether each leaf stands under the stem that joins it to its box.
  var isTidy: Bool {
    boxes.allSatisfy { $0.leaves.allSatisfy { $0.rect.columns.contains($0.stem) } }
  }

  var picture: GraphPicture {
    GraphPicture(detail: detail, size: size, boxes: boxes, edges: layout.routes.map(edge))
  }

  /// Whether a leaf stands on a box, an edge or another box's leaf.
  private static func collides(_ boxes: [GraphPicture.Box], _ layout: Layout, shift: Int) -> Bool {
    for (index, box) in boxes.enumerated() {
      for leaf in box.leaves {
        let margin = leaf.rect.inset(columns: -1)
        for (other, neighbour) in boxes.enumerated()
        where other != index
          && !margin.inset(rows: -1).intersection(neighbour.extent).isEmpty
        {
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
  private func edge(_ route: Route) -> GraphPicture.Edge {
    let (from, to) = (boxes[route.from], boxes[route.to])
    var cells: [GraphPicture.EdgeCell] = []
    let steps = route.steps
    if let first = steps.first {
      for column in from.rect.endColumn..<max(from.rect.endColumn, first.position.column + shift) {
        let position = Position(row: first.position.row, column: column)
        cells.append(.init(position: position, glyph: "─"))
      }
    }
    for step in steps {
      let place = step.position
      let glyph = layout.grid[place.row, place.column]?.glyph.unicode ?? "─"
      cells.append(
        .init(
          position: Position(row: place.row, column: place.column + shift),
          glyph: glyph.unicodeScalars.first ?? "─"))
    }
    if let last = steps.last {
      let start = last.position.column + shift + 1
      for column in start..<max(start, to.rect.column) {
        let position = Position(row: last.position.row, column: column)
        cells.append(.init(position: position, glyph: "─"))
      }
    }
    guard route.straight, detail.showsGradient, let first = cells.first, let last = cells.last
    else {
      return GraphPicture.Edge(from: from.id, to: to.id, cells: cells, lane: [])
    }
    let lane = Rect(
      row: first.position.row + 1, column: first.position.column,
      width: last.position.column - first.position.column + 1, height: 1)
    let isFree =
      lane.columns.allSatisfy { layout.grid[lane.row, $0 - shift] == nil }
      && !boxes.contains {
        $0.id != from.id && $0.id != to.id && !$0.extent.intersection(lane).isEmpty
      }
    return GraphPicture.Edge(
      from: from.id, to: to.id, cells: cells,
      lane: isFree ? lane.columns.map { Position(row: lane.row, column: $0) } : [])
  }
}
