import Autodiff
import Screen

extension Derivation {
  /// A line of symbols with the shapes, and the numbers below, as large as the pane allows.
  ///
  /// - Parameter sum: the gradient before and after this product was added, and its name.
  func matrixLines(
    head: StyledLine, formula: Formula, result: Tensor, style: Style, note: String?,
    sum: (before: Tensor, after: Tensor, subject: String)? = nil
  ) -> [StyledLine] {
    let working = Working(formula, value: value)
    let shapes = pen.glyphs.spell("\(result.shape) = \(working.shapes)")
    let first = row(head, note: shapes)
    let room = size.rows - 1
    guard room > 0 else { return [first] }

    var below = fittedBlock(rows: room) { format in
      equation(result, working, style: style, in: format)
    }
    if let sum, let total = sumBlock(sum, rows: room - below.rows, style: style) {
      below = Block(below.lines + total.lines)
    }
    var lines = [first]
    let spare = room - below.rows
    if spare > 0 { lines.append(StyledLine()) }
    lines += below.lines.map { StyledLine(" ") + $0 }
    if let note, spare > 1 {
      lines.append(row(StyledLine(), note: note))
    }
    return Array(lines.prefix(size.rows))
  }

  /// result = working, or ≈ where the shown digits do not give the shown result.
  private func equation(
    _ result: Tensor, _ working: Working, style: Style, in format: MatrixFormat
  ) -> Block {
    let calculated = working.value(in: format).stretched(orSame: result.shape)
    let isExact = zip(calculated.elements, result.elements).allSatisfy {
      format.text($0, in: result) == format.text($1, in: result)
    }
    if case .quantity(let only) = working, only.isSame(as: result) {
      return format.block(result, style: style)
    }
    return .row([
      format.block(result, style: style), Block(pen.glyphs.spell(isExact ? " = " : " ≈ ")),
      working.block(in: format, style: .plain),
    ])
  }

  private func sumBlock(
    _ sum: (before: Tensor, after: Tensor, subject: String), rows: Int, style: Style
  ) -> Block? {
    let block = fittedBlock(rows: rows) { format in
      .row([
        Block(sum.subject + " = "), format.block(sum.before, style: .plain), Block(" + "),
        Block("…"), Block(" = "), format.block(sum.after, style: style),
      ])
    }
    return block.rows <= rows ? block : nil
  }

  /// The first of ever smaller formats whose block fits; the smallest if none does.
  private func fittedBlock(rows: Int, _ make: (MatrixFormat) -> Block) -> Block {
    let columns = size.columns - 1
    var smallest: Block?
    for largest in [10, 6, 4, 3, 2, 1] {
      for decimals in stride(from: pen.digits, through: max(0, min(1, pen.digits)), by: -1) {
        let format = MatrixFormat(
          decimals: decimals, largest: Shape(max(1, min(largest, rows)), largest), pen: pen)
        let block = make(format)
        if block.columns <= columns, block.rows <= rows { return block }
        smallest = block
      }
    }
    return smallest ?? Block([])
  }
}

extension Tensor {
  /// Stretched where that is possible; the tensor itself elsewhere.
  fileprivate func stretched(orSame shape: Shape) -> Tensor {
    self.shape.stretches(to: shape) ? stretched(to: shape) : self
  }
}
