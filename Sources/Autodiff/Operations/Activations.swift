extension Operation {
  /// σ(z) = 1/(1 + e^−z), computed from the side that cannot overflow.
  public static let sigmoid: Operation = unary(
    "sigmoid", "The logistic function, from 0 to 1; its slope is at most 1/4.",
    remark: "the derivative of σ is σ(1 − σ)",
    notation: .function("sigmoid", plain: "σ", latex: "\\sigma"),
    value: logistic, derivative: .output * (1 - .output))

  public static let tanh: Operation = unary(
    "tanh", "The hyperbolic tangent, from −1 to 1.", remark: "the derivative of tanh is 1 − tanh²",
    value: hyperbolicTangent, derivative: 1 - Rule.output.power(2))

  /// The gate is shut at 0, as in PyTorch: relu′(0) = 0. NaN stays NaN.
  public static let relu: Operation = unary(
    "relu", "The positive part: max(0, z). Its slope is 1 where z > 0, else 0, also at 0.",
    remark: "the gate: 1 where positive, else 0 (also at 0)",
    value: { z in z < 0 ? 0 : z }, derivative: .apply(.gate, [.operand(0)])
  ).kinked(at: .operand(0)).conventional(at: .operand(0))

  /// Slope 0.01 for z ≤ 0, PyTorch's default.
  public static let leakyReLU: Operation = unary(
    "leaky_relu", "z where it is positive, else 0.01 z.",
    remark: "slope 1 where positive, else 0.01 (also at 0)",
    notation: .function("leaky_relu", python: "torch.nn.functional.leaky_relu"),
    value: { z in z > 0 ? z : 0.01 * z },
    derivative: 0.01 + 0.99 * .apply(.step, [.operand(0)])
  ).kinked(at: .operand(0)).conventional(at: .operand(0))

  /// α = 1, PyTorch's default; the slope at 0 is 1 from both sides.
  public static let elu: Operation = unary(
    "elu", "z where it is positive, else exp(z) − 1.",
    remark: "slope 1 where positive, else exp",
    notation: .function("elu", python: "torch.nn.functional.elu"),
    value: { z in z > 0 ? z : exponentialMinusOne(z) },
    derivative: .apply(.choose, [.operand(0), 1, .apply(.exp, [.operand(0)])]))

  /// log(1 + e^z); from 20 on z itself, as in PyTorch, where the difference is lost in rounding.
  public static let softplus: Operation = unary(
    "softplus", "A smooth ReLU: log(1 + exp(z)).",
    remark: "the derivative of softplus is σ",
    notation: .function("softplus", python: "torch.nn.functional.softplus"),
    value: { z in z > 20 ? z : logarithmOfOnePlus(exponential(z)) },
    derivative: .apply(.softplusSlope, [.operand(0)]))

  /// σ(z), and exactly 1 from 20 on, where softplus is z.
  static let softplusSlope: Operation = unary(
    "softplus_slope", "The slope of softplus: the logistic function.",
    notation: .function("softplus_slope", plain: "σ", latex: "\\sigma", python: "torch.sigmoid"),
    value: { z in z > 20 ? 1 : logistic(z) },
    derivative: .apply(.choose, [.operand(0) - 20, 0, .output * (1 - .output)]))

  public static let silu: Operation = unary(
    "silu", "z times the logistic function of z, also called swish.",
    remark: "the derivative of z σ(z) is σ(z) + z σ(z)(1 − σ(z))",
    notation: .function("silu", python: "torch.nn.functional.silu"),
    value: { z in z * logistic(z) },
    derivative: .apply(.sigmoid, [.operand(0)])
      + .output * (1 - .apply(.sigmoid, [.operand(0)])))

  /// z Φ(z) with the exact normal distribution function, PyTorch's default.
  public static let gelu: Operation = unary(
    "gelu", "z times the normal distribution function of z.",
    remark: "the derivative of z Φ(z) is Φ(z) + z φ(z)",
    notation: .function("gelu", python: "torch.nn.functional.gelu"),
    value: { z in z * normalDistribution(z) },
    derivative: .apply(.normalDistributionFunction, [.operand(0)])
      + .operand(0) * .apply(.normalDensity, [.operand(0)]))

  static let normalDistributionFunction: Operation = unary(
    "normal_cdf", "The standard normal distribution function Φ.",
    notation: .function("normal_cdf", plain: "Φ", latex: "\\Phi", python: "torch.special.ndtr"),
    value: normalDistribution, derivative: .apply(.normalDensity, [.operand(0)]))

  static let normalDensity: Operation = unary(
    "normal_pdf", "The standard normal density φ.",
    notation: .function(
      "normal_pdf", plain: "φ", latex: "\\varphi",
      python: "torch.exp(-($1) ** 2 / 2) / (2 * torch.pi) ** 0.5"),
    value: { z in exponential(-z * z / 2) / (2 * Double.pi).squareRoot() },
    derivative: -(.operand(0) * .output))

  /// The side is PyTorch's: abs′(0) is 0.
  public static let abs: Operation = unary(
    "abs", "The size of every entry, without its sign.",
    remark: "the derivative of |z| is the sign of z, 0 at 0",
    notation: .fences("abs", "|", latex: "|", python: "torch.abs"),
    value: { $0.magnitude }, derivative: .apply(.sign, [.operand(0)])
  ).reckoned(as: .size).kinked(at: .operand(0)).conventional(at: .operand(0))
}

@Sendable func logistic(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exponential(-z)) }
  let small = exponential(z)
  return small / (1 + small)
}

@Sendable func normalDistribution(_ z: Double) -> Double {
  errorFunctionComplement(-z / 2.0.squareRoot()) / 2
}
