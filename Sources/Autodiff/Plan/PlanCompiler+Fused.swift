// Two operations in one pass over the entries: rounded apart, so that the bits are those of two passes.

extension PlanCompiler {
  private static let productPlus = Kernel.loop { $0 * $1 + $2 }
  private static let minusProduct = Kernel.loop { $2 - $0 * $1 }
  /// `select` by a `gate`.
  private static let passing = Kernel.loop { $0 <= 0 ? 0 : $1 }

  /// a b + c of matrices, s·a + c and c − s·a with a number s, and what passes the gate of a ReLU; nil
  /// for anything else.
  mutating func fused(
    _ operation: Operation, _ operands: [Formula], _ own: [Symbol: Region]
  ) -> Region? {
    switch operation {
    case .add:
      productAndSum(operands[1], operands[0], .add, own)
        ?? productAndSum(operands[0], operands[1], .add, own)
    case .subtract: productAndSum(operands[1], operands[0], .subtract, own)
    case .select: passed(operands[1], by: operands[0], own)
    default: nil
    }
  }

  /// - Parameter sum: `add` or `subtract`, of a number and a product.
  private mutating func productAndSum(
    _ product: Formula, _ other: Formula, _ sum: Operation, _ own: [Symbol: Region]
  ) -> Region? {
    guard case .apply(let inner, let factors) = product else { return nil }
    switch inner {
    case .matrixProduct where sum == .add:
      let (a, b) = (compiled(factors[0], own), compiled(factors[1], own))
      let shape = Shape(a.shape.rows, b.shape.columns)
      let addend = compiled(other, own)
      guard addend.shape.stretches(to: shape) else { return nil }
      let stretched = addend.stretched(to: shape)
      guard stretched.columnStride <= 1 else { return nil }
      return once(Application(operation: sum, inner: inner, operands: [a, b, stretched])) {
        $0.product(a, b, adding: stretched)
      }
    case .multiply:
      let (s, a) = (compiled(factors[0], own), compiled(factors[1], own))
      let other = compiled(other, own)
      guard s.shape.isScalar, a.shape == other.shape, !a.shape.isScalar else { return nil }
      let loop = sum == .add ? Self.productPlus : Self.minusProduct
      return once(Application(operation: sum, inner: inner, operands: [s, a, other])) {
        $0.result(.triples(loop, s.stretched(to: a.shape), a, other), a.shape)
      }
    default: return nil
    }
  }

  private mutating func passed(
    _ formula: Formula, by gate: Formula, _ own: [Symbol: Region]
  ) -> Region? {
    guard case .apply(.gate, let operands) = gate else { return nil }
    let (decisive, passing) = (compiled(operands[0], own), compiled(formula, own))
    guard decisive.shape == passing.shape else { return nil }
    return once(Application(operation: .select, inner: .gate, operands: [decisive, passing])) {
      $0.result(.pairs(Self.passing, decisive, passing), decisive.shape)
    }
  }
}
