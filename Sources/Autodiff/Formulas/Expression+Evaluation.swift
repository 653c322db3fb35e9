extension Expression {
  /// The formula's value where every symbol has one.
  ///
  /// - Precondition: the shapes fit, as `shape(of:)` would find.
  public func evaluated(_ value: (Symbol) -> Tensor) -> Tensor {
    switch self {
    case .number(let number): Tensor(number)
    case .symbol(let symbol): value(symbol)
    case .apply(let operation, let operands):
      operation.value(operands.map { $0.evaluated(value) })
    }
  }

  /// The same as it is worked out by hand, with what is written down on the way in place of what
  /// was computed; the last result is as it comes out.
  ///
  /// - Parameters:
  ///   - note: what is written down for a result on the way.
  ///   - value: what is read for a symbol.
  public func evaluated(noting note: (Tensor) -> Tensor, _ value: (Symbol) -> Tensor) -> Tensor {
    guard case .apply(let operation, let operands) = self else { return evaluated(value) }
    return operation.value(
      operands.map { operand in
        let result = operand.evaluated(noting: note, value)
        if case .apply = operand { return note(result) }
        return result
      })
  }

  /// The same with each number that is computed on the way rounded otherwise.
  /// - Parameter rounding: is told how many additions each number of a result took.
  func evaluated(
    rounding: (Tensor, _ added: Int) -> Tensor, _ value: (Symbol) -> Tensor
  ) -> Tensor {
    switch self {
    case .number(let number): return Tensor(number)
    case .symbol(let symbol): return value(symbol)
    case .apply(let operation, let operands):
      let rounded = operands.map { $0.evaluated(rounding: rounding, value) }
      let result = operation.value(rounded)
      let application = Application(
        shapes: rounded.map(\.shape), result: result.shape, exponent: operands.last?.constant)
      let additions = operation.traits.cost(application).additions
      return rounding(result, additions / result.shape.count)
    }
  }

  /// The shape of the formula's value where every symbol has one.
  public func shape(of symbolShape: (Symbol) -> Shape) throws(OperandError) -> Shape {
    switch self {
    case .number: return .scalar
    case .symbol(let symbol): return symbolShape(symbol)
    case .apply(let operation, let operands):
      var shapes: [Shape] = []
      for operand in operands { shapes.append(try operand.shape(of: symbolShape)) }
      return try operation.shape(shapes)
    }
  }
}
