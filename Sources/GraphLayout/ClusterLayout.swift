package import Screen

/// Where everything of a diagram with leaves is drawn.
package struct ClusterLayout: Equatable, Sendable {
  /// The way of a value from one box to another.
  package struct Edge: Hashable, Sendable {
    package let from: Int
    package let to: Int
    /// Where it starts, bends and ends, from border to border; neighbours share a row or a column.
    let corners: [Position]
    /// Whether the lane below it is free, so that something can run back there.
    package let hasLane: Bool
    /// The cells that it and its lane run through are among these.
    package let extent: Rect

    package var start: Position { corners[0] }
    package var end: Position { corners[corners.count - 1] }

    /// - Parameter corners: one at least.
    init(from: Int, to: Int, corners: [Position], hasLane: Bool) {
      self.from = from
      self.to = to
      self.corners = corners
      self.hasLane = hasLane
      extent = Rect(
        around: corners.map {
          Rect(row: $0.row, column: $0.column, width: 1, height: hasLane ? 2 : 1)
        })
    }
  }

  package let size: Size
  package let clusters: [PlacedCluster]
  package let edges: [Edge]
  /// The lines of all edges.
  private let grid: RouteGrid
  /// Where the cells of the grid lie: an edge may begin before it and end after it.
  private let shift: Int
  /// The boxes with an edge to the right, and those with one to the left.
  package let senders: Set<Int>
  package let receivers: Set<Int>

  init(size: Size, clusters: [PlacedCluster], edges: [Edge], grid: RouteGrid, shift: Int) {
    self.size = size
    self.clusters = clusters
    self.edges = edges
    self.grid = grid
    self.shift = shift
    senders = Set(edges.map(\.from))
    receivers = Set(edges.map(\.to))
  }

  /// The leaf or the box at a place, by its id.
  package func id(at position: Position) -> Int? {
    for cluster in clusters {
      for leaf in cluster.leaves where leaf.rect.contains(position) { return leaf.id }
      let withCaption = Rect(around: [cluster.rect, cluster.rect.moved(rows: -1)])
      if withCaption.contains(position) { return cluster.id }
    }
    return nil
  }

  /// The cells of a leaf or a box.
  package func rect(of id: Int) -> Rect? {
    for cluster in clusters {
      if cluster.id == id { return cluster.rect }
      for leaf in cluster.leaves where leaf.id == id { return leaf.rect }
    }
    return nil
  }

  /// The cluster of a box, or of a leaf under one.
  package func cluster(with id: Int) -> PlacedCluster? {
    clusters.first { $0.id == id } ?? clusters.first { $0.leaves.contains { $0.id == id } }
  }

  /// The cells of an edge within an area, with their glyphs.
  ///
  /// - Parameter known: pieces of edges that are left out; those that are found come in addition.
  package func cells(
    of edge: Edge, in area: Rect, beyond known: inout Set<Rect>
  ) -> [(position: Position, glyph: Unicode.Scalar)] {
    let corners = edge.corners.map { Position(row: $0.row, column: $0.column - shift) }
    let columns = area.moved(columns: -shift).columns
    let cells = grid.cells(along: corners, rows: area.rows, columns: columns, beyond: &known)
    return cells.map { place, glyph in
      (
        Position(row: place.row, column: place.column + shift),
        glyph?.unicode.unicodeScalars.first ?? "─"
      )
    }
  }

  /// Which part is seen in a pane: all of it in the middle, or the part around a box or a leaf.
  ///
  /// - Returns: where it is drawn, and the first of its cells that is.
  package func viewport(
    in pane: Rect, around id: Int?
  ) -> (origin: Position, offset: Position) {
    func place(_ pane: Int, _ whole: Int, _ focus: Range<Int>?) -> (origin: Int, offset: Int) {
      if whole <= pane { return ((pane - whole) / 2, 0) }
      guard let focus else { return (0, 0) }
      let middle = (focus.lowerBound + focus.upperBound) / 2
      return (0, max(0, min(middle - pane / 2, whole - pane)))
    }
    let cluster = id.flatMap(cluster)
    let across = place(pane.width, size.columns, cluster.map(\.extent.columns))
    var vertical = place(pane.height, size.rows, cluster.map(\.extent.rows))
    // An odd row is above it.
    if size.rows < pane.height { vertical.origin = (pane.height - size.rows + 1) / 2 }
    // The whole cluster where it fits, else at least the very cells.
    if let cluster, let cells = id.flatMap(rect), cluster.extent.height > pane.height {
      let rows = cluster.id == id ? cells.moved(rows: -1).rows : cells.rows
      vertical = place(pane.height, size.rows, rows)
    }
    return (
      Position(row: pane.row + vertical.origin, column: pane.column + across.origin),
      Position(row: vertical.offset, column: across.offset)
    )
  }
}
