/// The cells of a field: one on a line, or of a table those around the current one, as many as fit.
package struct FieldView {
  private let field: Field
  private let glyphs: Glyphs
  private let untouched: ((_ cell: Int, _ columns: Int) -> String?)?

  /// - Parameter untouched: what stands in a cell that is as it was at first, in so many columns; nil
  ///   of one that was changed. Cells that are to be filled have none.
  package init(
    _ field: Field, _ glyphs: Glyphs,
    untouched: ((_ cell: Int, _ columns: Int) -> String?)? = nil
  ) {
    self.field = field
    self.glyphs = glyphs
    self.untouched = untouched
  }

  private var longest: Int { field.cells.map { glyphs.columns(of: $0.text) }.max() ?? 0 }

  package func lines(_ size: Size) -> [StyledLine] {
    if field.cells.count > 1 { return table(size) }
    // A formula is read whole where the row has room for it.
    let width = max(12, min(max(24, size.columns - 2), longest + 1))
    return [(StyledLine("> ", .key) + cell(0, width: width)).spelled(glyphs)]
  }

  private func table(_ size: Size) -> [StyledLine] {
    // Room for usual numbers, or for those that stand there, and for a sign beside an answer.
    let (least, gap) = untouched == nil ? (8, 3) : (6, 2)
    let width = max(3, min(10, max(least, longest + 1), size.columns - 8))
    let columns = Self.window(
      around: field.column, of: field.columns, (size.columns - 6) / (width + gap))
    let rows = Self.window(around: field.row, of: field.rows, size.rows)
    return rows.map { row in
      var line = StyledLine(columns.lowerBound > 0 ? "[… " : "[ ")
      for column in columns {
        let index = row * field.columns + column
        line.append(cell(index, width: width))
        line.append(mark(index, width: gap))
      }
      line.append(columns.upperBound < field.columns ? "…]" : "]")
      if row == rows.lowerBound, row > 0 {
        line.append(" ▴", .key)
      } else if row == rows.upperBound - 1, row < field.rows - 1 {
        line.append(" ▾", .key)
      }
      return line.spelled(glyphs)
    }
  }

  /// At least one, and the one that is current.
  private static func window(around current: Int, of count: Int, _ room: Int) -> Range<Int> {
    let length = max(1, min(count, room))
    let start = max(0, min(current - length / 2, count - length))
    return start..<start + length
  }

  /// One that is typed behind a sign, `/ soft`.
  package func line(_ sign: String, width: Int = 24) -> StyledLine {
    StyledLine(sign, .key) + cell(0, width: width)
  }

  /// The end of the cell that the cursor is in, else its start; a fresh one is marked as a whole.
  package func cell(_ index: Int, width: Int) -> StyledLine {
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

  /// What a cell holds, as far as it fits.
  private func short(_ index: Int, width: Int) -> String {
    untouched?(index, width - 1) ?? glyphs.fit(field.cells[index].text, to: width)
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
