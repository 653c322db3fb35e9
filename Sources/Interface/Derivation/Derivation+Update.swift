import Autodiff
import Notation
import Screen

extension Derivation {
  /// What becomes of a parameter: the assignments of its optimizer, in order.
  ///
  /// One assignment of scalars takes two lines, several one line each; of matrices only the last is
  /// written out with its numbers.
  func update(_ step: UpdateStep) -> [StyledLine] {
    guard let last = step.changes.indices.last else { return [] }
    // What a gradient does to its parameter would tell the gradient.
    if veil.contains(.gradient(step.parameter)) { return packed(step, count: last + 1) }
    let isScalar = step.before.isScalar
    let earlier = step.changes.indices.dropLast().map { index in
      isScalar ? line(step, index) : stateLine(step, index)
    }
    let rows = isScalar ? 2 : 3
    let room = max(0, size.rows - rows)
    let shown = earlier.count <= room ? earlier : Array(packed(step, count: last).suffix(room))
    var rest = self
    rest.size = Size(size.columns, size.rows - shown.count)
    return shown + rest.parameter(step, last)
  }

  /// The assignments before the last, as many on a line as fit, without their numbers.
  private func packed(_ step: UpdateStep, count: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    for change in step.changes.prefix(count) {
      let statement = StyledLine(printer.statement(change.assignment))
      if let last = lines.last, last.columns + 3 + statement.columns <= size.columns {
        lines[lines.count - 1] = last + StyledLine("   ") + statement
      } else {
        lines.append(statement)
      }
    }
    return lines
  }

  /// The last assignment, written out.
  private func parameter(_ step: UpdateStep, _ index: Int) -> [StyledLine] {
    let change = step.changes[index]
    let value = { (symbol: Symbol) in step.value(of: symbol, at: index) ?? Tensor(.nan) }
    let head = StyledLine(printer.statement(change.assignment))
    let note = "the learning rate is \(pen.numbers.significant(step.rate, 4))"
    guard let result = change.after.scalar, size.rows > 1 else {
      if change.after.isScalar { return [line(step, index)] }
      return matrixLines(
        head: head, formula: change.assignment.formula, result: change.after,
        style: Style.update.bold, note: note, value: value)
    }
    let indent = ColumnWidth.columns(of: printer.name(step.parameter))
    let working = scalarWorking(
      change.assignment.formula, result: result, style: Style.update.bold, value: value)
    let was = pen.numbers.significant(step.before.elements[0], 4)
    return [
      row(head, note: note),
      row(
        StyledLine(pad(indent, printer.arrow) + " ") + working,
        note: "\(printer.name(step.parameter)) was \(was)"),
    ]
  }

  /// An assignment of scalars on one line: symbols, numbers, result; without the numbers where
  /// there is no room for them.
  private func line(_ step: UpdateStep, _ index: Int) -> StyledLine {
    let change = step.changes[index]
    let style = change.assignment.target == .value(step.parameter) ? Style.update.bold : .update
    let head = StyledLine(printer.statement(change.assignment) + " = ")
    let working = scalarWorking(
      change.assignment.formula, result: change.after.elements[0], style: style,
      value: { step.value(of: $0, at: index) ?? Tensor(.nan) })
    if head.columns + working.columns <= size.columns { return head + working }
    return head + StyledLine(pen.numbers.significant(change.after.elements[0], 4), style)
  }

  /// An assignment of matrices on one line: symbols, and the result where there is room.
  private func stateLine(_ step: UpdateStep, _ index: Int) -> StyledLine {
    let change = step.changes[index]
    let head = StyledLine(printer.statement(change.assignment))
    let result = ProseText(trace: trace, pen: pen).text(change.after, digits: pen.digits)
    let line = head + StyledLine(" = ") + StyledLine(result, .update)
    return line.columns <= size.columns
      ? line : row(head, note: pen.glyphs.spell(change.after.shape.description))
  }
}
