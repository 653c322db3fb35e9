extension Operation {
  /// Ties share the gradient, half each, as in PyTorch.
  public static let maxOfTwo: Operation = binary(
    "max", "The larger of two entries.",
    remark: "I½ is ½ where the two are equal",
    notation: .function("max", python: "torch.maximum", operands: 2),
    value: { a, b in a.isNaN || b.isNaN ? .nan : Swift.max(a, b) },
    derivatives: [
      .apply(.above, [.operand(0), .operand(1)]), .apply(.above, [.operand(1), .operand(0)]),
    ]
  ).kinked(at: .operand(0) - .operand(1))

  public static let minOfTwo: Operation = binary(
    "min", "The smaller of two entries.",
    remark: "I½ is ½ where the two are equal",
    notation: .function("min", python: "torch.minimum", operands: 2),
    value: { a, b in a.isNaN || b.isNaN ? .nan : Swift.min(a, b) },
    derivatives: [
      .apply(.above, [.operand(1), .operand(0)]), .apply(.above, [.operand(0), .operand(1)]),
    ]
  ).kinked(at: .operand(0) - .operand(1))

  public static let max: Operation = extreme(
    "max", "The largest of all entries, m×n → 1×1.",
    isBetter: { $0 > $1 })

  public static let min: Operation = extreme(
    "min", "The smallest of all entries, m×n → 1×1.",
    isBetter: { $0 < $1 })

  /// Ties share the gradient evenly, as in PyTorch.
  private static func extreme(
    _ name: String, _ summary: String,
    isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Operation {
    Operation(
      name, operands: 1, summary, remark: "equal ones share the gradient",
      shape: { _ in .scalar },
      number: { operands in
        let z = operands[0]
        var best = z[0, 0]
        for row in 0..<z.rows {
          for column in 0..<z.columns {
            let next = z[row, column]
            best = best.isNaN || next.isNaN ? .nan : isBetter(next, best) ? next : best
          }
        }
        return best
      },
      derivative: .linear(
        pullbacks: [.upstream.selected(by: .apply(.share, [.operand(0), .output]))],
        pushforward: .apply(
          .sum, [.tangent(0).selected(by: .apply(.share, [.operand(0), .output]))]))
    ).kinked(at: .operand(0) - .output)
  }

  /// 1/k at each of the k entries that equal the second operand, else 0; NaN equals NaN here.
  static let share: Operation = .init(
    "share", operands: 2, "An even share for each of the entries that equal a number.",
    notation: Notation(
      level: .product, operandLevels: [.sum, .sum],
      plain: "I[$1 = $2]/Σ[I[$1 = $2]]",
      latex: "\\frac{\\mathbb{I}\\left[$1 = $2\\right]}"
        + "{\\sum\\mathbb{I}\\left[$1 = $2\\right]}",
      python: "($1 == $2).double() / ($1 == $2).sum()", source: "share($1, $2)"),
    shape: { $0[1].isScalar ? $0[0] : nil },
    kernel: .whole { operands, y in
      let best = operands[1][0, 0]
      y.become(operands[0]) { ($0 == best || ($0.isNaN && best.isNaN)) ? 1 : 0 }
      let count = y.total
      y.become(y) { $0 == 0 ? 0 : 1 / count }
    },
    derivative: .linear(
      pullbacks: [0 * .operand(0), 0 * .operand(1)], pushforward: 0 * .operand(0))
  ).kinked(at: .operand(0) - .operand(1)).gating
}
