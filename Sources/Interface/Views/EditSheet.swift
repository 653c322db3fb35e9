import Autodiff
import Notation
import Screen
import Study

/// The open editor of a value: which cell of what, the cells around it, and what can be typed.
struct EditSheet {
  let editor: ValueEditor
  /// The value that the lesson has.
  let own: Tensor
  let name: String
  let pen: Pen
  /// What is to be tried, and the hints so far; empty outside of a task.
  var prompt: [StyledLine] = []
  var hints: [StyledLine] = []

  private var field: AnswerField { editor.field }
  private var shape: Shape { field.shape }
  private var isMatrix: Bool { !shape.isScalar }

  /// What fits, the current cell in any case.
  func lines(_ size: Size) -> [StyledLine] {
    if size.rows < 3 || size.columns < 20 { return brief(size) }
    let title = wrapped([title(size.columns)], size.columns)
    var note = wrapped([note(size.columns)], size.columns)
    var below = wrapped(hints, size.columns)
    if 1 + title.count + note.count + below.count > size.rows {
      // The newest hint says more than how a number is typed.
      if editor.reply == nil, let newest = hints.last { note = wrapped([newest], size.columns) }
      below = []
    }
    note = Array(note.prefix(size.rows - 1))
    var room = size.rows - 1 - note.count
    let head = Array(title.prefix(room))
    room -= head.count + below.count
    let cells = cells(Size(size.columns, room + 1))
    room -= cells.count - 1
    let above = wrapped(prompt, size.columns)
    return (above.count <= room ? above : []) + head + cells + note + below
  }

  /// One cell on a line: `Ω₀[1, 2] = −1▏`.
  private func brief(_ size: Size) -> [StyledLine] {
    let head = StyledLine("\(name)\(place) = ", .key).spelled(pen.glyphs)
    let width = max(3, min(14, size.columns - head.columns))
    let line = head + cell(field.current, width: width).spelled(pen.glyphs)
    guard size.rows > 1 else { return [line] }
    return [line] + wrapped([note(size.columns)], size.columns).prefix(size.rows - 1)
  }

  private func wrapped(_ lines: [StyledLine], _ columns: Int) -> [StyledLine] {
    lines.wrapped(to: columns, pen.glyphs)
  }

  private var place: String { isMatrix ? "[\(editor.row + 1), \(editor.column + 1)]" : "" }

  /// The shape gives way where the line is short.
  private func title(_ columns: Int) -> StyledLine {
    let old = pen.numbers.significant(own.elements[field.current], 6)
    let known = StyledLine("  the lesson has \(old)", .muted)
    let whole = StyledLine("Edit \(name)\(place)\(isMatrix ? " (\(shape))" : "")", .title) + known
    return whole.spelled(pen.glyphs).columns <= columns
      ? whole : StyledLine("Edit \(name)\(place)", .title) + known
  }

  private func note(_ columns: Int) -> StyledLine {
    if let reply = editor.reply { return StyledLine(reply, .warning) }
    let whole =
      isMatrix
      ? "Type a number or a fraction; Tab goes to the next cell, Enter takes all."
      : "Type a number or a fraction; Enter takes it."
    return StyledLine(whole.count <= columns ? whole : "A number or a fraction.", .muted)
  }

  /// The rows and columns around the current cell, as many as fit.
  private func cells(_ size: Size) -> [StyledLine] {
    let longest = field.cells.map { pen.glyphs.columns(of: $0.text) }.max() ?? 0
    let wanted = max(6, min(10, longest + 1))
    guard isMatrix else {
      return [
        (StyledLine("> ", .key) + cell(0, width: max(12, min(24, longest + 1)))).spelled(pen.glyphs)
      ]
    }
    let width = max(3, min(wanted, size.columns - 8))
    let columns = Self.window(
      around: editor.column, of: shape.columns, (size.columns - 6) / (width + 2))
    let rows = Self.window(around: editor.row, of: shape.rows, size.rows)
    return rows.map { row in
      var line = StyledLine(columns.lowerBound > 0 ? "[… " : "[ ")
      for column in columns {
        line.append(cell(row * shape.columns + column, width: width))
        line.append("  ")
      }
      line.append(columns.upperBound < shape.columns ? "…]" : "]")
      let isCut =
        (row == rows.lowerBound && row > 0) || (row == rows.upperBound - 1 && row < shape.rows - 1)
      if isCut { line.append(rows.lowerBound == row && row > 0 ? " ▴" : " ▾", .key) }
      return line.spelled(pen.glyphs)
    }
  }

  /// At least one, and the one that is current.
  static func window(around current: Int, of count: Int, _ room: Int) -> Range<Int> {
    let length = max(1, min(count, room))
    let start = max(0, min(current - length / 2, count - length))
    return start..<start + length
  }

  /// The end of the cell that the cursor is in, else its start; a fresh one is marked as a whole.
  private func cell(_ index: Int, width: Int) -> StyledLine {
    let glyphs = pen.glyphs
    let line = field.cells[index]
    guard index == field.current else {
      return StyledLine(short(index, width: width), .field)
    }
    if editor.isFresh {
      return StyledLine(short(index, width: width), Style.field.bold.reversed)
    }
    var before = line.characters.prefix(line.cursor)
    while ColumnWidth.columns(of: String(before)) > max(1, width - 1) { before.removeFirst() }
    let room = width - 1 - ColumnWidth.columns(of: String(before))
    let after = ColumnWidth.prefix(String(line.characters.dropFirst(line.cursor)), columns: room)
    return StyledLine(glyphs.pad(String(before) + "▏" + after, to: width), Style.field.bold)
  }
}

extension EditSheet {
  /// What a cell holds; of a number that was not touched the digits that fit.
  private func short(_ index: Int, width: Int) -> String {
    let text = field.cells[index].text
    let number = editor.start.elements[index]
    let isUntouched = text == AnswerField.text(number, pen.numbers)
    let fitted = isUntouched ? pen.numbers.fitted(number, columns: width - 1, digits: 6) : nil
    return pen.glyphs.pad(fitted ?? pen.glyphs.fit(text, to: width), to: width)
  }
}

extension Stepper {
  var editSheet: EditSheet? {
    guard let editor, let given = moment.given(editor.node) else { return nil }
    var sheet = EditSheet(
      editor: editor, own: given.was, name: pen.name(editor.node, in: moment.graph), pen: pen)
    if let tried = moment.triedTask {
      sheet.prompt =
        text.prompt(tried.task) + [StyledLine(text.progress(tried.progress), .warning)]
      sheet.hints = text.hints(tried.task, shown: tried.record.hintsShown)
    }
    return sheet
  }
}
