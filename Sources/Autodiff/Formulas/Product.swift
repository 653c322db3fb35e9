/// A product taken apart: (numerator / denominator) · factors / divisors.
///
/// `−2 · (x · y) / (3 · z)` is −2/3 with the factors x, y and the divisor z. Whole numbers stay a
/// fraction, so that the mean over three shows 1/3 and not 0.3333. A number that would overflow or be
/// lost in the fraction stays a factor of its own, behind the others: 2·10²⁰⁰ · w · 10²⁰⁰.
struct Product<Symbol: Sendable & Hashable> {
  typealias Formula = Expression<Symbol>

  private var numerator = 1.0
  private var denominator = 1.0
  var factors: [Formula] = []
  var divisors: [Formula] = []
  /// Numbers that the fraction cannot take, until all is collected.
  private var factorsApart: [Formula] = []
  private var divisorsApart: [Formula] = []

  private init() {}

  /// - Parameter others: what the product is multiplied with, of which it need not have the shape.
  init(
    _ formula: Formula, beside others: [Formula] = [],
    in simplifier: Simplifier<Symbol>
  ) {
    collect(formula, inverted: false)
    let shape = simplifier.widestShape(of: factors + divisors + others)
    dropStretches(shape: shape, beside: others, in: simplifier)
    cancelSigmoids(shape: shape, in: simplifier)
    cancelNorms()
    (factors, divisors) = (Self.merged(factors), Self.merged(divisors))
    cancelPowers(shape: shape, beside: others, in: simplifier)
    (factors, divisors) = (Self.withoutSquaredRoots(factors), Self.withoutSquaredRoots(divisors))
    factors += factorsApart
    divisors += divisorsApart
    (factorsApart, divisorsApart) = ([], [])
    reduceFraction()
  }

  /// The product of two numbers; nil if it is too large or too small to be written.
  private static func folded(_ a: Double, _ b: Double) -> Double? {
    let product = a * b
    let isLost = a != 0 && b != 0 && a.isFinite && b.isFinite && !product.isNormal
    return isLost ? nil : product
  }

  /// x · x as x²: what occurs more than once, at its first place.
  private static func merged(_ factors: [Formula]) -> [Formula] {
    var merged: [(base: Formula, exponent: Int)] = []
    var places: [Formula: Int] = [:]
    for factor in factors {
      let (base, exponent) = power(factor)
      if let place = places[base] {
        merged[place].exponent += exponent
      } else {
        places[base] = merged.count
        merged.append((base, exponent))
      }
    }
    return merged.map { $0.exponent == 1 ? $0.base : $0.base.power(.number(Double($0.exponent))) }
  }

  private static func power(_ factor: Formula) -> (Formula, Int) {
    if let (base, exponent) = factor.wholePower, exponent > 0 { return (base, exponent) }
    return (factor, 1)
  }

  /// (√x)² as x, and (√x)³ as x√x; beside another x as one power of it.
  private static func withoutSquaredRoots(_ factors: [Formula]) -> [Formula] {
    guard let index = factors.firstIndex(where: { power($0).1 > 1 && power($0).0.radicand != nil }),
      case (let root, let exponent) = power(factors[index]), let radicand = root.radicand
    else { return factors }
    var all = factors
    var whole = exponent / 2
    all[index] = root
    if exponent % 2 == 0 { all.remove(at: index) }
    var place = min(index, all.count)
    if let other = all.firstIndex(where: { power($0).0 == radicand }) {
      whole += power(all[other]).1
      all.remove(at: other)
      place = min(place, other)
    }
    all.insert(Formula.apply(.squaredRoot, [radicand]).power(whole), at: place)
    return withoutSquaredRoots(all)
  }

  /// z/‖z‖ · ‖z‖ is z, also where both are 0.
  private mutating func cancelNorms() {
    for index in factors.indices.reversed() {
      guard case .apply(.direction, let operands) = factors[index],
        let norm = factors.firstIndex(of: operands[1])
      else { continue }
      factors[index] = operands[0]
      factors.remove(at: norm)
      let all = factors
      factors = []
      for factor in all { collect(factor, inverted: false) }
      return cancelNorms()
    }
  }

