/// Writes a gradient as the book does: what it is multiplied with first, the upstream gradient last.
///
///     ∂ℓ/∂f · y + ∂ℓ/∂f      (y + 1) · ∂ℓ/∂f, with the local derivative y + 1
///     ∂ℓ/∂h · w ⊙ I[f > 0]   I[f > 0] ⊙ w · ∂ℓ/∂h, where the gate selects from what is behind it
struct Composition {
  let expressions: LineExpressions
  let upstream: LineSymbol

  /// A gradient, and the elementwise factor of the upstream gradient in it, where it is one.
  struct Composed {
    var formula: LineFormula
    var local: LineFormula?
  }

  private var simplifier: Simplifier<LineSymbol> { expressions.simplifier }

  /// - Parameter gradient: simplified, and linear in the upstream gradient.
  /// - Returns: of the gradient's shape, but for 0, which is a number.
  func composed(_ gradient: LineFormula) -> Composed {
    let shape = simplifier.shape(of: gradient)
    // What does not name the upstream gradient is 0.
    let terms = Terms(gradient, in: simplifier).products
      .filter { !$0.isZero && $0.factors.contains(where: isCarrier) }
      .map { $0.split(where: isCarrier) }
    guard let first = terms.first else {
      return Composed(formula: 0, local: 0)
    }
    guard terms.allSatisfy({ $0.base == first.base }) else {
      let parts = terms.map { product($0.factor, carrier($0.base), shape: shape) }
      let locals = parts.compactMap(\.local)
      return Composed(
        formula: gradient.holdsGates ? written(parts.map(\.formula)) : gradient,
        local: locals.count == parts.count ? sum(locals) : nil)
    }
    return product(sum(terms.map(\.factor)), carrier(first.base), shape: shape)
  }

  /// Whether a factor holds the upstream gradient.
  private func isCarrier(_ factor: LineFormula) -> Bool { expressions.uses(upstream, in: factor) }

  private func sum(_ terms: [LineFormula]) -> LineFormula {
    simplifier.simplified(terms.dropFirst().reduce(terms[0], +))
  }

  private func product(_ factor: LineFormula, _ base: Composed, shape: Shape) -> Composed {
    Composed(
      formula: simplifier.composed(factor, base.formula, shape: shape),
      local: base.local.map { simplifier.simplified(factor * $0) })
  }

  /// The one factor of a product that holds the upstream gradient.
  private func carrier(_ factor: LineFormula) -> Composed {
    switch factor {
    case .symbol(upstream): Composed(formula: factor, local: 1)
    // The gradient repeated over the entries that were added up.
    case .apply(.stretch, let operands) where operands[0] == .symbol(upstream):
      Composed(formula: factor, local: 1)
    case .apply(.stretch, let operands): stretched(composed(operands[0]), like: operands[1])
    case .apply(.select, let operands):
      selected(composed(operands[1]), by: operands[0])
    default: Composed(formula: ordered(factor), local: nil)
    }
  }

  private func stretched(_ repeated: Composed, like model: LineFormula) -> Composed {
    Composed(formula: repeated.formula.stretched(like: model), local: repeated.local)
  }

  private func selected(_ passing: Composed, by gate: LineFormula) -> Composed {
    Composed(
      formula: passing.formula.selected(by: gate),
      local: passing.local.map { simplifier.simplified($0.selected(by: gate)) })
  }

  private func written(_ terms: [LineFormula]) -> LineFormula {
    terms.dropFirst().reduce(terms[0]) { sum, term in
      if case .apply(.negate, let inner) = term { sum - inner[0] } else { sum + term }
    }
  }

  /// The formula with the upstream gradient last in each product of which a part passes a gate.
  private func ordered(_ formula: LineFormula) -> LineFormula {
    guard case .apply(let operation, let operands) = formula, isCarrier(formula),
      formula.holdsGates
    else { return formula }
    switch operation {
    case .add, .subtract, .negate, .multiply, .divide, .select: return composed(formula).formula
    default: return .apply(operation, operands.map(ordered))
    }
  }
}

extension Simplifier {
  /// The factor before the gradient, as the book writes it; no 1 in front.
  func composed(
    _ factor: Formula, _ base: Formula, shape: Shape
  ) -> Formula {
    if factor == 1 { return base }
    if case .apply(.negate, let inner) = factor, inner[0].isProductOrAtom {
      return -(inner[0] * base)
    }
    if case .apply(.stretch, let operands) = base, self.shape(of: factor) == shape {
      return factor * operands[0]
    }
    return factor == -1 ? -base : factor * base
  }
}

extension Product {
  /// The product as (a factor without the upstream gradient) times (the one factor with it).
  func split(
    where isBase: (Formula) -> Bool
  ) -> (factor: Formula, base: Formula) {
    guard let index = factors.firstIndex(where: isBase) else {
      preconditionFailure("a derivative is linear in the upstream gradient")
    }
    var rest = self
    let base = rest.factors.remove(at: index)
    return (rest.plainFormula, base)
  }
}

extension Expression {
  /// Whether something passes a gate in it.
  fileprivate var holdsGates: Bool { applies { $0 == .select } }

  fileprivate var isProductOrAtom: Bool {
    switch self {
    case .apply(.add, _), .apply(.subtract, _), .apply(.negate, _): false
    default: true
    }
  }
}
