/// A picture of the whole screen or of a part: cells in rows, and a cursor if one is to be seen.
///
/// Every drawing call clips to its area and to the frame first, so that it is safe with every
/// coordinate, and lets no control character through (see `Shown`).
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Where its first cell lies: a part of a larger picture keeps the picture's coordinates.
  private let origin: Position
  /// All cells, row after row.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: Position?
  /// Where it stands while it is not seen, for what reads a screen aloud; nil for nowhere.
  package var focus: Position?

  package init(size: Size, filledWith cell: Cell = .blank) {
    self.size = size
    origin = Position(row: 0, column: 0)
    cells = Array(repeating: cell.isWide ? .blank : cell, count: size.columns * size.rows)
  }

  /// A part of a larger picture, to be drawn where it lies in that.
  package init(of area: Rect) {
    size = area.size
    origin = Position(row: area.row, column: area.column)
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  package var area: Rect { Rect(size).moved(rows: origin.row, columns: origin.column) }

  private func index(_ row: Int, _ column: Int) -> Int {
    (row - origin.row) * size.columns + column - origin.column
  }

  /// The cell at a place, nil outside.
  package subscript(row: Int, column: Int) -> Cell? {
    guard area.contains(Position(row: row, column: column)) else { return nil }
    return cells[index(row, column)]
  }

  /// One row of cells; none outside.
  package subscript(row row: Int) -> ArraySlice<Cell> {
    guard area.rows.contains(row) else { return [] }
    let start = index(row, origin.column)
    return cells[start..<start + size.columns]
  }

  /// Writes one line of text and returns how many columns it takes, whether they were seen or not,
  /// so that the next piece can follow it.
  ///
  /// Of a wide character that is cut in half a space is seen.
  @discardableResult
  package mutating func put(
    _ text: String, row: Int, column: Int, style: Style = .plain, within clip: Rect? = nil
  ) -> Int {
    let seen = clipped(clip)
    let isSeen = seen.rows.contains(row)
    var used = 0
    for scalar in text.unicodeScalars {
      guard let shown = Shown.scalar(for: scalar) else { continue }
      let width = ColumnWidth.isWide(shown) ? 2 : 1
      if isSeen {
        set(shown, width, row: row, column: saturatingSum(column, used), style: style, in: seen)
      }
      used += width
    }
    return used
  }

  /// Gives every cell of an area this content; a wide character counts as a space.
  package mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
    let seen = clipped(rect)
    guard !seen.isEmpty else { return }
    let filling = cell.isWide ? Cell(" ", cell.style) : cell
    for row in seen.rows {
      splitWide(row: row, before: seen.column)
      splitWide(row: row, before: seen.endColumn)
      let start = index(row, 0)
      for column in seen.columns { cells[start + column] = filling }
    }
  }

  /// Changes the style of an area and leaves its text.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let seen = clipped(rect)
    guard !seen.isEmpty else { return }
    for row in seen.rows {
      let start = index(row, 0)
      for column in seen.columns {
        cells[start + column].style = change(cells[start + column].style)
      }
    }
  }

  /// Copies another picture to a place; its cursor comes along if it is seen.
  package mutating func draw(_ picture: Frame, at origin: Position, clippedTo clip: Rect? = nil) {
    let target = Rect(picture.size).moved(rows: origin.row, columns: origin.column)
    let seen = clipped(clip).intersection(target)
    func moved(_ place: Position?) -> Position? {
      place.map { place in
        Position(
          row: saturatingSum(place.row, origin.row),
          column: saturatingSum(place.column, origin.column))
      }.flatMap { seen.contains($0) ? $0 : nil }
    }
    cursor = moved(picture.cursor) ?? cursor
    focus = moved(picture.focus) ?? focus
    guard !seen.isEmpty else { return }
    for row in seen.rows {
      let source = (row - origin.row) * picture.size.columns - origin.column
      splitWide(row: row, before: seen.column)
      splitWide(row: row, before: seen.endColumn)
      for column in seen.columns {
        cells[index(row, column)] = picture.cells[source + column]
      }
      mendEdges(of: seen, row: row)
    }
  }

  /// The common part of the frame and a clip.
  func clipped(_ clip: Rect?) -> Rect {
    clip.map(area.intersection) ?? area
  }

  /// Writes one code point into the seen part of a row.
  private mutating func set(
    _ scalar: Unicode.Scalar, _ width: Int, row: Int, column: Int, style: Style, in seen: Rect
  ) {
    let first = max(column, seen.column)
    let end = min(saturatingSum(column, width), seen.endColumn)
    guard first < end else { return }
    splitWide(row: row, before: first)
    splitWide(row: row, before: end)
    let index = index(row, first)
    if width == 1 {
      cells[index] = Cell(shown: scalar, style)
    } else if end - first == 2 {
      cells[index] = Cell(shown: scalar, style)
      cells[index + 1] = .trailing(style)
    } else {
      cells[index] = Cell(shown: " ", style)
    }
  }

  /// Where a wide character stands across the left edge of a column, two spaces remain of it.
  private mutating func splitWide(row: Int, before column: Int) {
    guard column > area.column, column < area.endColumn else { return }
    let index = index(row, column)
    guard cells[index].isTrailing else { return }
    cells[index] = Cell(shown: " ", cells[index].style)
    cells[index - 1] = Cell(shown: " ", cells[index - 1].style)
  }

  /// Puts spaces for the halves of wide characters that a copied area begins or ends with.
  private mutating func mendEdges(of seen: Rect, row: Int) {
    let first = index(row, seen.column)
    let last = index(row, seen.endColumn - 1)
    if cells[first].isTrailing { cells[first] = Cell(shown: " ", cells[first].style) }
    if cells[last].isWide { cells[last] = Cell(shown: " ", cells[last].style) }
  }
}
