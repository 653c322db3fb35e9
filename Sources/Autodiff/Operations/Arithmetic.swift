extension Operation {
  public static let add: Operation = binary(
    "+", "The sum of two matrices, entry by entry.",
    notation: .infix("+", .sum),
    value: { $0 + $1 }, derivatives: [1, 1]
  ).reckoned(as: .sum).costing { OperationCount(additions: $0.result.count) }

  public static let subtract: Operation = binary(
    "-", "The difference of two matrices, entry by entry.",
    notation: .infix("-", .sum, plain: "−"),
    value: { $0 - $1 }, derivatives: [1, -1]
  ).reckoned(as: .difference).costing { OperationCount(additions: $0.result.count) }

  public static let multiply: Operation = binary(
    "*", "The product of two matrices, entry by entry.",
    notation: .infix("*", .product, plain: "⊙", latex: "\\odot"),
    value: { $0 * $1 }, derivatives: [.operand(1), .operand(0)]
  ).reckoned(as: .product).costingMultiplications

  public static let divide: Operation = binary(
    "/", "The quotient of two matrices, entry by entry.",
    notation: Notation(
      level: .product, operandLevels: [.product, .power],
      plain: "$1/$2", latex: "\\frac{$1}{$2}", python: "$1 / $2", source: "$1 / $2"),
    value: { $0 / $1 },
    derivatives: [1 / .operand(1), -(.output / .operand(1))]
  ).reckoned(as: .quotient).costingMultiplications

  public static let negate: Operation = unary(
    "-", "Every entry with the other sign.",
    notation: Notation(
      level: .sum, operandLevels: [.product],
      plain: "−$1", latex: "-$1", python: "-$1", source: "-$1"),
    value: { -$0 }, derivative: -1
  ).reckoned(as: .negative).free
}
