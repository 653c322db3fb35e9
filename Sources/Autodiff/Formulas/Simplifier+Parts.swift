// What goes back from parts, from matrices put together and from other shapes: entries that move.

extension Simplifier {
  /// - Parameter operands: the one that moves first, the one whose shape the result has last.
  func moved(_ operation: Operation, _ operands: [Sized]) -> Sized {
    guard let entries = operands.first, let shape = operands.last?.shape else {
      preconditionFailure("it has operands")
    }
    if entries.shape == shape { return entries }
    let rest = operands.dropFirst().map(\.formula)
    let whole = { (formula: Formula) in Formula.apply(operation, [formula] + rest) }
    if entries.formula.isZero { return zero(shape, like: whole(entries.formula)) }
    // One number repeated is that number wherever it moves, but beside zeros.
    if case .apply(.stretch, let inner) = entries.formula, operation != .placed,
      self.shape(of: inner[0]).isScalar, let model = rest.last
    {
      return Sized(formula: inner[0].stretched(like: model), shape: shape)
    }
    guard let (scale, others) = Product(entries.formula, in: self).separated(in: self) else {
      return Sized(formula: written(operation, entries, operands, shape), shape: shape)
    }
    return sized(scale * whole(others))
  }

  /// As a person writes it, where the numbers are known: `A[1:2, :]`, `reshape(A, 2, 3)`.
  private func written(
    _ operation: Operation, _ entries: Sized, _ operands: [Sized], _ shape: Shape
  ) -> Formula {
    if operation == .reshapeLike { return .apply(.reshape(shape), [entries.formula]) }
    guard operation == .block, let row = operands[1].formula.constant.flatMap({ Int(exactly: $0) }),
      let column = operands[2].formula.constant.flatMap({ Int(exactly: $0) })
    else { return .apply(operation, operands.map(\.formula)) }
    if shape.isScalar {
      return .apply(.entry, [entries.formula, .number(Double(row)), .number(Double(column))])
    }
    let part = Operation.part(
      rows: shape.rows == entries.shape.rows ? nil : row...(row + shape.rows - 1),
      columns: shape.columns == entries.shape.columns ? nil : column...(column + shape.columns - 1))
    return .apply(part, [entries.formula])
  }
}
