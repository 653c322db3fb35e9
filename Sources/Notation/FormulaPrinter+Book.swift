public import Autodiff

// What a template cannot say: signs and brackets that depend on what stands beside them.

extension FormulaPrinter {
  /// The signs that depend on what stands beside them: 2x, a · b, A ⊙ B, x².
  func special(_ operation: Operation, _ operands: [Formula]) -> Text? {
    if style == .book, let sign = operation.notation.sign {
      return Text(text: sign + operandText(operands[0], .atom), level: .power)
    }
    return switch operation.reckoning {
    case .product: product(operands[0], operands[1])
    case .power: raised(operands[0], operands[1])
    case .square: raised(operands[0], 2)
    case .size where isSquare(operands[0]):
      Text(text: "abs[\(text(operands[0]))]", level: .atom)
    case .repetition: written(operands[0])
    // Side by side ∂ℓ/∂h h would be one derivative.
    case .matrixProduct where style == .book && operands.allSatisfy({ shape(of: $0) == .scalar }):
      product(operands[0], operands[1])
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
    guard style == .book || style == .ascii,
      case .apply(let repeating, let operands) = operand, repeating.reckoning == .repetition,
      !operation.isElementwise, let shape = shape(of: operand),
      let inner = self.shape(of: operands[0]), shape != inner
    else { return written(operand) }
    return repeated(operands[0], inner, to: shape)
  }

  /// A formula as it reads for something of a shape that it need not have by itself: what is repeated
  /// over the entries is written so, `1/3 · ∂L/∂L · ones[3×1]`.
  public func text(_ formula: Formula, filling shape: Shape) -> String {
    guard style == .book || style == .ascii, let read = shapeAsRead(formula), read != shape,
      read.stretches(to: shape)
    else { return text(formula) }
    return repeated(formula, read, to: shape).text
  }

  /// The shape that a reader finds, to whom nothing says that entries are repeated.
  private func shapeAsRead(_ formula: Formula) -> Shape? {
    guard case .apply(let operation, let operands) = formula else { return shape(of: formula) }
    if let spelled = spelled(operation, operands) { return shapeAsRead(spelled) }
    if operation.reckoning == .repetition { return shapeAsRead(operands[0]) }
    guard operation.isElementwise else { return shape(of: formula) }
    let shapes = operands.compactMap(shapeAsRead)
    guard shapes.count == operands.count else { return nil }
    return shapes.reduce(Shape.scalar) {
      Shape(max($0.rows, $1.rows), max($0.columns, $1.columns))
    }
  }

  /// A formula of one shape, with `ones` that repeat it.
  private func repeated(_ formula: Formula, _ inner: Shape, to shape: Shape) -> Text {
    let times = style == .ascii ? "x" : "×"
    let ones = { (rows: Int, columns: Int) in
      unmistaken("ones[\(rows)\(times)\(columns)]")
    }
    let beside = style == .ascii ? " @ " : " "
    let (row, column) = (operandText(formula, .power), operandText(formula, .product))
    return if formula == 1 {
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
    // A scale before a product of matrices is one of all of it: 1/2 · Xᵀ X.
    let isScale = style == .book && right.isMatrixProduct && isScalar(left) && !isScalar(right)
    let (a, b) = (
      operandText(left, .product, leading: true), operandText(right, isScale ? .product : .power)
    )
    let text =
      switch left {
      case .number(let number)
      where style == .book && isJuxtaposed(right) && !b.beginsWithFunction
        && b.first?.isNumber == false
        && !NumberText().hasExponent(constant: number):
        a + b
      case _ where style == .ascii: "\(a) * \(b)"
      case _ where isScalar(left) || isScalar(right): "\(a) · \(b)"
      default: entrywise(left, right)
      }
    return Text(text: text, level: .product)
  }

  /// A ⊙ B, of one shape: a column beside a matrix is repeated in words.
  private func entrywise(_ left: Formula, _ right: Formula) -> String {
    guard let a = shapeAsRead(left), let b = shapeAsRead(right), a != b else {
      return "\(operandText(left, .product, leading: true)) ⊙ \(operandText(right, .power))"
    }
    let joined = Shape(max(a.rows, b.rows), max(a.columns, b.columns))
    let whole = [operandText(left, .product, leading: true), operandText(right, .power)]
    let texts = [(left, a), (right, b)].enumerated().map { index, factor in
      factor.1 == joined || !factor.1.stretches(to: joined)
        ? whole[index] : bracketed(repeated(factor.0, factor.1, to: joined).text)
    }
    return texts.joined(separator: " ⊙ ")
  }

  /// Signs where an author would put them: a − b in place of a + (−b), −x · y of (−x) · y.
  func signed(_ operation: Operation, _ operands: [Formula]) -> Text? {
    switch operation.reckoning {
    case .sum:
      return operands[1].withoutMinus.map { written(operands[0] - $0) }
    case .difference:
      return operands[1].withoutMinus.map { written(operands[0] + $0) }
    case .product, .quotient, .matrixProduct:
      guard case .apply(let negative, let inner) = operands[0], negative.reckoning == .negative
      else { return nil }
      let positive = written(.apply(operation, [inner[0], operands[1]]))
      return Text(text: (style == .book ? "−" : "-") + positive.text, level: .product)
    case .negative, .passage, .transpose, .power, .square, .size, .repetition, .count, .placement,
      nil:
      return nil
    }
  }

  /// 2x and 2(x + y), but 2 · ∂ℓ/∂x and 2 · 3.
  private func isJuxtaposed(_ formula: Formula) -> Bool {
    switch formula {
    case .number: false
    case .symbol(.value(let id)): replacement(.value(id)) == nil
    case .symbol: false
    case .apply(let operation, let operands):
      switch operation.reckoning {
      case .power, .square, .transpose, .repetition: isJuxtaposed(operands[0])
      case .sum, .difference, .negative, .product, .passage, .quotient, .matrixProduct, .count,
        .placement, .size, nil:
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

  /// a/(b · c) of a/b/c; numbers stay apart, which could be lost in one another.
  func underOneBar(_ above: Formula, _ divisor: Formula) -> Formula? {
    guard case .apply(let operation, let operands) = above else { return nil }
    guard operation.reckoning == .quotient else {
      return spelled(operation, operands).flatMap { underOneBar($0, divisor) }
    }
    guard operands[1].constant == nil, divisor.constant == nil,
      let first = shape(of: operands[1]), let second = shape(of: divisor),
      first == second || first.isScalar || second.isScalar
    else { return nil }
    return operands[0] / (operands[1] * divisor)
  }

  /// x/‖a‖ · ∂ℓ/∂ℓ of x · ∂ℓ/∂ℓ/‖a‖, in which another derivative would be read.
  func gradientLast(_ above: Formula, _ divisor: Formula) -> Formula? {
    guard style != .latex, shape(of: divisor)?.isScalar == true, written(divisor).level > .sum
    else { return nil }
    switch above {
    case .symbol(.gradient): return 1 / divisor * above
    case .apply(let operation, let operands) where operation.reckoning == .product:
      guard case .symbol(.gradient) = operands[1] else { return nil }
      return operands[0] / divisor * operands[1]
    default: return nil
    }
  }

  /// Whether it has powers and a determinant of its own, which are not entry by entry.
  func isSquare(_ formula: Formula) -> Bool {
    shape(of: formula)?.isSquare ?? false
  }

  private func isScalar(_ formula: Formula) -> Bool { shapeAsRead(formula)?.isScalar ?? false }
}

extension Formula {
  /// What stands behind the minus sign with which it begins; nil if it begins without one.
  fileprivate var withoutMinus: Formula? {
    switch self {
    case .number(let number): return number < 0 ? .number(-number) : nil
    case .symbol: return nil
    case .apply(let operation, let operands):
      switch operation.reckoning {
      case .negative: return operands[0]
      case .product, .quotient, .matrixProduct:
        guard let first = operands[0].withoutMinus else { return nil }
        return first == 1 && operation.reckoning == .product
          ? operands[1] : .apply(operation, [first, operands[1]])
      // The text of what is repeated stands for all of it.
      case .repetition:
        return operands[0].withoutMinus.map { .apply(operation, [$0, operands[1]]) }
      case .sum, .difference, .passage, .transpose, .power, .square, .size, .count, .placement,
        nil:
        return nil
      }
    }
  }

  fileprivate var isMatrixProduct: Bool {
    if case .apply(let operation, _) = self { operation.reckoning == .matrixProduct } else { false }
  }
}

extension String {
  /// Whether it begins with the name of a function, to which a number before it would seem to belong:
  /// `exp[x]`.
  fileprivate var beginsWithFunction: Bool {
    let rest = drop { $0.isASCII && ($0.isLetter || $0 == "_") }
    return rest.first == "[" && rest.startIndex > startIndex
  }
}
