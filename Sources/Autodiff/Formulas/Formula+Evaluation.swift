extension Formula {
  /// The formula's value where every symbol has one.
  ///
  /// Gates select, as in PyTorch: a product with a gate in it is 0 where the gate is 0, whatever the
  /// other factors are. √relu(x) has the slope 0 at −1, and not 0 · ∞.
  /// - Precondition: the shapes fit, as `shape(of:)` would find.
  public func evaluated(_ value: (Symbol) -> Tensor) -> Tensor { gated(value).value }

  /// The value; and of a product with gates in it their product.
  private func gated(_ value: (Symbol) -> Tensor) -> (value: Tensor, gate: Tensor?) {
    switch self {
    case .number(let number): return (Tensor(number), nil)
    case .symbol(let symbol): return (value(symbol), nil)
    case .apply(let operation, let operands):
      let parts = operands.map { $0.gated(value) }
      let whole = operation.value(parts.map(\.value))
      if operation.traits.isGate { return (whole, whole) }
      switch operation {
      case .multiply:
        guard let gate = parts[0].gate ?? parts[1].gate else { return (whole, nil) }
        let both = parts[0].gate == nil ? gate : parts[1].gate.map { gate * $0 } ?? gate
        return (whole.passing(both), both)
      case .divide: return (parts[0].gate.map(whole.passing) ?? whole, parts[0].gate)
      case .negate: return (whole, parts[0].gate)
      default: return (whole, nil)
      }
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

extension Tensor {
  /// 0 where a gate, which stretches to the tensor's shape, is 0.
  fileprivate func passing(_ gate: Tensor) -> Tensor {
    combined(with: gate) { number, gate in gate == 0 ? 0 : number }
  }
}
