extension Operation {
  /// Σ aᵢ bᵢ of two matrices of one shape.
  public static let dot: Operation = .init(
    "dot", operands: 2, "The sum of the products of entries, two of m×n → 1×1.",
    notation: .function("dot", python: "torch.sum($1 * $2)", operands: 2),
    shape: { $0[0] == $0[1] ? .scalar : nil },
    number: { Matrix.total($0[0], $0[1], *) },
    derivative: .linear(
      pullbacks: [.operand(1) * .upstream, .operand(0) * .upstream],
      pushforward: .apply(.dot, [.tangent(0), .operand(1)])
        + .apply(.dot, [.operand(0), .tangent(1)]))
  ).costing { OperationCount(multiplications: $0.widest.count, additions: $0.widest.count - 1) }

  public static let sumOfSquares: Operation = .init(
    "sum_squares", operands: 1, "The sum of the squares of all entries, m×n → 1×1.",
    remark: "the derivative of ‖z‖² is 2z",
    notation: Notation(
      level: .power, operandLevels: [.sum], plain: "‖$1‖²", latex: "\\left\\|$1\\right\\|^2",
      python: "torch.sum(($1) ** 2)", source: "sum_squares($1)"),
    shape: { _ in .scalar }, number: { Matrix.total($0[0], $0[0], *) },
    derivative: .linear(
      pullbacks: [2 * .operand(0) * .upstream],
      pushforward: 2 * .apply(.dot, [.operand(0), .tangent(0)]))
  ).averaging(.sum).costing {
    OperationCount(multiplications: $0.widest.count, additions: $0.widest.count - 1)
  }

  /// The Frobenius norm; its gradient at 0 is 0, as in PyTorch, which has 0 and ∞ as well where the
  /// squares of the entries are too small or too large for a double.
  public static let norm: Operation = .init(
    "norm", operands: 1, "The root of the sum of squares of all entries, m×n → 1×1.",
    remark: "the derivative of ‖z‖ is z/‖z‖, and 0 at 0",
    notation: .fences("norm", "‖", latex: "\\|", python: "torch.linalg.norm"),
    shape: { _ in .scalar }, number: { $0[0].norm },
    derivative: .linear(
      pullbacks: [.apply(.direction, [.operand(0), .output]) * .upstream],
      pushforward: .apply(
        .dot, [.apply(.direction, [.operand(0), .output]), .tangent(0)]))
  ).kinked(at: largestEntry).conventional(at: largestEntry).costing {
    OperationCount(
      multiplications: $0.widest.count, additions: $0.widest.count - 1, functions: 1)
  }

  /// 0 where all entries are, and only there.
  private static let largestEntry = Rule.apply(.max, [.apply(.abs, [.operand(0)])])

  /// The first operand divided by its norm, the second; 0 where that is 0.
  static let direction: Operation = .init(
    "direction", operands: 2, "A matrix divided by its norm; 0 for 0.",
    notation: .spelled(
      Rule.operand(0) / Rule.operand(1), operands: 2, python: "($1) / ($2)", source: "direction"),
    shape: { $0[1].isScalar ? $0[0] : nil },
    kernel: .binary { $1 == 0 ? 0 : $0 / $1 },
    derivative: .linear(
      pullbacks: [
        .apply(.direction, [.upstream, .operand(1)]),
        -.apply(
          .direction,
          [
            .apply(.dot, [.upstream, .apply(.direction, [.operand(0), .operand(1)])]), .operand(1),
          ]),
      ],
      pushforward: .apply(.direction, [.tangent(0), .operand(1)])
        - .apply(.direction, [.output, .operand(1)]) * .tangent(1))
  ).costingMultiplications
}

extension Matrix {
  /// The root of the sum of the squares. Where a double cannot hold these, the entries are divided by
  /// a power of two before, which leaves their digits as they are.
  fileprivate var norm: Double {
    let squares = Matrix.total(self, self, *)
    if squares > 0x1p-900 && squares < .infinity || squares.isNaN { return squares.squareRoot() }
    let largest = largestMagnitude
    if largest == 0 || largest == .infinity { return largest }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    return scale * Matrix.total(self, self) { ($0 / scale) * ($1 / scale) }.squareRoot()
  }

  private var largestMagnitude: Double {
    var largest = 0.0
    for row in 0..<rows {
      for column in 0..<columns { largest = Swift.max(largest, abs(self[row, column])) }
    }
    return largest
  }
}
