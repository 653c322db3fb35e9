package import Screen

/// Where clusters stand; their edges are drawn once the draft is chosen among others.
package struct ClusterDraft {
  package let size: Size
  private let clusters: [PlacedCluster]
  private let placement: Placement
  /// How far the placement moves to the right, so that no leaf stands left of the picture.
  private let shift: Int

  /// Clusters in the order of a layering, the layers at least `gap` columns apart; nil if leaves that
  /// may stand out would stand on something.
  package init?(_ layering: Layering, _ clusters: [Cluster], gap: Int, rowGap: Int = 1) {
    self.init(placing: clusters, layering, gap: gap, rowGap: rowGap)
    let overlap = clusters.first?.overlap ?? .none
    if overlap.standsOut, collides(overlap) { return nil }
  }

  /// The cells that clusters take in all, whatever stands on something.
  package static func size(
    _ layering: Layering, _ clusters: [Cluster], gap: Int, rowGap: Int = 1
  ) -> Size {
    ClusterDraft(placing: clusters, layering, gap: gap, rowGap: rowGap).size
  }

  private init(placing clusters: [Cluster], _ layering: Layering, gap: Int, rowGap: Int) {
    let placement = Placement(
      layering,
      boxes: clusters.map {
        .init(width: $0.width, height: $0.height, portRow: $0.portRow)
      }, Diagram.Spacing(columnGap: gap, rowGap: rowGap))
    let columns = zip(clusters, placement.frames).map { $1.column + $0.overhang }
    let shift = -min(0, columns.min() ?? 0)
    var placed = zip(clusters, placement.frames).map { cluster, frame in
      cluster.placed(row: frame.row, column: frame.column + shift)
    }
    if clusters.first?.overlap.staggers ?? false { placed = placed.staggered() }
    self.clusters = placed
    self.placement = placement
    self.shift = shift
    let right = placed.map(\.extent.endColumn).max() ?? 0
    let bottom = placed.map(\.extent.endRow).max() ?? 0
    size = Size(max(right, placement.columns + shift), max(bottom, placement.rows))
  }

  /// Whether each leaf stands under the stem that joins it to its box.
  package var isTidy: Bool {
    clusters.allSatisfy { $0.leaves.allSatisfy { $0.rect.columns.contains($0.stem) } }
  }

  /// With its edges.
  ///
  /// - Parameter hasLanes: whether something may run back below a straight edge.
  package func layout(hasLanes: Bool) -> ClusterLayout {
    let layout = Layout(placement)
    let index = ColumnIndex(clusters.map(\.extent.columns))
    return ClusterLayout(
      size: size, clusters: clusters,
      edges: layout.routes.map { edge($0, layout.grid, hasLanes ? index : nil) },
      grid: layout.grid, shift: shift)
  }

  /// Whether a leaf stands on a box, an edge or another box's leaf.
  private func collides(_ overlap: Cluster.Overlap) -> Bool {
    for (index, cluster) in clusters.enumerated() {
      for leaf in cluster.leaves {
        let margin = leaf.rect.inset(columns: -1)
        for (other, neighbour) in clusters.enumerated()
        where other != index
          && (!leaf.stemRows.isEmpty
            || !margin.inset(rows: -1).intersection(neighbour.extent).isEmpty)
        {
          let body = overlap.isClose ? neighbour.rect : neighbour.rect.inset(rows: -1)
          if !leaf.rect.intersection(body).isEmpty { return true }
          if !margin.intersection(neighbour.rect).isEmpty { return true }
          if neighbour.leaves.contains(where: { !margin.intersection($0.rect).isEmpty }) {
            return true
          }
          if !leaf.stemRect.intersection(neighbour.extent).isEmpty,
            !leaf.stemRect.intersection(neighbour.rect).isEmpty
              || neighbour.leaves.contains(where: { !leaf.stemRect.intersection($0.rect).isEmpty })
          {
            return true
          }
        }
      }
    }
    return placement.hasLine(
      in: clusters.flatMap(\.leaves).flatMap { [$0.rect, $0.stemRect] }.filter { !$0.isEmpty }.map {
        ($0.rows, $0.moved(columns: -shift).columns)
      })
  }

  /// An edge from border to border: the route, and what leads from it to narrower boxes.
  ///
  /// - Parameter index: of the clusters by their columns; nil where no edge has a lane.
  private func edge(_ route: Route, _ grid: RouteGrid, _ index: ColumnIndex?) -> ClusterLayout.Edge
  {
    let (from, to) = (clusters[route.from], clusters[route.to])
    var corners = route.corners.map { Position(row: $0.row, column: $0.column + shift) }
    // In a gap of one column an edge starts where it ends.
    if corners.count == 1 { corners.append(corners[0]) }
    // Where it turns in its first or last cell, what leads to the border is a piece of its own.
    if corners[0].row != corners[1].row, corners[0].column > from.rect.endColumn {
      corners.insert(corners[0], at: 0)
    }
    corners[0].column = min(corners[0].column, from.rect.endColumn)
    let last = corners.count - 1
    if corners[last].row != corners[last - 1].row, corners[last].column < to.rect.column - 1 {
      corners.append(corners[last])
    }
    corners[corners.count - 1].column = max(corners[corners.count - 1].column, to.rect.column - 1)
    let hasLane =
      route.straight && (index.map { isFree(below: corners, grid, $0, from, to) } ?? false)
    return ClusterLayout.Edge(from: from.id, to: to.id, corners: corners, hasLane: hasLane)
  }

  /// Whether nothing stands in the row below a straight edge.
  private func isFree(
    below corners: [Position], _ grid: RouteGrid, _ index: ColumnIndex, _ from: PlacedCluster,
    _ to: PlacedCluster
  ) -> Bool {
    let (first, last) = (corners[0], corners[corners.count - 1])
    let lane = Rect(
      row: first.row + 1, column: first.column, width: last.column - first.column + 1, height: 1)
    return lane.columns.allSatisfy { grid[lane.row, $0 - shift] == nil }
      && !index.near(lane.columns).map({ clusters[$0] }).contains {
        $0.id != from.id && $0.id != to.id && !$0.extent.intersection(lane).isEmpty
          && $0.stands(in: lane)
      }
  }
}
