extension Operation {
  /// σ(z) = 1/(1 + e^−z), computed from the side that cannot overflow.
  public static let sigmoid: Operation = unary(
    "sigmoid", "The logistic function, from 0 to 1; its slope is at most 1/4.",
    remark: "the derivative of σ is σ(1 − σ)",
    notation: .function("sigmoid", plain: "σ", latex: "\\sigma", python: "torch.sigmoid"),
    value: { z in
      if z >= 0 { return 1 / (1 + exponential(-z)) }
      let small = exponential(z)
      return small / (1 + small)
    },
    derivative: .output * (1 - .output))

  public static let tanh: Operation = unary(
    "tanh", "The hyperbolic tangent, from −1 to 1.",
    remark: "the derivative of tanh is 1 − tanh²",
    notation: .function("tanh", latex: "\\tanh", python: "torch.tanh"),
    value: hyperbolicTangent, derivative: 1 - Formula.output.power(2))

  /// The gate is shut at 0, as in PyTorch: relu′(0) = 0. NaN stays NaN.
  public static let relu: Operation = unary(
    "relu", "The positive part: max(0, z). Its slope is 1 where z > 0, else 0, also at 0.",
    remark: "the gate: 1 where positive, else 0 (also at 0)",
    notation: .function("relu", latex: "\\operatorname{relu}", python: "torch.relu"),
    value: { z in z < 0 ? 0 : z }, derivative: .apply(.step, [.operand(0)])
  ).kinked(at: .operand(0))

  /// I[z > 0], the ReLU's slope; flat, so that its own derivative is 0 everywhere.
  public static let step: Operation = unary(
    "step", "1 where an entry is positive, else 0.",
    notation: Notation(
      level: .atom, operandLevels: [.sum],
      plain: "I[$1 > 0]", latex: "\\mathbb{I}\\left[$1 > 0\\right]",
      python: "torch.heaviside($1, torch.zeros_like($1))", source: "step($1)"),
    value: { z in z.isNaN ? z : z > 0 ? 1 : 0 }, derivative: 0
  ).kinked(at: .operand(0))
}
