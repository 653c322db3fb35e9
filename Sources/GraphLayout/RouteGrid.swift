package import Screen

/// One cell through which edges run.
package struct RouteCell: Equatable, Sendable {
  package var column: Int
  /// All sides at which a line leaves the cell.
  package var arms: Arms
  package var junction: Junction
  /// Set in one cell of a vertical line that could be followed in the wrong direction.
  package var flow: Flow?

  package var glyph: RouteGlyph { RouteGlyph(arms, junction, flow) }
}

/// All cells through which edges run, merged, row by row.
package struct RouteGrid: Equatable, Sendable {
  /// The cells of every row, from left to right.
  package private(set) var rows: [[RouteCell]]

  /// The cell at a place, or nil if no edge runs there. Complexity: O(log cells in the row).
  package subscript(row: Int, column: Int) -> RouteCell? {
    index(row, column).map { rows[row][$0] }
  }

  /// The cells of a way within an area, with their glyphs: nil where none of the edges runs.
  ///
  /// - Parameters:
  ///   - corners: where it starts, bends and ends; to the right, up and down.
  ///   - known: straight pieces that are left out; those that are found come in addition.
  package func cells(
    along corners: [Position], rows: Range<Int>, columns: Range<Int>, beyond known: inout Set<Rect>
  ) -> [(place: Position, glyph: RouteGlyph?)] {
    var places: [Position] = []
    func take(_ rows: Range<Int>, _ columns: Range<Int>) {
      let piece = Rect(
        row: rows.lowerBound, column: columns.lowerBound, width: columns.count, height: rows.count)
      guard !piece.isEmpty, known.insert(piece).inserted else { return }
      for row in rows { places += columns.map { Position(row: row, column: $0) } }
    }
    for (start, end) in zip(corners, corners.dropFirst()) {
      if start.row == end.row, rows.contains(start.row) {
        take(start.row..<start.row + 1, (start.column..<end.column).clamped(to: columns))
      } else if start.column == end.column, columns.contains(start.column) {
        let down = min(start.row, end.row + 1)..<max(start.row + 1, end.row)
        take(down.clamped(to: rows), start.column..<start.column + 1)
      }
    }
    if let end = corners.last, rows.contains(end.row), columns.contains(end.column) {
      take(end.row..<end.row + 1, end.column..<end.column + 1)
    }
    return places.map { ($0, self[$0.row, $0.column]?.glyph) }
  }

  /// Marks the direction of the values in a cell with an edge.
  mutating func mark(_ flow: Flow, row: Int, column: Int) {
    if let index = index(row, column) { rows[row][index].flow = flow }
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard rows.indices.contains(row) else { return nil }
    let cells = rows[row]
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? low : nil
  }

  /// Merges pieces of line, given by row in any order; each carries its own two arms.
  init(pieces: [[RouteCell]]) {
    rows = pieces.map { row in
      var merged: [RouteCell] = []
      var group: [RouteCell] = []
      for piece in row.sorted(by: { $0.column < $1.column }) {
        if let first = group.first, first.column != piece.column {
          merged.append(Self.merge(group))
          group.removeAll(keepingCapacity: true)
        }
        group.append(piece)
      }
      if !group.isEmpty { merged.append(Self.merge(group)) }
      return merged
    }
  }

  private static func merge(_ pieces: [RouteCell]) -> RouteCell {
    var cell = pieces[0]
    guard pieces.count > 1 else { return cell }
    var isBent = false
    for piece in pieces {
      cell.arms.formUnion(piece.arms)
      isBent = isBent || (piece.arms != .horizontal && piece.arms != .vertical)
    }
    cell.junction = cell.arms == pieces[0].arms ? .line : isBent ? .join : .crossing
    return cell
  }
}