  /// 2x/x² is 2/x, unless the product would lose its shape.
  private mutating func cancelPowers(
    shape: Shape, beside others: [Formula], in simplifier: Simplifier<Symbol>
  ) {
    for factor in factors {
      let (base, above) = Self.power(factor)
      guard let top = factors.firstIndex(of: factor),
        let bottom = divisors.firstIndex(where: { Self.power($0).0 == base })
      else { continue }
      let below = Self.power(divisors[bottom]).1
      var (left, right) = (factors, divisors)
      left[top] = base.power(above - below)
      right[bottom] = base.power(below - above)
      left.removeAll { $0 == 1 }
      right.removeAll { $0 == 1 }
      guard simplifier.widestShape(of: left + right + others) == shape else { continue }
      (factors, divisors) = (left, right)
    }
  }

  private mutating func collect(_ formula: Formula, inverted: Bool) {
    switch formula {
    // π keeps its name.
    case .number(.pi) where inverted: divisors.append(formula)
    case .number(.pi): factors.append(formula)
    case .number(let number) where inverted:
      if let product = Self.folded(denominator, number) {
        denominator = product
      } else {
        divisorsApart.append(formula)
      }
    case .number(let number):
      if let product = Self.folded(numerator, number) {
        numerator = product
      } else {
        factorsApart.append(formula)
      }
    case .apply(.negate, let operands):
      numerator = -numerator
      collect(operands[0], inverted: inverted)
    case .apply(.multiply, let operands):
      for operand in operands { collect(operand, inverted: inverted) }
    case .apply(.divide, let operands):
      collect(operands[0], inverted: inverted)
      collect(operands[1], inverted: !inverted)
    case _ where inverted: divisors.append(formula)
    default: factors.append(formula)
    }
  }

  /// A factor need not be stretched where another has the product's whole shape.
  private mutating func dropStretches(
    shape: Shape, beside others: [Formula], in simplifier: Simplifier<Symbol>
  ) {
    for index in factors.indices.reversed() {
      guard case .apply(.stretch, let operands) = factors[index] else { continue }
      var rest = factors
      rest.remove(at: index)
      guard simplifier.widestShape(of: rest + divisors + others) == shape else { continue }
      let inner = operands[0]
      factors.remove(at: index)
      let tail = Array(factors[index...])
      factors.removeSubrange(index...)
      collect(inner, inverted: false)
      factors += tail
    }
  }

  private mutating func reduceFraction() {
    if denominator < 0 {
      numerator = -numerator
      denominator = -denominator
    }
    let largest = 1e15
    guard numerator == numerator.rounded(), denominator == denominator.rounded(), denominator != 0,
      abs(numerator) < largest, denominator < largest
    else {
      let quotient = numerator / denominator
      if numerator != 0, numerator.isFinite, denominator != 0, denominator.isFinite,
        !quotient.isNormal
      {
        divisors.append(.number(denominator))
      } else {
        numerator = quotient
      }
      denominator = 1
      return
    }
    var (a, b) = (abs(numerator), denominator)
    while b != 0 { (a, b) = (b, a.truncatingRemainder(dividingBy: b)) }
    if a > 1 {
      numerator /= a
      denominator /= a
    }
  }

  var isZero: Bool { numerator == 0 || factors.contains(where: \.isMatrixOfZeros) }
  var isNegative: Bool { numerator < 0 }
  var isNumber: Bool { factors.isEmpty && divisors.isEmpty }
  var negated: Product {
    var negated = self
    negated.numerator = -numerator
    return negated
  }

  /// The number in front, as a fraction.
  var coefficient: Formula { .number(numerator) / .number(denominator) }

  /// The number in front, and the rest.
  var withoutNumber: (number: Formula, rest: Formula) {
    var (number, rest) = (Product(), self)
    (number.numerator, number.denominator) = (numerator, denominator)
    (rest.numerator, rest.denominator) = (1, 1)
    return (number.plainFormula, rest.plainFormula)
  }

