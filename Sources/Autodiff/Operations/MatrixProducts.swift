extension Operation {
  /// Y = A B with ∂ℓ/∂A = ∂ℓ/∂Y Bᵀ and ∂ℓ/∂B = Aᵀ ∂ℓ/∂Y. A: m×k, B: k×n, Y: m×n.
  public static let matrixProduct: Operation = .init(
    "@", operands: 2, "The matrix product, m×k with k×n → m×n.",
    notation: Notation(
      level: .product, operandLevels: [.product, .power],
      plain: "$1 $2", latex: "$1 $2", python: "$1 @ $2", source: "$1 @ $2"),
    shape: { shapes in
      shapes[0].columns == shapes[1].rows ? Shape(shapes[0].rows, shapes[1].columns) : nil
    },
    kernel: .product,
    derivative: .linear(
      pullbacks: [
        Rule.upstream.times(Rule.operand(1).transposed),
        Rule.operand(0).transposed.times(.upstream),
      ],
      pushforward: Rule.tangent(0).times(.operand(1)) + Rule.operand(0).times(.tangent(1)))
  ).reckoned(as: .matrixProduct).costing {
    let inner = $0.shapes[0].columns
    return OperationCount(
      multiplications: $0.result.count * inner, additions: $0.result.count * (inner - 1))
  }

  public static let transpose: Operation = .init(
    ".T", operands: 1, "The transpose: rows become columns, m×n → n×m.",
    notation: Notation(
      level: .atom, operandLevels: [.atom],
      plain: "$1ᵀ", latex: "$1^{\\top}", python: "$1.T", source: "$1.T"),
    shape: { $0[0].transposed }, kernel: .transpose,
    derivative: .linear(
      pullbacks: [Rule.upstream.transposed], pushforward: Rule.tangent(0).transposed)
  ).reckoned(as: .transpose).keepingSubject.free
}
