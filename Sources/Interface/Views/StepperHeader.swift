import Autodiff
import Screen

/// The first line: the lesson, the direction in words and the step; below it, how far it has come.
struct StepperHeader {
  let title: String
  let trace: Trace
  let position: Int
  let pen: Pen
  /// That values are edited, and which; nil while they are the lesson's own.
  var mark: String?

  private var pass: Pass? { trace.step(at: position)?.pass }

  /// The direction with its sign: `◀ backward #1`.
  var direction: StyledLine {
    switch pass {
    case nil: StyledLine("start", .muted)
    case .forward: StyledLine("▶ forward", Style.forward.bold)
    case .backward1: StyledLine("◀ backward #1", Style.backward.bold)
    case .backward2: StyledLine("◀ backward #2", Style.backward.bold)
    case .update: StyledLine("↻ update", Style.update.bold)
    }
  }

  func draw(into frame: inout Frame, at rect: Rect) {
    let steps = "step \(position) of \(trace.steps.count)"
    var right = direction.spelled(pen.glyphs)
    right.append("   " + steps)
    if right.columns + 12 > rect.width {
      right = direction.spelled(pen.glyphs)
      right.append(" \(position)/\(trace.steps.count)")
    }
    if let mark {
      return drawEdited(pen.glyphs.spell(mark), right, into: &frame, at: rect)
    }
    let room = rect.width - right.columns - 2
    let shown = pen.glyphs.fit(title, to: max(0, room))
    frame.put(shown, row: rect.row, column: rect.column, style: .title, within: rect)
    frame.put(right, row: rect.row, column: rect.endColumn - right.columns, within: rect)
  }

  /// The mark goes before all else: without it the numbers would be taken for the lesson's.
  private func drawEdited(
    _ mark: String, _ right: StyledLine, into frame: inout Frame, at rect: Rect
  ) {
    var right = right
    let word = String(mark.prefix { $0 != ":" })
    if rect.width - right.columns - 2 < ColumnWidth.columns(of: word) {
      right = StyledLine("\(position)/\(trace.steps.count)")
    }
    let room = rect.width - right.columns - 2
    let isWhole = ColumnWidth.columns(of: mark) <= room
    let shown = isWhole ? mark : pen.glyphs.fit(word, to: room)
    let titleRoom = room - ColumnWidth.columns(of: shown) - 3
    var left = StyledLine()
    if titleRoom >= 6 {
      left.append(pen.glyphs.fit(title, to: titleRoom), .title)
      left.append("   ")
    }
    left.append(shown, .changed)
    frame.put(left, row: rect.row, column: rect.column, within: rect)
    frame.put(right, row: rect.row, column: rect.endColumn - right.columns, within: rect)
  }

  /// The rule below the header as a bar: each pass as long as its steps, heavy as far as we are.
  func drawProgress(into frame: inout Frame, row: Int) {
    let width = frame.size.columns
    let count = max(1, trace.steps.count)
    for column in 0..<width {
      let index = min(count - 1, column * count / max(1, width))
      let isDone = column < position * width / count
      let style: Style = isDone ? trace.steps[index].pass.style : .rule
      let glyph = pen.glyphs.cell(isDone ? "━" : "─")
      frame.put(String(Character(glyph)), row: row, column: column, style: style)
    }
  }
}

extension Pass {
  /// The colour of values, of gradients, or of updates.
  var style: Style {
    switch self {
    case .forward: .forward
    case .backward1, .backward2: .backward
    case .update: .update
    }
  }
}
