/// What a symbol is multiplied with in a chain of products: Ω₁ᵀ in Ω₁ᵀ · ∂ℓ/∂f₁, the gate in
/// ∂ℓ/∂h₁ ⊙ I[f₀ > 0].
package struct Cofactor<Symbol: Sendable & Hashable> {
  package let formula: Expression<Symbol>
  /// Whether it stands before the symbol, and not after it.
  package let isBefore: Bool
  /// Whether entries are multiplied with entries, or all of them with one number.
  package let isEntrywise: Bool

  package var isGate: Bool { formula.isGate }
}

extension Expression {
  /// Nil where the symbol stands in anything but one chain of products.
  ///
  /// - Parameter isScalar: whether a formula comes to one number, with which all may be multiplied.
  package func cofactor(
    of symbol: Symbol, isScalar: (Expression) -> Bool
  ) -> Cofactor<Symbol>? {
    guard case .apply(let operation, let operands) = self else { return nil }
    switch operation.reckoning {
    case .negative:
      return operands[0].cofactor(of: symbol, isScalar: isScalar).map {
        Cofactor(formula: -$0.formula, isBefore: $0.isBefore, isEntrywise: $0.isEntrywise)
      }
    case .repetition: return operands[0].cofactor(of: symbol, isScalar: isScalar)
    case .product, .passage, .matrixProduct:
      let isEntrywise = operation.reckoning != .matrixProduct
      for (inner, other, isBefore) in [
        (operands[1], operands[0], true), (operands[0], operands[1], false),
      ] where !other.contains(symbol) {
        if inner.withoutRepetition == .symbol(symbol) {
          return Cofactor(formula: other, isBefore: isBefore, isEntrywise: isEntrywise)
        }
        guard let chain = inner.cofactor(of: symbol, isScalar: isScalar),
          chain.isBefore == isBefore,
          chain.isEntrywise == isEntrywise || isEntrywise && isScalar(other)
        else { return nil }
        let both = isBefore ? [other, chain.formula] : [chain.formula, other]
        return Cofactor(
          formula: .apply(operation, both), isBefore: isBefore, isEntrywise: chain.isEntrywise)
      }
      return nil
    case .sum, .difference, .quotient, .transpose, .power, .square, .count, .placement, .size, nil:
      return nil
    }
  }

  /// What is only stretched over more entries.
  private var withoutRepetition: Expression {
    guard case .apply(let operation, let operands) = self, operation.reckoning == .repetition else {
      return self
    }
    return operands[0]
  }
}
