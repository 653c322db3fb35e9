extension Operation {
  /// An operation on each entry by itself, m×n → m×n.
  /// - Parameter derivative: ∂y/∂x as a formula over `.operand(0)` and `.output`.
  @inline(__always) static func unary(
    _ name: String, _ summary: String, remark: String? = nil, notation: Notation? = nil,
    value: @escaping @Sendable (Double) -> Double,
    derivative: @autoclosure @escaping @Sendable () -> Rule
  ) -> Operation {
    Operation(
      name, operands: 1, summary, remark: remark, notation: notation,
      shape: { $0[0] }, kernel: .unary(value), derivative: .elementwise([derivative()]))
  }

  /// An operation on triples of entries; all stretch to the first operand's shape or to the widest.
  @inline(__always) static func ternary(
    _ name: String, _ summary: String, notation: Notation? = nil,
    value: @escaping @Sendable (Double, Double, Double) -> Double,
    derivatives: @autoclosure @escaping @Sendable () -> [Rule]
  ) -> Operation {
    Operation(
      name, operands: 3, summary, notation: notation,
      shape: { shapes in
        shapes[0].joined(with: shapes[1]).flatMap { $0.joined(with: shapes[2]) }
      },
      kernel: .ternary(value), derivative: .elementwise(derivatives()))
  }

  /// An operation on pairs of entries; one operand may stretch to the other's shape.
  /// - Parameter derivatives: ∂y/∂x₀ and ∂y/∂x₁.
  @inline(__always) static func binary(
    _ name: String, variant: String = "", _ summary: String, remark: String? = nil,
    notation: Notation? = nil,
    value: @escaping @Sendable (Double, Double) -> Double,
    derivatives: @autoclosure @escaping @Sendable () -> [Rule]
  ) -> Operation {
    Operation(
      name, variant: variant, operands: 2, summary, remark: remark, notation: notation,
      shape: { $0[0].joined(with: $0[1]) },
      kernel: .binary(value), derivative: .elementwise(derivatives()))
  }
}
