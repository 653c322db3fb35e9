import Autodiff
import Notation
import Screen
import Study

/// All steps of the part, where a screen is wide enough: what each computes, and what came of it so far.
struct StepList {
  let moment: Moment
  let pen: Pen

  /// With the line on its left.
  static let columns = 50
  /// Of a number and what is computed.
  private static let nameColumns = 22

  private enum Row {
    case pass(Pass)
    case step(Int, Pass)
  }

  func draw(into frame: inout Frame, at rect: Rect) {
    frame.verticalRule(
      row: rect.row, column: rect.column, height: rect.height, glyph: pen.glyphs.cell("│"))
    let area = Rect(
      row: rect.row, column: rect.column + 2, width: rect.width - 3, height: rect.height)
    let lines = shown(area.height).map { row in
      switch row {
      case .pass(let pass): StyledLine(pass.title, pass.style.bold)
      case .step(let number, let pass): line(number, pass, area.width)
      }
    }
    frame.put(lines.map { $0.fitted(to: area.width, glyphs: pen.glyphs) }, in: area, pen.glyphs)
  }

  /// The step in a row of the list, counted from 0; nil of the name of a pass.
  func step(inRow row: Int, _ rect: Rect) -> Int? {
    let shown = Array(shown(rect.height))
    guard shown.indices.contains(row), case .step(let number, _) = shown[row] else { return nil }
    return number
  }

  /// So many of the rows that the step stands in their middle.
  private func shown(_ height: Int) -> ArraySlice<Row> {
    let rows = moment.passes.flatMap { pass, steps in
      [.pass(pass)] + steps.map { Row.step($0, pass) }
    }
    let current = rows.firstIndex { if case .step(moment.position, _) = $0 { true } else { false } }
    let first = max(0, min((current ?? 0) - height / 2, rows.count - height))
    return rows.dropFirst(first).prefix(height)
  }

  private func line(_ number: Int, _ pass: Pass, _ width: Int) -> StyledLine {
    guard let subject = moment.subject(ofStep: number) else { return StyledLine() }
    let printer = pen.printer(moment.graph)
    let (isCurrent, isAhead) = (number == moment.position, number > moment.position)
    let path = moment.path(ofStep: number)
    let through = path.map { " through \(printer.name($0.line))" } ?? ""
    // What the parts come to stands beside the last of them.
    let isSaid = !isAhead && path?.isLast ?? true
    let number = pen.glyphs.pad(String(number), to: 4, alignment: .right)
    let name = (isCurrent ? "▶" : " ") + number + "  \(printer.text(.symbol(subject)))\(through)"
    let room = width - Self.nameColumns
    return StyledLine(
      pen.glyphs.pad(pen.glyphs.spell(name), to: Self.nameColumns)
        + pen.glyphs.pad(isSaid ? pen.text(moment[subject], room) : "", to: room, alignment: .right),
      isAhead ? .muted : isCurrent ? pass.style.bold : .plain)
  }
}