  /// Whether the products differ in nothing but the number in front.
  func isLike(_ other: Product) -> Bool {
    factors == other.factors && divisors == other.divisors
  }

  /// Nil if the number in front would be too large or too small to be written.
  func adding(_ other: Product) -> Product? {
    guard let own = Self.folded(numerator, other.denominator),
      let others = Self.folded(other.numerator, denominator),
      let denominator = Self.folded(denominator, other.denominator),
      (own + others).isFinite || !own.isFinite || !others.isFinite
    else { return nil }
    var sum = self
    (sum.numerator, sum.denominator) = (own + others, denominator)
    sum.reduceFraction()
    return sum
  }

  /// The product as a 1×1 scale times the rest; nil if there is nothing to pull out.
  func separated(
    in simplifier: Simplifier<Symbol>
  ) -> (scale: Formula, rest: Formula)? {
    let isScalar = { (factor: Formula) in simplifier.shape(of: factor).isScalar }
    var scale = self
    scale.factors = factors.filter(isScalar)
    scale.divisors = divisors.filter(isScalar)
    var rest = Product()
    rest.factors = factors.filter { !isScalar($0) }
    rest.divisors = divisors.filter { !isScalar($0) }
    let isTrivial =
      scale.factors.isEmpty && scale.divisors.isEmpty && numerator == 1 && denominator == 1
    guard !isTrivial, !rest.factors.isEmpty || !rest.divisors.isEmpty else { return nil }
    return (scale.plainFormula, rest.plainFormula)
  }

  /// The product as a formula of the given shape.
  func formula(shape: Shape, in simplifier: Simplifier<Symbol>) -> Formula {
    isZero ? simplifier.filled(with: 0, shape: shape, like: factors + divisors) : plainFormula
  }

  var plainFormula: Formula {
    let magnitude = abs(numerator)
    var parts = factors
    // Numbers that stand apart could be lost in one another.
    let isApart = { (divisor: Formula) in divisor != .number(.pi) && divisor.constant != nil }
    let (numbers, others) = (divisors.filter(isApart), divisors.filter { !isApart($0) })
    // One fraction bar: 1/(2h), and no 1/2/h.
    let isBelow = !others.isEmpty && denominator != 1
    let number: Formula =
      denominator == 1 || isBelow ? .number(magnitude) : .number(magnitude) / .number(denominator)
    if number != 1 || parts.isEmpty { parts.insert(number, at: 0) }
    var product = parts.dropFirst().reduce(parts[0], *)
    let below = (isBelow ? [.number(denominator)] : []) + others
    if let divisor = below.first { product = product / below.dropFirst().reduce(divisor, *) }
    product = numbers.reduce(product, /)
    guard isNegative else { return product }
    if case .number(let number) = product { return .number(-number) }
    return -product
  }
}

extension Expression {
  /// What it is a whole power of, and which: 3 of x³; nil of anything else.
  var wholePower: (base: Expression, exponent: Int)? {
    switch self {
    case .apply(.square, let operands): (operands[0], 2)
    case .apply(.constantPower, let operands):
      operands[1].constant.flatMap { exponent in
        exponent == exponent.rounded() && exponent != 0 && abs(exponent) < 100
          ? (operands[0], Int(exponent)) : nil
      }
    default: nil
    }
  }

  /// What it is the square root of.
  fileprivate var radicand: Expression? {
    if case .apply(.sqrt, let operands) = self { operands[0] } else { nil }
  }

  /// Multiplied with itself; 1 for what is left of none.
  fileprivate func power(_ count: Int) -> Expression {
    count < 1 ? 1 : count == 1 ? self : power(.number(Double(count)))
  }

  /// 0 of any shape.
  package var isZero: Bool { self == 0 || isMatrixOfZeros }

  /// 0, repeated to some shape.
  fileprivate var isMatrixOfZeros: Bool {
    if case .apply(.stretch, let operands) = self { operands[0] == 0 } else { false }
  }
}
