import Autodiff
import GraphLayout
import Screen

/// A way to stand leaves and boxes, which is placed for one level of detail or another.
struct Arrangement {
  let outline: GraphOutline
  /// Whether leaves may stand under neighbouring boxes, where those have none.
  let leavesOverlap: Bool

  /// Those to be tried in turn; the last one never collides.
  static func all(of graph: Graph, _ glyphs: Glyphs) -> [Arrangement] {
    let plain = GraphOutline(graph, inputIsBox: false, glyphs)
    if graph.isLong { return [Arrangement(outline: plain, leavesOverlap: false)] }
    let withInput =
      graph.input == nil ? [] : [GraphOutline(graph, inputIsBox: true, glyphs)]
    return (withInput + [plain]).flatMap { outline in
      [true, false].map { Arrangement(outline: outline, leavesOverlap: $0) }
    }
  }

  func clusters(_ detail: Detail) -> [Cluster] {
    outline.boxes.map { Cluster($0, detail, leavesOverlap: leavesOverlap) }
  }

  /// The columns that clusters take at least, however their lines run.
  func leastColumns(_ clusters: [Cluster], _ detail: Detail) -> Int {
    outline.layering.leastColumns(widths: clusters.map(\.width), gap: detail.gap)
  }

  func placement(_ clusters: [Cluster], _ detail: Detail) -> Placement {
    var spacing = Diagram.Spacing()
    spacing.columnGap = detail.gap
    return Placement(
      outline.layering,
      boxes: clusters.map {
        .init(width: $0.width, height: $0.height, portRow: Cluster.portRow)
      }, spacing)
  }
}

/// Where the boxes of a picture stand; its edges are drawn once it is chosen.
struct GraphDraft {
  private let detail: Detail
  let size: Size
  private let boxes: [GraphPicture.Box]
  private let placement: Placement
  /// How far the placement moves to the right, so that no leaf stands left of the picture.
  private let shift: Int

  /// The draft at one level of detail; nil if leaves would stand on something.
  init?(_ arrangement: Arrangement, _ clusters: [Cluster], _ detail: Detail) {
    let placement = arrangement.placement(clusters, detail)
    let frames = placement.frames
    let shift = -min(
      0,
      zip(clusters, frames).map { cluster, frame in frame.column + cluster.overhang }.min()
        ?? 0)
    let boxes = zip(clusters, frames).map { cluster, frame in
      cluster.box(row: frame.row, column: frame.column + shift, detail: detail)
    }
    if arrangement.leavesOverlap, Self.collides(boxes, placement, shift: shift) { return nil }
    let right = boxes.map(\.extent.endColumn).max() ?? 0
    let bottom = boxes.map(\.extent.endRow).max() ?? 0
    size = Size(max(right, placement.columns + shift), max(bottom, placement.rows))
    self.detail = detail
    self.boxes = boxes
    self.placement = placement
    self.shift = shift
  }

  /// Whether each leaf stands under the stem that joins it to its box.
  var isTidy: Bool {
    boxes.allSatisfy { $0.leaves.allSatisfy { $0.rect.columns.contains($0.stem) } }
  }

  var picture: GraphPicture {
    let layout = Layout(placement)
    let index = ColumnIndex(boxes.map(\.extent.columns))
    return GraphPicture(
      detail: detail, size: size, boxes: boxes,
      edges: layout.routes.map { edge($0, layout.grid, index) },
      grid: layout.grid, shift: shift)
  }

  /// Whether a leaf stands on a box, an edge or another box's leaf.
  private static func collides(
    _ boxes: [GraphPicture.Box], _ placement: Placement, shift: Int
  ) -> Bool {
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
      }
    }
    return placement.hasLine(
      in: boxes.flatMap(\.leaves).map { ($0.rect.rows, $0.rect.moved(columns: -shift).columns) })
  }

  /// An edge from border to border: the route, and what leads from it to narrower boxes.
  private func edge(_ route: Route, _ grid: RouteGrid, _ index: ColumnIndex) -> GraphPicture.Edge {
    let (from, to) = (boxes[route.from], boxes[route.to])
    var corners = route.corners.map { Position(row: $0.row, column: $0.column + shift) }
    corners[0].column = min(corners[0].column, from.rect.endColumn)
    corners[corners.count - 1].column = max(corners[corners.count - 1].column, to.rect.column - 1)
    return GraphPicture.Edge(
      from: from.id, to: to.id, corners: corners,
      hasLane: route.straight && detail.showsGradient
        && isFree(below: corners, grid, index, from, to))
  }

  /// Whether nothing stands in the row below a straight edge.
  private func isFree(
    below corners: [Position], _ grid: RouteGrid, _ index: ColumnIndex, _ from: GraphPicture.Box,
    _ to: GraphPicture.Box
  ) -> Bool {
    let (first, last) = (corners[0], corners[corners.count - 1])
    let lane = Rect(
      row: first.row + 1, column: first.column, width: last.column - first.column + 1, height: 1)
    return lane.columns.allSatisfy { grid[lane.row, $0 - shift] == nil }
      && !index.near(lane.columns).map({ boxes[$0] }).contains {
        $0.id != from.id && $0.id != to.id && !$0.extent.intersection(lane).isEmpty
      }
  }
}
