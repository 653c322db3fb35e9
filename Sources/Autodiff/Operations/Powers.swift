extension Operation {
  /// Toward the base b·a^(b−1), toward the exponent a^b·log a, which is NaN for a negative base.
  public static let power: Operation = binary(
    "^", "Every entry raised to a power.",
    notation: Notation(
      level: .power, operandLevels: [.atom, .power],
      plain: "$1^$2", latex: "$1^{$2}", python: "$1 ** $2", source: "$1 ^ $2"),
    value: raised,
    derivatives: [
      .operand(1) * Formula.operand(0).power(.operand(1) - 1),
      .output * .apply(.log, [.operand(0)]),
    ])

  public static let square: Operation = unary(
    "square", "The square of every entry.",
    remark: "the derivative of z² is 2z",
    notation: .function("square", latex: "\\operatorname{square}", python: "torch.square"),
    value: { $0 * $0 }, derivative: 2 * .operand(0))

  public static let exp: Operation = unary(
    "exp", "e raised to every entry; its derivative is exp itself.",
    remark: "the derivative of exp is exp itself",
    notation: .function("exp", latex: "\\exp", python: "torch.exp"),
    value: exponential, derivative: .output)

  public static let log: Operation = unary(
    "log", "The natural logarithm of every entry.",
    remark: "the derivative of log z is 1/z",
    notation: .function("log", latex: "\\log", python: "torch.log"),
    value: logarithm, derivative: 1 / .operand(0))
}
