import Autodiff

/// An expression whose names and operations are looked up and whose shapes fit.
indirect enum ResolvedExpression: Sendable {
  case number(Double)
  case value(Node.ID)
  case gradient(Node.ID)
  case apply(Operation, [ResolvedExpression])
  /// An entry, counted from 0.
  case entry(ResolvedExpression, row: Int, column: Int)
  case comparison(Comparison, ResolvedExpression, ResolvedExpression)

  /// As the formula of a line, which has no comparisons.
  var formula: Formula {
    switch self {
    case .number(let number): .number(number)
    case .value(let id): .symbol(.value(id))
    case .gradient(let id): .symbol(.gradient(id))
    // A constant exponent is a power of its own, as x² is x·x.
    case .apply(.power, let operands): operands[0].formula.power(operands[1].formula.folded)
    case .apply(let operation, let operands): .apply(operation, operands.map(\.formula))
    case .entry(let matrix, let row, let column):
      .apply(.entry, [matrix.formula, .number(Double(row + 1)), .number(Double(column + 1))])
    case .comparison: preconditionFailure("an equation compares nothing")
    }
  }
}
