extension Operation {
  /// Every operation that an equation can use, in the order in which the help lists them.
  public static let all: [Operation] = [
    .add, .subtract, .multiply, .divide, .negate, .power, .matrixProduct, .transpose,
    .exp, .log, .square, .sin, .cos, .tanh, .sigmoid, .relu, .step,
    .sum, .sumOfRows, .sumOfColumns, .mean,
  ]

  /// What derivative rules use besides.
  public static let shaping: [Operation] = [.stretch, .gather, .count]
}
