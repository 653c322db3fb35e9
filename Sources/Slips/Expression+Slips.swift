import Autodiff

// Formulas that are wrong in one place.

extension Expression {
  /// The formula with one place changed, in every way that `change` knows, for every place.
  func changedOnce<Change>(
    _ change: (Expression) -> [(Change, Expression)]
  ) -> [(change: Change, formula: Expression)] {
    var changed = change(self).map { (change: $0.0, formula: $0.1) }
    guard case .apply(let operation, let operands) = self else { return changed }
    for (index, operand) in operands.enumerated() {
      for inner in operand.changedOnce(change) {
        var others = operands
        others[index] = inner.formula
        changed.append((inner.change, .apply(operation, others)))
      }
    }
    return changed
  }

  /// The other one of A and Aᵀ.
  var turned: Expression {
    if case .apply(let operation, let operands) = self, operation.reckoning == .transpose {
      return operands[0]
    }
    return transposed
  }
}

extension Operation {
  /// Whether factors, and signs before them, are put together by it.
  var isChained: Bool {
    switch reckoning {
    case .product, .passage, .quotient, .negative: true
    case .sum, .difference, .matrixProduct, .transpose, .power, .square, .repetition, .count,
      .placement, .size, nil:
      false
    }
  }
}

/// A chain of products and quotients as its factors.
struct FactorChain<Symbol: Sendable & Hashable> {
  typealias Formula = Expression<Symbol>

  private(set) var factors: [Formula] = []
  private(set) var divisors: [Formula] = []
  private var isNegative = false

  init(_ formula: Formula) { collect(formula, inverted: false) }

  private mutating func collect(_ formula: Formula, inverted: Bool) {
    switch formula {
    case .apply(let operation, let operands) where operation.isChained:
      if operation.reckoning == .negative { isNegative.toggle() }
      for (index, operand) in operands.enumerated() {
        let isDivisor = index > 0 && operation.reckoning == .quotient
        collect(operand, inverted: inverted != isDivisor)
      }
    case .number(let number) where number < 0:
      isNegative.toggle()
      collect(.number(-number), inverted: inverted)
    case .number(1): break
    case _ where inverted: divisors.append(formula)
    default: factors.append(formula)
    }
  }

  /// The chain without one of its factors, each in turn.
  ///
  /// - Parameter stays: what is not dropped.
  func withoutOne(
    except stays: (Formula) -> Bool
  ) -> [(dropped: Formula, rest: Formula)] {
    var dropped: [(dropped: Formula, rest: Formula)] = []
    for index in factors.indices where !stays(factors[index]) {
      var rest = self
      let factor = rest.factors.remove(at: index)
      dropped.append((factor, rest.formula))
    }
    for index in divisors.indices where !stays(divisors[index]) {
      var rest = self
      let divisor = rest.divisors.remove(at: index)
      dropped.append((1 / divisor, rest.formula))
    }
    return dropped
  }

  var count: Int { factors.count + divisors.count }

  var formula: Formula {
    let above = factors.dropFirst().reduce(factors.first ?? 1, *)
    let whole = divisors.first.map { above / divisors.dropFirst().reduce($0, *) } ?? above
    return isNegative ? -whole : whole
  }
}
