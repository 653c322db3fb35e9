/// The size of a screen or a picture in character cells; never negative.
package struct Size: Hashable, Sendable {
  package let columns: Int
  package let rows: Int

  /// Negative numbers count as 0.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  package init(_ columns: Int, _ rows: Int) {
    self.init(columns: columns, rows: rows)
  }

  /// How many cells it has.
  package var area: Int { columns * rows }
}

/// A cell counted from the top left, which is row 0, column 0. It may lie outside of any screen.
package struct Position: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// An area of cells, at any place, of any size; its arithmetic saturates and so never overflows.
package struct Rect: Hashable, Sendable {
  package let row: Int
  package let column: Int
  package let width: Int
  package let height: Int

  /// A negative width or height counts as 0.
  package init(row: Int, column: Int, width: Int, height: Int) {
    self.row = row
    self.column = column
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The whole of a picture of this size.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, width: size.columns, height: size.rows)
  }

  /// The smallest that holds all of these.
  package init(around rects: [Rect]) {
    let row = rects.map(\.row).min() ?? 0
    let column = rects.map(\.column).min() ?? 0
    self.init(
      row: row, column: column, width: (rects.map(\.endColumn).max() ?? 0) - column,
      height: (rects.map(\.endRow).max() ?? 0) - row)
  }

  package var size: Size { Size(columns: width, rows: height) }
  package var isEmpty: Bool { width == 0 || height == 0 }

  /// The first row below the area.
  package var endRow: Int { saturatingSum(row, height) }

  /// The first column to the right of the area.
  package var endColumn: Int { saturatingSum(column, width) }

  package var rows: Range<Int> { row..<endRow }
  package var columns: Range<Int> { column..<endColumn }

  package func contains(_ position: Position) -> Bool {
    rows.contains(position.row) && columns.contains(position.column)
  }

  /// The common part; empty, at some place, where there is none.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      width: saturatingDifference(min(endColumn, other.endColumn), left),
      height: saturatingDifference(min(endRow, other.endRow), top))
  }

  /// The area without a margin on every side; a negative margin makes it larger.
  ///
  /// What is too small for its margin becomes empty.
  package func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: saturatingSum(row, rows), column: saturatingSum(column, columns),
      width: saturatingDifference(saturatingDifference(width, columns), columns),
      height: saturatingDifference(saturatingDifference(height, rows), rows))
  }

  /// The same area elsewhere.
  package func moved(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: saturatingSum(row, rows), column: saturatingSum(column, columns),
      width: width, height: height)
  }
}

func saturatingSum(_ a: Int, _ b: Int) -> Int {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? (b < 0 ? .min : .max) : sum
}

func saturatingDifference(_ a: Int, _ b: Int) -> Int {
  let (difference, overflow) = a.subtractingReportingOverflow(b)
  return overflow ? (b < 0 ? .max : .min) : difference
}
