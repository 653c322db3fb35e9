extension Operation {
  /// An operation on each entry by itself, m×n → m×n.
  /// - Parameter derivative: ∂y/∂x as a formula over `.operand(0)` and `.output`.
  static func unary(
    _ name: String, _ summary: String, remark: String? = nil, notation: Notation,
    value: @escaping @Sendable (Double) -> Double,
    derivative: @autoclosure @escaping @Sendable () -> Formula
  ) -> Operation {
    Operation(
      name, operands: 1, summary, remark: remark, notation: notation,
      shape: { $0[0] }, value: { $0[0].map(value) }, derivative: .elementwise([derivative()]))
  }

  /// An operation on pairs of entries; one operand may stretch to the other's shape.
  /// - Parameter derivatives: ∂y/∂x₀ and ∂y/∂x₁.
  static func binary(
    _ name: String, _ summary: String, notation: Notation,
    value: @escaping @Sendable (Double, Double) -> Double,
    derivatives: @autoclosure @escaping @Sendable () -> [Formula]
  ) -> Operation {
    Operation(
      name, operands: 2, summary, notation: notation,
      shape: { $0[0].joined(with: $0[1]) },
      value: { $0[0].combined(with: $0[1], value) }, derivative: .elementwise(derivatives()))
  }
}
