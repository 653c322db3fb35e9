extension Operation {
  private static let powerNotation = Notation(
    level: .power, operandLevels: [.atom, .power],
    plain: "$1^$2", latex: "$1^{$2}", python: "$1 ** $2", source: "$1 ^ $2")

  /// A power whose exponent is a number in the equation: a² is a·a, a^0.5 the square root, a⁻¹ the
  /// reciprocal, as in PyTorch; the exponent has no derivative.
  public static let constantPower: Operation = binary(
    "^", variant: "constant", "Every entry raised to a constant power.",
    remark: "the derivative of z^n is n z^(n − 1), and of z⁰ it is 0", notation: powerNotation,
    value: { base, exponent in
      switch exponent {
      case 2: base * base
      case 3: base * base * base
      case 0.5: base.squareRoot()
      case -0.5: 1 / base.squareRoot()
      case -1: 1 / base
      default: raised(base, exponent)
      }
    },
    derivatives: [.operand(1) * .apply(.constantPower, [.operand(0), .operand(1) - 1])]
  ).reckoned(as: .power)
    .conventional(at: .apply(.abs, [.operand(0)]) + .apply(.abs, [.operand(1)])).costing {
      switch $0.exponent {
      case 2, -1: OperationCount(multiplications: $0.result.count)
      case 3: OperationCount(multiplications: 2 * $0.result.count)
      default: OperationCount(functions: $0.widest.count)
      }
    }

  /// A power whose exponent varies. Toward the base b·a^(b−1), and 0 where b is 0; toward the
  /// exponent a^b·log a, and 0 where a is 0 and b ≥ 0; NaN for a negative base.
  public static let power: Operation = binary(
    "^", "Every entry raised to the power of another.",
    remark: "the derivatives of a^b are b a^(b − 1) and a^b log a; of 0⁰, which is 1, both are 0",
    notation: powerNotation,
    value: raised,
    derivatives: [
      .apply(.powerSlope, [.operand(0), .operand(1)]),
      .apply(.powerLogarithm, [.operand(0), .operand(1)]),
    ]
  ).reckoned(as: .power).conventional(at: .apply(.abs, [.operand(0)]) + .apply(.abs, [.operand(1)]))

  /// b·a^(b−1), and 0 where b is 0.
  static let powerSlope: Operation = binary(
    "power_slope", "The slope of a power toward its base.",
    notation: .spelled(
      Rule.operand(1) * Rule.operand(0).power(Rule.operand(1) - 1), operands: 2,
      python: "$2 * ($1) ** ($2 - 1)",
      source: "power_slope"),
    value: { base, exponent in exponent == 0 ? 0 : exponent * raised(base, exponent - 1) },
    derivatives: [
      .operand(1) * .apply(.powerSlope, [.operand(0), .operand(1) - 1]),
      Rule.operand(0).power(.operand(1) - 1)
        + .operand(1) * .apply(.powerLogarithm, [.operand(0), .operand(1) - 1]),
    ]
  ).kinked(at: .operand(1))

  /// a^b·log a, and 0 where a is 0 and b ≥ 0.
  static let powerLogarithm: Operation = binary(
    "power_log", "The slope of a power toward its exponent.",
    notation: .spelled(
      Rule.operand(0).power(Rule.operand(1)) * .apply(.log, [Rule.operand(0)]), operands: 2,
      python: "($1) ** ($2) * torch.log($1)", source: "power_log"),
    value: { base, exponent in
      base == 0 && exponent >= 0 ? 0 : raised(base, exponent) * logarithm(base)
    },
    derivatives: [
      .apply(.powerLogarithm, [.operand(0), .operand(1) - 1]) * .operand(1)
        + Rule.operand(0).power(.operand(1) - 1),
      .output * .apply(.log, [.operand(0)]),
    ]
  ).kinked(at: .operand(0))

  public static let square: Operation = unary(
    "square", "The square of every entry.",
    remark: "the derivative of z² is 2z",
    value: { $0 * $0 }, derivative: 2 * .operand(0)
  ).reckoned(as: .square).costingMultiplications

  /// sqrt′(0) is ∞, as in PyTorch.
  public static let sqrt: Operation = unary(
    "sqrt", "The square root of every entry.",
    remark: "the derivative of √z is 1/(2√z)",
    notation: Notation.function("sqrt").signed("√", latex: "\\sqrt{$1}"),
    value: squareRoot, derivative: 1 / (2 * .output))

  /// (√z)², which on paper is z; NaN where z has no root.
  static let squaredRoot: Operation = unary(
    "squared_root", "The square of a square root: the number itself, where it has a root.",
    notation: .spelled(
      .operand(0), operands: 1, python: "torch.sqrt($1) ** 2", source: "squared_root"),
    value: { z in z < 0 ? .nan : z }, derivative: 1
  ).costingMultiplications

  public static let reciprocal: Operation = unary(
    "reciprocal", "1 divided by every entry.",
    remark: "the derivative of 1/z is −1/z²",
    value: { 1 / $0 }, derivative: -(.output * .output)
  ).costingMultiplications

  public static let exp: Operation = unary(
    "exp", "e raised to every entry; its derivative is exp itself.",
    remark: "the derivative of exp is exp itself",
    value: exponential, derivative: .output)

  /// log 0 is −∞ and log′(0) ∞; of a negative number the logarithm is NaN.
  public static let log: Operation = unary(
    "log", "The natural logarithm of every entry.",
    remark: "the derivative of log z is 1/z",
    value: logarithm, derivative: 1 / .operand(0))
}
