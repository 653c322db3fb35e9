/// Rewrites derivative formulas as a person would write them, without changing their shape.
///
/// Shapes decide what may go: the sum over one example is nothing, the transpose of a scalar is the
/// scalar, a matrix product with a 1×1 is a scaling. Products and sums have a normal form of their
/// own, in `Product` and `Terms`.
package struct Simplifier<Symbol: Sendable & Hashable> {
  /// Over whichever symbols: nodes, or nodes and the branches of a line.
  package typealias Formula = Expression<Symbol>

  package let shapeOfSymbol: (Symbol) -> Shape

  /// A formula and the shape of its value.
  struct Sized {
    let formula: Formula
    let shape: Shape
  }

  package func simplified(_ formula: Formula) -> Formula {
    sized(formula).formula
  }

  func sized(_ formula: Formula) -> Sized {
    switch formula {
    case .number: Sized(formula: formula, shape: .scalar)
    case .symbol(let symbol): Sized(formula: formula, shape: shapeOfSymbol(symbol))
    case .apply(.multiply, _), .apply(.divide, _):
      chain(formula, of: [.multiply, .divide, .negate]) {
        Product($0, in: self).formula(shape: $1, in: self)
      }
    case .apply(.add, _), .apply(.subtract, _), .apply(.negate, _):
      chain(formula, of: [.add, .subtract, .negate]) {
        Terms($0, in: self).formula(shape: $1, in: self)
      }
    // An exponent of numbers is worked out: x^(−1/2), and not x^(1/2 − 1).
    case .apply(.powerSlope, let operands) where operands[1].symbols.isEmpty:
      sized(operands[1] * .apply(.power, [operands[0], operands[1] - 1]))
    // On which side a number lies is decided on the very number: another order of its operations
    // could round to the other side.
    case .apply(let operation, let operands) where operation.traits.compares:
      Sized(formula: formula, shape: shape(operation, operands.map(shape(of:))))
    case .apply(let operation, let operands): applied(operation, operands.map(sized))
    }
  }

  /// A whole chain of products, or of sums, brought into its normal form once.
  private func chain(
    _ formula: Formula, of operations: [Operation],
    normal: (Formula, Shape) -> Formula
  ) -> Sized {
    var shape = Shape.scalar
    func simplifyLinks(_ formula: Formula) -> Formula {
      if case .apply(let operation, let operands) = formula, operations.contains(operation) {
        return .apply(operation, operands.map(simplifyLinks))
      }
      let link = sized(formula)
      shape = shape.widened(by: link.shape)
      return link.formula
    }
    let links = simplifyLinks(formula)
    return Sized(formula: normal(links, shape), shape: shape)
  }

  /// `operation` of operands that are simplified already.
  private func applied(_ operation: Operation, _ operands: [Sized]) -> Sized {
    switch operation {
    case .power, .constantPower:
      power(operands[0], operands[1])
    case .matrixProduct:
      matrixProduct(operands[0], operands[1])
    case .transpose:
      transposed(operands[0])
    case .sum, .sumOfRows, .sumOfColumns:
      sum(operation, operands[0])
    case .gather:
      gathered(operands[0], like: operands[1].shape)
    case .stretch:
      stretched(operands[0], like: operands[1])
    case .select:
      selected(operands[1], by: operands[0])
    case .distribution(.columns) where operands[0].shape == operands[1].shape,
      .distribution(.rows) where operands[0].shape == operands[1].shape:
      operands[0]
    case .movable(.columns), .movable(.rows):
      movable(operands[0], like: operands[1])
    case .block, .placed, .reshapeLike:
      moved(operation, operands)
    default:
      operation.traits.measure.map { measure in
        Sized(formula: .number(Double(measure(operands.map(\.shape)))), shape: .scalar)
      } ?? unchanged(operation, operands)
    }
  }

  private func unchanged(_ operation: Operation, _ operands: [Sized]) -> Sized {
    Sized(
      formula: .apply(operation, operands.map(\.formula)),
      shape: shape(operation, operands.map(\.shape)))
  }

  private func power(_ base: Sized, _ exponent: Sized) -> Sized {
    switch exponent.formula.constant {
    case 1: return base
    case 0: return stretched(Sized(formula: 1, shape: .scalar), like: base)
    case nil: return unchanged(.power, [base, exponent])
    // (x³)² is x⁶.
    case let outer?
    where outer == outer.rounded() && abs(outer) < 100
      && abs(outer * Double(base.formula.wholePower?.exponent ?? 100)) < 100:
      guard let (inner, power) = base.formula.wholePower else { fallthrough }
      return self.power(
        Sized(formula: inner, shape: base.shape),
        Sized(formula: .number(outer * Double(power)), shape: .scalar))
    default: return unchanged(.constantPower, [base, exponent])
    }
  }

  private func matrixProduct(_ a: Sized, _ b: Sized) -> Sized {
    let shape = Shape(a.shape.rows, b.shape.columns)
    if a.shape.isScalar || b.shape.isScalar { return sized(a.formula * b.formula) }
    if a.formula.isZero || b.formula.isZero {
      return zero(shape, like: a.formula.times(b.formula))
    }
    let left = Product(a.formula, in: self).separated(in: self)
    let right = Product(b.formula, in: self).separated(in: self)
    guard left != nil || right != nil else {
      return Sized(formula: a.formula.times(b.formula), shape: shape)
    }
    let core = (left?.rest ?? a.formula).times(right?.rest ?? b.formula)
    return sized((left?.scale ?? 1) * (right?.scale ?? 1) * core)
  }

  private func transposed(_ operand: Sized) -> Sized {
    let shape = operand.shape.transposed
    if operand.shape.isScalar { return operand }
    switch operand.formula {
    case _ where operand.formula.isZero:
      return zero(shape, like: operand.formula.transposed)
    case .apply(.transpose, let inner):
      return Sized(formula: inner[0], shape: shape)
    case .apply(.stretch, let inner) where self.shape(of: inner[0]).isScalar:
      return Sized(formula: inner[0].stretched(like: inner[1].transposed), shape: shape)
    case .apply(.matrixProduct, let factors):
      return sized(factors[1].transposed.times(factors[0].transposed))
    default:
      guard let (scale, rest) = Product(operand.formula, in: self).separated(in: self) else {
        return Sized(formula: operand.formula.transposed, shape: shape)
      }
      return sized(scale * rest.transposed)
    }
  }

  private func sum(_ operation: Operation, _ operand: Sized) -> Sized {
    guard let shape = try? operation.shape([operand.shape]), shape != operand.shape else {
      return operand
    }
    if operand.formula.isZero { return zero(shape, like: .apply(operation, [operand.formula])) }
    if case .apply(.distribution(.columns), let operands) = operand.formula, operation == .sumOfRows
    {
      return onesOver(operands[0], shape: shape)
    }
    if case .apply(.distribution(.rows), let operands) = operand.formula, operation == .sumOfColumns
    {
      return onesOver(operands[0], shape: shape)
    }
    let whole: Operation = shape.isScalar ? .sum : operation
    guard let (scale, rest) = Product(operand.formula, in: self).separated(in: self) else {
      return Sized(formula: .apply(whole, [operand.formula]), shape: shape)
    }
    return sized(scale * .apply(whole, [rest]))
  }

  /// The probabilities of a class that is named add up to 1 in each example.
  private func onesOver(_ classes: Formula, shape: Shape) -> Sized {
    Sized(formula: Formula.number(1).stretched(like: classes), shape: shape)
  }

  private func gathered(_ operand: Sized, like shape: Shape) -> Sized {
    switch (shape.rows < operand.shape.rows, shape.columns < operand.shape.columns) {
    case (false, false): operand
    case (true, true): sum(.sum, operand)
    case (true, false): sum(.sumOfRows, operand)
    case (false, true): sum(.sumOfColumns, operand)
    }
  }

  /// 1 toward a target of probabilities, 0 toward one that names classes.
  private func movable(_ target: Sized, like model: Sized) -> Sized {
    let number: Formula = target.shape == model.shape ? 1 : 0
    return stretched(Sized(formula: number, shape: .scalar), like: model)
  }

  private func stretched(_ operand: Sized, like model: Sized) -> Sized {
    if operand.shape == model.shape { return operand }
    if operand.formula.isZero { return zero(model.shape, like: model.formula) }
    return Sized(formula: operand.formula.stretched(like: model.formula), shape: model.shape)
  }

  /// What passes a gate: numbers stand in front, and what the gate repeats need not be repeated.
  private func selected(_ operand: Sized, by gate: Sized) -> Sized {
    let shape = gate.shape.widened(by: operand.shape)
    let product = Product(operand.formula, beside: [gate.formula], in: self)
    if product.isZero { return zero(shape, like: gate.formula * operand.formula) }
    let (number, rest) = product.withoutNumber
    if rest == 1 { return sized(number * gate.formula) }
    let passed = rest.selected(by: gate.formula)
    return Sized(formula: number == 1 ? passed : sized(number * passed).formula, shape: shape)
  }

  /// 0 of the shape that another formula has.
  func zero(_ shape: Shape, like model: Formula) -> Sized {
    Sized(formula: filled(with: 0, shape: shape, like: [model]), shape: shape)
  }

  /// The shape of a product or sum of formulas.
  func widestShape(of formulas: [Formula]) -> Shape {
    formulas.reduce(Shape.scalar) { $0.widened(by: shape(of: $1)) }
  }

  /// The shape of a formula's value, simplified or not.
  package func shape(of formula: Formula) -> Shape {
    switch formula {
    case .number: .scalar
    case .symbol(let symbol): shapeOfSymbol(symbol)
    case .apply(let operation, let operands): shape(operation, operands.map(shape(of:)))
    }
  }

  /// Rules and lines are checked before they are composed; only a product of several stretching
  /// factors has a shape that the language would refuse: the widest.
  private func shape(_ operation: Operation, _ operands: [Shape]) -> Shape {
    (try? operation.shape(operands)) ?? operands.reduce(Shape.scalar) { $0.widened(by: $1) }
  }

  /// A matrix of one number, of the widest shape among the candidates.
  func filled(
    with number: Double, shape: Shape, like candidates: [Formula]
  ) -> Formula {
    if shape.isScalar { return .number(number) }
    let model =
      candidates.first { self.shape(of: $0) == shape }
      ?? candidates.dropFirst().reduce(candidates[0], *)
    return Formula.number(number).stretched(like: model)
  }
}
