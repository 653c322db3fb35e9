/// A sum taken apart into products: x − 2y + x is 2·x and −2·y.
struct Terms<Symbol: Sendable & Hashable> {
  typealias Formula = Expression<Symbol>

  var products: [Product<Symbol>] = []

  init(_ formula: Formula, in simplifier: Simplifier<Symbol>) {
    collect(formula, negated: false, in: simplifier)
    collapseCrossEntropy()
  }

  private mutating func collect(
    _ formula: Formula, negated: Bool, in simplifier: Simplifier<Symbol>
  ) {
    switch formula {
    case .apply(.add, let operands):
      collect(operands[0], negated: negated, in: simplifier)
      collect(operands[1], negated: negated, in: simplifier)
    case .apply(.subtract, let operands):
      collect(operands[0], negated: negated, in: simplifier)
      collect(operands[1], negated: !negated, in: simplifier)
    case .apply(.negate, let operands):
      collect(operands[0], negated: !negated, in: simplifier)
    default:
      let product = Product(formula, in: simplifier)
      merge(negated ? product.negated : product)
    }
  }

  /// Adds to the term that it is a multiple of, if there is one. Opposites stay as they are
  /// written: x − x is NaN where x is infinite.
  private mutating func merge(_ product: Product<Symbol>) {
    if let index = products.firstIndex(where: { $0.isLike(product) }),
      let sum = products[index].adding(product)
    {
      if !sum.isZero || product.isNumber {
        products[index] = sum
        return
      }
    }
    products.append(product)
  }

  /// The sum as a formula, a positive term first where there is one, without what is 0.
  func formula(shape: Shape, in simplifier: Simplifier<Symbol>) -> Formula {
    var terms = products.filter { !$0.isZero }
    if let positive = terms.firstIndex(where: { !$0.isNegative }), positive > 0 {
      terms.insert(terms.remove(at: positive), at: 0)
    }
    let all = products.flatMap { $0.factors + $0.divisors }
    guard let first = terms.first else {
      return simplifier.filled(with: 0, shape: shape, like: all)
    }
    let sum = terms.dropFirst().reduce(first.formula(shape: shape, in: simplifier)) { sum, term in
      term.isNegative
        ? sum - term.negated.formula(shape: shape, in: simplifier)
        : sum + term.formula(shape: shape, in: simplifier)
    }
    guard
      simplifier.widestShape(of: terms.map { $0.formula(shape: shape, in: simplifier) }) != shape
    else { return sum }
    return sum + simplifier.filled(with: 0, shape: shape, like: all)
  }
}
