import Autodiff

// What a template cannot say: signs and brackets that depend on what stands beside them.

extension FormulaPrinter {
  /// The signs that depend on what stands beside them: 2x, a · b, A ⊙ B, x².
  func special(_ operation: Operation, _ operands: [Formula]) -> Text? {
    switch operation.reckoning {
    case .product: product(operands[0], operands[1])
    case .power: raised(operands[0], operands[1])
    case .square: raised(operands[0], 2)
    case .size where isSquare(operands[0]):
      Text(text: "abs[\(text(operands[0]))]", level: .atom)
    case .repetition: written(operands[0])
    case .matrixProduct: sideBySide(operation, operands[0], operands[1])
    case .sum, .difference, .negative, .passage, .quotient, .transpose, .count, .placement, .size,
      nil:
      nil
    }
  }

  /// A matrix among zeros, with the shape of the whole: {∂ℓ/∂q at [2, :] of 3×2, else 0}.
  func placed(_ operands: [Formula]) -> Text? {
    guard let part = shape(of: operands[0]), let whole = shape(of: operands[3]),
      let row = operands[1].constant.flatMap({ Int(exactly: $0) }),
      let column = operands[2].constant.flatMap({ Int(exactly: $0) })
    else { return nil }
    let entries = text(operands[0])
    let place = Operation.place(of: part, row: row, column: column, in: whole)
    let text =
      switch style {
      case .book, .source: "{\(entries) at [\(place)] of \(whole), else 0}"
      case .ascii: "{\(entries) at [\(place)] of \(whole.rows)x\(whole.columns), else 0}"
      case .latex:
        "\\begin{cases} \(entries) & \\text{at } [\(place)] \\text{ of } "
          + "\(whole.rows) \\times \(whole.columns) \\\\ 0 & \\text{else} \\end{cases}"
      case .python:
        "torch.nn.functional.pad(\(entries), (\(column - 1), "
          + "\(whole.columns - part.columns - column + 1), \(row - 1), "
          + "\(whole.rows - part.rows - row + 1)))"
      }
    return Text(text: text, level: .atom)
  }

  /// A B in the book, A @ B in ASCII. Side by side binds tighter to the eye than ⊙: (A ⊙ B) C.
  private func sideBySide(_ operation: Operation, _ left: Formula, _ right: Formula) -> Text {
    let (a, b) = (operandWritten(left, of: operation), operandWritten(right, of: operation))
    let isTight = a.level > .product || (a.level == .product && left.isMatrixProduct)
    let first = isTight || style == .ascii && a.level == .product ? a.text : bracketed(a.text)
    let second = b.level > .product ? b.text : bracketed(b.text)
    return Text(text: first + (style == .ascii ? " @ " : " ") + second, level: .product)
  }

  /// An operand, whose repeated entries are written out where the operation does not repeat them
  /// by itself: a product with `ones` is what a reader can calculate.
  func operandWritten(_ operand: Formula, of operation: Operation) -> Text {
    guard style == .book || style == .ascii, !operation.isElementwise,
      case .apply(let repeating, let operands) = operand, repeating.reckoning == .repetition,
      let shape = shape(of: operand),
      let inner = self.shape(of: operands[0]), shape != inner
    else { return written(operand) }
    let times = style == .ascii ? "x" : "×"
    let ones = { (rows: Int, columns: Int) in "ones[\(rows)\(times)\(columns)]" }
    let beside = style == .ascii ? " @ " : " "
    let (row, column) = (operandText(operands[0], .power), operandText(operands[0], .product))
    return if operands[0] == 1 {
      Text(text: ones(shape.rows, shape.columns), level: .atom)
    } else if inner.isScalar {
      Text(
        text: column + (style == .ascii ? " * " : " · ") + ones(shape.rows, shape.columns),
        level: .product)
    } else if inner.rows == 1 {
      Text(text: ones(shape.rows, 1) + beside + row, level: .product)
    } else {
      Text(text: column + beside + ones(1, shape.columns), level: .product)
    }
  }

  private func product(_ left: Formula, _ right: Formula) -> Text {
    let (a, b) = (operandText(left, .product, leading: true), operandText(right, .power))
    let text =
      switch left {
      case .number(let number)
      where style == .book && isJuxtaposed(right) && !NumberText().hasExponent(constant: number):
        a + b
      case _ where style == .ascii: "\(a) * \(b)"
      case _ where isScalar(left) || isScalar(right): "\(a) · \(b)"
      default: "\(a) ⊙ \(b)"
      }
    return Text(text: text, level: .product)
  }

  /// 2x and 2(x + y), but 2 · ∂ℓ/∂x and 2 · 3.
  private func isJuxtaposed(_ formula: Formula) -> Bool {
    switch formula {
    case .number: false
    case .symbol(.value(let id)): replacement(.value(id)) == nil
    case .symbol: false
    case .apply(let operation, let operands):
      switch operation.reckoning {
      case .power, .square, .transpose: isJuxtaposed(operands[0])
      case .sum, .difference, .negative, .product, .passage, .quotient, .matrixProduct,
        .repetition, .count, .placement, .size, nil:
        true
      }
    }
  }

  private func raised(_ base: Formula, _ exponent: Formula) -> Text {
    let below = operandText(base, .atom)
    // Entry by entry: A² would be A A, and A⁻¹ the inverse.
    if isSquare(base) {
      let above = exponent.constant == nil ? operandText(exponent, .power) : text(exponent)
      return Text(text: below + (style == .book ? "^∘" : ".^") + above, level: .power)
    }
    guard style == .book, case .number(let number) = exponent, number == number.rounded(),
      abs(number) < 100
    else {
      return Text(text: "\(below)^\(operandText(exponent, .power))", level: .power)
    }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let above = String(Int(number)).map { $0 == "-" ? "⁻" : digits[$0.wholeNumberValue ?? 0] }
    return Text(text: below + String(above), level: .power)
  }

  private func operandText(
    _ formula: Formula, _ least: Notation.Level, leading: Bool = false
  )
    -> String
  {
    let written = written(formula)
    if written.level >= least { return written.text }
    if leading, case .number = formula { return written.text }
    return bracketed(written.text)
  }

  /// Whether it has powers and a determinant of its own, which are not entry by entry.
  func isSquare(_ formula: Formula) -> Bool {
    shape(of: formula)?.isSquare ?? false
  }

  private func isScalar(_ formula: Formula) -> Bool { shape(of: formula)?.isScalar ?? false }
}

extension Formula {
  fileprivate var isMatrixProduct: Bool {
    if case .apply(let operation, _) = self { operation.reckoning == .matrixProduct } else { false }
  }
}
