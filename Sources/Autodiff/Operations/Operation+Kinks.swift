extension Operation {
  /// The same operation, whose derivative jumps where one of the formulas is 0.
  ///
  /// A difference quotient across such a point is no derivative; `GradientCheck` asks on which side
  /// each entry lies.
  ///
  ///     relu   .kinked(at: .operand(0))
  ///     max    .kinked(at: .operand(0) - .operand(1))
  ///
  /// - Parameter formulas: over the operation's operands and output, of any shape.
  func kinked(at formulas: Formula...) -> Operation {
    Operation(self, kinks: formulas)
  }
}

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
