// Where the slope of cross-entropy meets that of the sigmoid inside one line, they cancel to p − y.
// In lines of their own they stay two factors.

extension Product {
  /// σ · (1 − σ)/σ is 1 − σ. Other quotients stay as they are: x/x is no number where x is 0, and σ
  /// is 0 only by rounding.
  ///
  /// - Parameter shape: what the product must keep.
  mutating func cancelSigmoids(shape: Shape, in simplifier: Simplifier<Symbol>) {
    for divisor in divisors where divisor.isSigmoidOrItsRest {
      guard let factor = factors.firstIndex(of: divisor),
        let place = divisors.firstIndex(of: divisor)
      else { continue }
      var rest = self
      rest.factors.remove(at: factor)
      rest.divisors.remove(at: place)
      if simplifier.widestShape(of: rest.factors + rest.divisors) == shape { self = rest }
    }
    spellOutVariance()
  }

  /// p(1 − p) over what is kept from 0 would read like 1: there the bound is written.
  private mutating func spellOutVariance() {
    for (place, divisor) in divisors.enumerated() {
      guard case .apply(.bernoulliVariance, let operands) = divisor,
        factors.contains(operands[0]), factors.contains(1 - operands[0])
      else { continue }
      divisors[place] = .apply(
        .maxOfTwo, [operands[0] * (1 - operands[0]), .number(Operation.leastVariance)])
    }
  }
}

extension Terms {
  /// (1 − y) · p − y · (1 − p) is p − y, where p is a sigmoid.
  mutating func collapseCrossEntropy() {
    guard products.count == 2, let negative = products.firstIndex(where: \.isNegative) else {
      return
    }
    let (kept, taken) = (products[1 - negative], products[negative].negated)
    guard !kept.isNegative, kept.factors.count == 2, taken.factors.count == 2,
      kept.divisors == taken.divisors, kept.coefficient == taken.coefficient,
      let p = kept.factors.first(where: \.isSigmoid),
      let y = taken.factors.first(where: { $0 != 1 - p }),
      kept.factors.contains(1 - y), taken.factors.contains(1 - p)
    else { return }
    var (first, second) = (kept, products[negative])
    first.factors = [p]
    second.factors = [y]
    products = [first, second]
  }
}

extension Expression {
  fileprivate var isSigmoid: Bool {
    if case .apply(.sigmoid, _) = self { true } else { false }
  }

  fileprivate var isSigmoidOrItsRest: Bool {
    if case .apply(.subtract, let operands) = self {
      return operands[0] == 1 && operands[1].isSigmoid
    }
    return isSigmoid
  }
}
