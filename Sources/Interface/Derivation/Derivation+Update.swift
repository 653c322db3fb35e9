import Autodiff
import Notation
import Screen
import Study

extension Derivation {
  /// What becomes of a parameter: the assignments of its optimizer, in order.
  ///
  /// One assignment of scalars takes two lines, several one line each; of matrices only the last is
  /// written out with its numbers.
  func update(_ account: Account, _ parameter: Node.ID, rate: Double) -> Block {
    guard let last = account.last else { return Block([]) }
    if account.isSecret { return Block(packed(account.workings)) }
    let earlier = account.workings.dropLast().map(line)
    let room = max(0, size.rows - (last.shape.isScalar ? 2 : 3))
    let shown =
      earlier.count <= room ? earlier : Array(packed(account.workings.dropLast()).suffix(room))
    var rest = self
    rest.size = Size(size.columns, size.rows - shown.count)
    let below = rest.parameter(last, parameter, rate)
    return Block(shown + below.lines, isCut: below.isCut)
  }

  /// Assignments without their numbers, as many on a line as fit.
  private func packed(_ workings: some Sequence<Calculation>) -> [StyledLine] {
    var lines: [StyledLine] = []
    for working in workings {
      let statement = StyledLine(statement(working))
      if let last = lines.last, last.columns + 3 + statement.columns <= size.columns {
        lines[lines.count - 1] = last + StyledLine("   ") + statement
      } else {
        lines.append(statement)
      }
    }
    return lines
  }

  /// The last assignment, written out.
  private func parameter(_ working: Calculation, _ id: Node.ID, _ rate: Double) -> Block {
    let head = StyledLine(statement(working))
    let rate = "the learning rate is \(pen.format.text(rate))"
    guard working.shape.isScalar else {
      return matrixBlock(head: head, working, style: Style.update.bold, note: rate)
    }
    guard size.rows > 1 else { return Block([line(working)]) }
    let name = printer.name(id)
    let was = working[.value(id)].tensor.map { "\(name) was \(pen.format.inline($0))" }
    let worked = text.worked(working)
    let sign = worked.leading(printer.arrow)
    return Block([
      row(head, note: rate),
      row(
        StyledLine(pad(ColumnWidth.columns(of: name), sign) + " ")
          + worked.line(Style.update.bold), note: was ?? ""),
    ])
  }

  /// An assignment on one line: symbols, of scalars the numbers, and the result; what there is
  /// room for.
  private func line(_ working: Calculation) -> StyledLine {
    let head = StyledLine(statement(working))
    let isLast = if case .value = working.target { true } else { false }
    let style = isLast && working.isScalar ? Style.update.bold : .update
    let number = working.result.tensor.map(pen.format.inline)
    let isRounding = working.result.tensor?.isRounding ?? false
    let result = head + StyledLine(isRounding ? " " : " = ") + StyledLine(number ?? "?", style)
    let shape = row(head, note: pen.glyphs.spell(working.shape.description))
    guard working.isScalar else { return result.columns <= size.columns ? result : shape }
    let worked = text.worked(working)
    let whole = head + StyledLine(" \(worked.leading("=")) ") + worked.line(style)
    return whole.columns <= size.columns ? whole : result
  }

  private func statement(_ working: Calculation) -> String {
    printer.statement(assigning: working.formula, to: working.target)
  }
}
