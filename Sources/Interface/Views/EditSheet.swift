import Autodiff
import Lessons
import Notation
import Screen
import Study

/// The open editor of a value: which cell of what, the cells around it, and what can be typed.
struct EditSheet {
  let draft: Draft
  /// What the lesson has, and what stands there now.
  let was: Tensor
  let now: Tensor
  let name: String
  let pen: Pen
  /// What is to be tried, and the hints so far; empty outside of a task.
  var prompt: [StyledLine] = []
  var hints: [StyledLine] = []

  private var field: Field { draft.field }
  private var isMatrix: Bool { !now.isScalar }
  private var cells: FieldView { FieldView(field, pen.glyphs, untouched: untouched) }

  /// A number as it was, with the digits that fit.
  private func untouched(_ cell: Int, _ columns: Int) -> String? {
    let number = now.elements[cell]
    return field.typed[cell] == pen.numbers.exact(number)
      ? pen.numbers.fitted(number, columns: columns, digits: 6) : nil
  }

  /// What fits, the current cell in any case.
  func lines(_ size: Size) -> [StyledLine] {
    if size.rows < 3 || size.columns < 20 { return brief(size) }
    let title = wrapped([title(size.columns)], size.columns)
    var note = wrapped([reply ?? advice(size.columns)], size.columns)
    var below = wrapped(hints, size.columns)
    if 1 + title.count + note.count + below.count > size.rows {
      // The newest hint says more than how a number is typed.
      if reply == nil, let newest = hints.last { note = wrapped([newest], size.columns) }
      below = []
    }
    note = Array(note.prefix(size.rows - 1))
    var room = size.rows - 1 - note.count
    let head = Array(title.prefix(room))
    room -= head.count + below.count
    let cells = cells.lines(Size(size.columns, room + 1))
    room -= cells.count - 1
    let above = wrapped(prompt, size.columns)
    return (above.count <= room ? above : []) + head + cells + note + below
  }

  /// One cell on a line: `Ω₀[1, 2] = −1▏`.
  private func brief(_ size: Size) -> [StyledLine] {
    let head = StyledLine("\(name)\(place) = ", .key).spelled(pen.glyphs)
    let width = max(3, min(14, size.columns - head.columns))
    let line = head + cells.cell(field.current, width: width).spelled(pen.glyphs)
    guard size.rows > 1 else { return [line] }
    let note = wrapped([reply ?? advice(size.columns)], size.columns)
    return [line] + note.prefix(size.rows - 1)
  }

  private func wrapped(_ lines: [StyledLine], _ columns: Int) -> [StyledLine] {
    lines.wrapped(to: columns, pen.glyphs)
  }

  private var place: String { isMatrix ? "[\(field.row + 1), \(field.column + 1)]" : "" }

  /// The shape gives way where the line is short.
  private func title(_ columns: Int) -> StyledLine {
    let old = pen.numbers.significant(was.elements[field.current], 6)
    let known = StyledLine("  the lesson has \(old)", .muted)
    let shape = isMatrix ? " (\(now.shape))" : ""
    let whole = StyledLine("Edit \(name)\(place)\(shape)", .title) + known
    return whole.spelled(pen.glyphs).columns <= columns
      ? whole : StyledLine("Edit \(name)\(place)", .title) + known
  }

  /// Why what was typed could not be taken.
  private var reply: StyledLine? {
    guard case .unreadable(let sentence) = draft.reply else { return nil }
    return StyledLine(sentence, .warning)
  }

  private func advice(_ columns: Int) -> StyledLine {
    let whole =
      isMatrix
      ? "Type a number or a fraction; Tab goes to the next cell, Enter takes all."
      : "Type a number or a fraction; Enter takes it."
    return StyledLine(whole.count <= columns ? whole : "A number or a fraction.", .muted)
  }
}

extension Stepper {
  var editSheet: EditSheet? {
    guard let draft else { return nil }
    var sheet: EditSheet
    if let edited, let given = moment.given(edited) {
      sheet = EditSheet(
        draft: draft, was: given.was, now: given.now, name: text.givenName(edited), pen: pen)
    } else if field == .rate, let rate = moment.ownRate {
      sheet = EditSheet(
        draft: draft, was: Tensor(rate), now: Tensor(moment.editedRate ?? rate), name: "rate",
        pen: pen)
    } else {
      return nil
    }
    if let tried = moment.triedTask {
      sheet.prompt =
        text.prompt(tried.task) + [
          StyledLine(text.progress(tried.progress, of: tried.task), .warning)
        ]
      sheet.hints = text.hints(tried.task, shown: tried.record.hintsShown)
    }
    return sheet
  }
}
