import Autodiff
import Notation
import Screen

/// The cells of a field: one on a line, or of a matrix those around the current one, as many as fit.
struct CellsView {
  let field: Field
  let pen: Pen
  /// The value that the cells showed at first; nil where they are to be filled.
  var start: Tensor?

  private var glyphs: Glyphs { pen.glyphs }
  private var longest: Int { field.cells.map { glyphs.columns(of: $0.text) }.max() ?? 0 }

  func lines(_ size: Size) -> [StyledLine] {
    field.shape.isScalar
      ? [(StyledLine("> ", .key) + cell(0, width: max(12, min(24, longest + 1)))).spelled(glyphs)]
      : matrix(size)
  }

  private func matrix(_ size: Size) -> [StyledLine] {
    // Room for usual numbers, or for those that stand there, and for a sign beside an answer.
    let (least, gap) = start == nil ? (8, 3) : (6, 2)
    let width = max(3, min(10, max(least, longest + 1), size.columns - 8))
    let columns = Self.window(
      around: field.column, of: field.shape.columns, (size.columns - 6) / (width + gap))
    let rows = Self.window(around: field.row, of: field.shape.rows, size.rows)
    return rows.map { row in
      var line = StyledLine(columns.lowerBound > 0 ? "[… " : "[ ")
      for column in columns {
        let index = row * field.shape.columns + column
        line.append(cell(index, width: width))
        line.append(mark(index, width: gap))
      }
      line.append(columns.upperBound < field.shape.columns ? "…]" : "]")
      if row == rows.lowerBound, row > 0 {
        line.append(" ▴", .key)
      } else if row == rows.upperBound - 1, row < field.shape.rows - 1 {
        line.append(" ▾", .key)
      }
      return line.spelled(glyphs)
    }
  }

  /// At least one, and the one that is current.
  static func window(around current: Int, of count: Int, _ room: Int) -> Range<Int> {
    let length = max(1, min(count, room))
    let start = max(0, min(current - length / 2, count - length))
    return start..<start + length
  }

  /// The end of the cell that the cursor is in, else its start; a fresh one is marked as a whole.
  func cell(_ index: Int, width: Int) -> StyledLine {
    let cell = field.cells[index]
    guard index == field.current, !field.isFresh else {
      let style = index == field.current ? Style.field.bold.reversed : .field
      return StyledLine(glyphs.pad(short(index, width: width), to: width), style)
    }
    var before = cell.characters.prefix(cell.cursor)
    while ColumnWidth.columns(of: String(before)) > max(1, width - 1) { before.removeFirst() }
    let room = width - 1 - ColumnWidth.columns(of: String(before))
    let after = ColumnWidth.prefix(String(cell.characters.dropFirst(cell.cursor)), columns: room)
    return StyledLine(glyphs.pad(String(before) + "▏" + after, to: width), Style.field.bold)
  }

  /// What a cell holds; of a number that was not touched the digits that fit.
  private func short(_ index: Int, width: Int) -> String {
    let text = field.cells[index].text
    if let number = start?.elements[index], text == pen.numbers.exact(number),
      let fitted = pen.numbers.fitted(number, columns: width - 1, digits: 6)
    {
      return fitted
    }
    return glyphs.fit(text, to: width)
  }

  /// A sign beside an entry that was judged.
  private func mark(_ index: Int, width: Int) -> StyledLine {
    guard field.marks.indices.contains(index) else {
      return StyledLine(String(repeating: " ", count: width))
    }
    let isRight = field.marks[index]
    let sign = glyphs.isASCII ? (isRight ? "ok" : "no") : (isRight ? "✓" : "✗")
    return StyledLine(glyphs.pad(sign, to: width), isRight ? .good : .error)
  }
}
