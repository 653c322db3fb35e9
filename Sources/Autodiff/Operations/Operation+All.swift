extension Operation {
  /// Every operation that an equation can use, in the order in which the help lists them.
  public static let all: [Operation] = [
    .add, .subtract, .multiply, .divide, .negate, .constantPower, .power, .matrixProduct,
    .transpose,
    .exp, .log, .sqrt, .abs, .square, .reciprocal, .sin, .cos, .tan,
    .tanh, .sigmoid, .relu, .leakyReLU, .elu, .softplus, .gelu, .silu, .step,
    .stop,
    .max, .maxOfRows, .maxOfColumns, .min, .minOfRows, .minOfColumns, .maxOfTwo, .minOfTwo,
    .sum, .sumOfRows, .sumOfColumns, .mean, .meanOfRows, .meanOfColumns,
    .variance, .varianceOfRows, .varianceOfColumns,
    .dot, .sumOfSquares, .norm,
    .softmaxOfColumns, .softmaxOfRows, .logSoftmaxOfColumns, .logSoftmaxOfRows,
    .logSumExpOfColumns, .logSumExpOfRows,
    .squaredError, .meanSquaredError, .binaryCrossEntropy, .binaryCrossEntropyOfLogits,
    .crossEntropyOfColumns, .crossEntropyOfRows,
    .outer, .concat, .concat(2, .columns), .reshape(Shape(2, 3)),
    .entry, .part(rows: 2...2, columns: nil), .part(rows: nil, columns: 1...1),
    .part(rows: 1...2, columns: nil),
  ]

  /// What derivative rules use besides: a person would not write them.
  public static let shaping: [Operation] = [
    .stretch, .gather, .count, .rowCount, .columnCount, .gate, .select, .choose, .sign, .above,
    .share, .share(.rows), .share(.columns), .direction,
    .powerSlope, .powerLogarithm, .squaredRoot, .softplusSlope, .normalDistributionFunction,
    .normalDensity,
    .bernoulliVariance, .logOdds, .placed, .block, .reshapeLike,
    .distribution(.columns), .distribution(.rows), .movable(.columns), .movable(.rows),
  ]
}
