extension Formula {
  /// What decides on which side of their kinks the operations inside lie, operands first.
  var kinks: [Formula] {
    guard case .apply(let operation, let operands) = self else { return [] }
    return operands.flatMap(\.kinks)
      + operation.kinks.map { kink in
        kink.substituting { symbol in
          switch symbol {
          case .operand(let index): operands[index]
          case .output: self
          case .upstream, .tangent, .value, .gradient, .direction, .named: .symbol(symbol)
          }
        }
      }
  }
}
