import Autodiff
import GraphLayout
import Screen

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
    let index = BoxIndex(boxes)
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
  private func edge(_ route: Route, _ grid: RouteGrid, _ index: BoxIndex) -> GraphPicture.Edge {
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
    below corners: [Position], _ grid: RouteGrid, _ index: BoxIndex, _ from: GraphPicture.Box,
    _ to: GraphPicture.Box
  ) -> Bool {
    let (first, last) = (corners[0], corners[corners.count - 1])
    let lane = Rect(
      row: first.row + 1, column: first.column, width: last.column - first.column + 1, height: 1)
    return lane.columns.allSatisfy { grid[lane.row, $0 - shift] == nil }
      && !index.boxes(near: lane).contains {
        $0.id != from.id && $0.id != to.id && !$0.extent.intersection(lane).isEmpty
      }
  }
}

/// Boxes by where they stand, to look at few of many.
private struct BoxIndex {
  private let sorted: [GraphPicture.Box]
  private let widest: Int

  init(_ boxes: [GraphPicture.Box]) {
    sorted = boxes.sorted { $0.extent.column < $1.extent.column }
    widest = boxes.map(\.extent.width).max() ?? 0
  }

  /// All that may meet an area.
  func boxes(near area: Rect) -> ArraySlice<GraphPicture.Box> {
    let first = position(of: area.column - widest)
    return sorted[first..<max(first, position(of: area.endColumn))]
  }

  /// How many boxes begin before a column.
  private func position(of column: Int) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].extent.column < column { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
