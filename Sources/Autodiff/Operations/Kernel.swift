/// How an operation works out its numbers: entry by entry, or from whole matrices.
///
/// The one truth about a value: `Operation.value` and the instructions of a `Plan` take it from here.
/// What works entry by entry is made by `unary`, `binary` and `ternary`.
enum Kernel: Sendable {
  case eachEntry(@Sendable (Double) -> Double, UnaryLoop)
  /// Stretch to the wider shape in each dimension.
  case pairs(@Sendable (Double, Double) -> Double, BinaryLoop)
  /// All stretch to the widest shape.
  case triples(@Sendable (Double, Double, Double) -> Double, TernaryLoop)
  case product
  case transpose
  /// The first operand repeated to the second's shape.
  case stretch
  /// The columns added together.
  case sumOfColumns
  case whole(@Sendable ([Tensor]) -> Tensor)

  /// The result for operands whose shapes fit.
  func callAsFunction(_ operands: [Tensor]) -> Tensor {
    switch self {
    case .eachEntry(let value, _): return operands[0].map(value)
    case .pairs(let value, _): return operands[0].combined(with: operands[1], value)
    case .triples(let value, _):
      let shape = operands.map(\.shape).reduce(Shape.scalar) { $0.widened(by: $1) }
      let (a, b, c) = (
        operands[0].stretched(to: shape), operands[1].stretched(to: shape),
        operands[2].stretched(to: shape)
      )
      return Tensor(
        shape, shape.indices.map { value(a.elements[$0], b.elements[$0], c.elements[$0]) })
    case .product: return operands[0].times(operands[1])
    case .transpose: return operands[0].transposed
    case .stretch: return operands[0].stretched(to: operands[1].shape)
    case .sumOfColumns: return operands[0].columnsAdded
    case .whole(let value): return value(operands)
    }
  }
}
