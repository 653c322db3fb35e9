// Over each example: the classes of a column, or of a row where examples are rows.

extension Operation {
  public static let softmaxOfColumns = softmax(.columns)
  public static let softmaxOfRows = softmax(.rows)
  public static let logSoftmaxOfColumns = logSoftmax(.columns)
  public static let logSoftmaxOfRows = logSoftmax(.rows)
  public static let logSumExpOfColumns = logSumExp(.columns)
  public static let logSumExpOfRows = logSumExp(.rows)

  /// p = exp(z − max z)/Σ exp(z − max z): ∂ℓ/∂z = p ⊙ (∂ℓ/∂p − Σ p ⊙ ∂ℓ/∂p).
  static func softmax(_ examples: Axis) -> Operation {
    Operation(
      "softmax", axis: examples, operands: 1,
      "The shares of exp(z) in each example: positive, with sum 1.",
      notation: .function("softmax", python: "torch.softmax($1, \(examples == .columns ? 0 : 1))"),
      shape: { $0[0] }, value: { $0[0].softmax(examples) },
      derivative: .linear(
        pullbacks: [.output * (.upstream - .overClasses(.output * .upstream, examples))],
        pushforward: .output * (.tangent(0) - .overClasses(.output * .tangent(0), examples))))
  }

  static func logSoftmax(_ examples: Axis) -> Operation {
    Operation(
      "log_softmax", axis: examples, operands: 1,
      "The logarithms of softmax, without rounding away small ones.",
      notation: .function(
        "log_softmax", plain: "log softmax", latex: "\\log\\operatorname{softmax}",
        python: "torch.log_softmax($1, \(examples == .columns ? 0 : 1))"),
      shape: { $0[0] }, value: { $0[0].logSoftmax(examples) },
      derivative: .linear(
        pullbacks: [
          .upstream - .apply(.exp, [.output]) * .overClasses(.upstream, examples)
        ],
        pushforward: .tangent(0)
          - .overClasses(.apply(.exp, [.output]) * .tangent(0), examples)))
  }

  /// log Σ exp(z) for each example; its slope is softmax.
  static func logSumExp(_ examples: Axis) -> Operation {
    Operation(
      "logsumexp", axis: examples, operands: 1,
      "The logarithm of the sum of exp(z) in each example.",
      notation: .function(
        "logsumexp", python: "torch.logsumexp($1, \(examples == .columns ? 0 : 1), keepdim=True)"),
      shape: { examples == .columns ? Shape(1, $0[0].columns) : Shape($0[0].rows, 1) },
      value: { $0[0].logSumExp(examples) },
      derivative: .linear(
        pullbacks: [.apply(.exp, [.operand(0) - .output]) * .upstream],
        pushforward: .overClasses(
          .apply(.exp, [.operand(0) - .output]) * .tangent(0), examples)))
  }
}

extension Rule {
  /// Added up over the classes of each example.
  static func overClasses(_ formula: Rule, _ examples: Axis) -> Rule {
    .apply(examples == .columns ? .sumOfRows : .sumOfColumns, [formula])
  }
}

extension Tensor {
  /// `transform` of each example's classes, which keep their number.
  private func mapExamples(_ examples: Axis, _ transform: ([Double]) -> [Double]) -> Tensor {
    if examples == .rows {
      return Tensor(shape, (0..<rows).flatMap { transform(row($0)) })
    }
    return transposed.mapExamples(.rows, transform).transposed
  }

  func softmax(_ examples: Axis) -> Tensor {
    mapExamples(examples) { classes in
      let largest = Tensor.largest(classes)
      let powers = classes.map { exponential($0 - largest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
  }

  func logSoftmax(_ examples: Axis) -> Tensor {
    mapExamples(examples) { classes in
      let largest = Tensor.largest(classes)
      let logarithm = logarithm(classes.reduce(0) { $0 + exponential($1 - largest) })
      return classes.map { $0 - largest - logarithm }
    }
  }

  func logSumExp(_ examples: Axis) -> Tensor {
    let count = examples == .rows ? rows : columns
    let sums = (0..<count).map { index -> Double in
      let classes = examples == .rows ? row(index) : column(index)
      let largest = Tensor.largest(classes)
      // An infinite maximum is the answer; subtracting it would give NaN.
      let shift = largest.isInfinite ? 0 : largest
      return shift + logarithm(classes.reduce(0) { $0 + exponential($1 - shift) })
    }
    return Tensor(examples == .rows ? Shape(count, 1) : Shape(1, count), sums)
  }

  private static func largest(_ classes: [Double]) -> Double {
    classes.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
  }
}
