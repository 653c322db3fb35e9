package import Screen

/// Where the boxes of a diagram stand and how its edges run, in whole terminal cells.
///
/// Layers from left to right (Sugiyama, Tagawa and Toda 1981): ranks, order within layers, rows,
/// tracks, columns. Long chains come out as one straight line, shortcuts run over or under the
/// boxes in a row of their own, and lines touch only where they have a source or a target in
/// common. The same diagram always gives the same layout.
package struct Layout: Equatable, Sendable {
  /// The cells that a box takes.
  package struct Frame: Equatable, Sendable {
    package var row: Int
    package var column: Int
    package var width: Int
    package var height: Int
    /// The row of the layout at which edges enter and leave.
    package var portRow: Int

    package func contains(_ position: Position) -> Bool {
      (row..<row + height).contains(position.row)
        && (column..<column + width).contains(position.column)
    }
  }

  /// The size of the whole picture, in cells.
  package let columns: Int
  package let rows: Int
  /// The layer of every box, 0 at the left of its connected part.
  package let layers: [Int]
  /// The cells of every box, in the order of the diagram.
  package let frames: [Frame]
  /// One route for each edge, in the order of the diagram; of an edge given twice, the first.
  package let routes: [Route]
  /// All routes in one picture.
  package let grid: RouteGrid

  package init(_ diagram: Diagram) {
    let layering = Layering(
      boxCount: diagram.boxes.count, edges: diagram.edges, pullsSources: diagram.pullsSources)
    self.init(Placement(layering, boxes: diagram.boxes, diagram.spacing))
  }

  /// Draws the lines between boxes that have their places.
  package init(_ placement: Placement) { self = Painter.layout(placement) }

  init(columns: Int, layers: [Int], frames: [Frame], routes: [Route], grid: RouteGrid) {
    self.columns = columns
    self.rows = grid.rows.count
    self.layers = layers
    self.frames = frames
    self.routes = routes
    self.grid = grid
  }

  /// The index of the route between two boxes, or nil if no edge joins them.
  package func route(from: Int, to: Int) -> Int? {
    routes.firstIndex { $0.from == from && $0.to == to }
  }
}
