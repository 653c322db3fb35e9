extension Operation {
  /// Every operation that an equation can use, in the order in which the help lists them.
  public static let all: [Operation] = [
    .add, .subtract, .multiply, .divide, .negate, .constantPower, .power, .matrixProduct,
    .transpose,
    .exp, .log, .sqrt, .abs, .square, .reciprocal, .sin, .cos, .tan,
    .tanh, .sigmoid, .relu, .leakyReLU, .elu, .softplus, .gelu, .silu, .step,
    .max, .min, .maxOfTwo, .minOfTwo,
    .sum, .sumOfRows, .sumOfColumns, .mean, .meanOfRows, .meanOfColumns,
    .dot, .sumOfSquares, .norm,
    .softmaxOfColumns, .softmaxOfRows, .logSoftmaxOfColumns, .logSoftmaxOfRows,
    .logSumExpOfColumns, .logSumExpOfRows,
    .squaredError, .meanSquaredError, .binaryCrossEntropy, .binaryCrossEntropyOfLogits,
    .crossEntropyOfColumns, .crossEntropyOfRows,
    .outer, .concat, .entry,
  ]

  /// What derivative rules use besides: a person would not write them.
  public static let shaping: [Operation] = [
    .stretch, .gather, .count, .gate, .select, .choose, .sign, .above, .share, .direction,
    .powerSlope, .powerLogarithm, .softplusSlope, .normalDistributionFunction, .normalDensity,
    .bernoulliVariance, .logOdds, .top, .bottom, .padBelow, .padAbove, .placed,
    .distribution(.columns), .distribution(.rows), .movable(.columns), .movable(.rows),
  ]
}
