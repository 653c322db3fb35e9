/// How an operation works out its numbers: entry by entry, or from whole matrices.
///
/// The one truth about a value: `Operation.value` and whatever else computes take it from here.
enum Kernel: Sendable {
  case unary(@Sendable (Double) -> Double)
  /// One operand may stretch to the other's shape.
  case binary(@Sendable (Double, Double) -> Double)
  /// All stretch to the widest shape.
  case ternary(@Sendable (Double, Double, Double) -> Double)
  case whole(@Sendable ([Tensor]) -> Tensor)

  /// The result for operands whose shapes fit.
  func callAsFunction(_ operands: [Tensor]) -> Tensor {
    switch self {
    case .unary(let value): return operands[0].map(value)
    case .binary(let value): return operands[0].combined(with: operands[1], value)
    case .ternary(let value):
      let shape = operands.map(\.shape).reduce(Shape.scalar) { $0.widened(by: $1) }
      let (a, b, c) = (
        operands[0].stretched(to: shape), operands[1].stretched(to: shape),
        operands[2].stretched(to: shape)
      )
      return Tensor(
        shape, shape.indices.map { value(a.elements[$0], b.elements[$0], c.elements[$0]) })
    case .whole(let value): return value(operands)
    }
  }
}
