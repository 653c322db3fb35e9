import Autodiff
import Notation
import Screen
import Study

/// All steps of the part, where a screen is wide enough: what each computes, and what came of it so far.
struct StepList {
  let moment: Moment
  let pen: Pen

  /// With the line on its left.
  static let columns = 46

  private enum Row {
    case pass(Pass)
    case step(Int)
  }

  func draw(into frame: inout Frame, at rect: Rect) {
    frame.verticalRule(
      row: rect.row, column: rect.column, height: rect.height, glyph: pen.glyphs.cell("│"))
    let area = Rect(
      row: rect.row, column: rect.column + 2, width: rect.width - 3, height: rect.height)
    let ledger = Ledger(moment: moment, chosen: nil, pen: pen)
    let lines = shown(area.height).map { row in
      switch row {
      case .pass(let pass): StyledLine(Self.title(pass), pass.style.bold)
      case .step(let number): line(number, area.width, ledger)
      }
    }
    frame.put(lines.map { $0.fitted(to: area.width, glyphs: pen.glyphs) }, in: area, pen.glyphs)
  }

  /// So many of the rows that the step stands in their middle.
  private func shown(_ height: Int) -> ArraySlice<Row> {
    var rows: [Row] = []
    var pass: Pass?
    var current = 0
    for number in 1...max(1, moment.lastPosition) {
      guard let next = moment.pass(ofStep: number) else { continue }
      if next != pass { rows.append(.pass(next)) }
      pass = next
      if number == moment.position { current = rows.count }
      rows.append(.step(number))
    }
    let first = max(0, min(current - height / 2, rows.count - height))
    return rows.dropFirst(first).prefix(height)
  }

  private func line(_ number: Int, _ width: Int, _ ledger: Ledger) -> StyledLine {
    let isCurrent = number == moment.position
    let isAhead = number > moment.position
    let subject = moment.subject(ofStep: number)
    let style: Style =
      isAhead ? .muted : isCurrent ? moment.pass(ofStep: number)?.style.bold ?? .plain : .plain
    let name = subject.map { pen.printer(moment.graph).text(.symbol($0)) } ?? ""
    let text = subject.map { isAhead ? "" : ledger.text(moment[$0], 24) } ?? ""
    let mark = isCurrent ? pen.glyphs.spell("▶") : " "
    let digits = String(number)
    let head = String(repeating: " ", count: max(0, 3 - digits.count)) + digits
    let left = pen.glyphs.pad("\(mark)\(head)  \(pen.glyphs.spell(name))", to: 17)
    return StyledLine(
      left + pen.glyphs.pad(text, to: max(0, width - 17), alignment: .right), style)
  }

  private static func title(_ pass: Pass) -> String {
    switch pass {
    case .forward: "Forward pass"
    case .backward1: "Backward pass #1"
    case .backward2: "Backward pass #2"
    case .update: "Update"
    }
  }
}
