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
      "The shares of exp(z), with sum 1 in each column (each row where examples are rows).",
      notation: .function("softmax", python: "torch.softmax($1, \(examples == .columns ? 0 : 1))"),
      shape: { $0[0] }, kernel: .whole { $1.becomeSoftmax($0[0], examples) },
      derivative: .linear(
        pullbacks: [.output * (.upstream - .overClasses(.output * .upstream, examples))],
        pushforward: .output * (.tangent(0) - .overClasses(.output * .tangent(0), examples))))
  }

  static func logSoftmax(_ examples: Axis) -> Operation {
    Operation(
      "log_softmax", axis: examples, operands: 1,
      "The logarithms of softmax, in each column (each row where examples are rows).",
      notation: .function(
        "log_softmax", plain: "log softmax", latex: "\\log\\operatorname{softmax}",
        python: "torch.log_softmax($1, \(examples == .columns ? 0 : 1))"),
      shape: { $0[0] }, kernel: .whole { $1.becomeLogSoftmax($0[0], examples) },
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
      "The logarithm of the sum of exp(z) in each column (each row where examples are rows).",
      notation: .function(
        "logsumexp", python: "torch.logsumexp($1, \(examples == .columns ? 0 : 1), keepdim=True)"),
      shape: { examples == .columns ? Shape(1, $0[0].columns) : Shape($0[0].rows, 1) },
      kernel: .whole { $1.becomeLogSumExp($0[0], examples) },
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

extension Matrix {
  /// How many examples there are.
  func exampleCount(_ examples: Axis) -> Int { examples == .rows ? rows : columns }

  /// How many classes each has.
  func classCount(_ examples: Axis) -> Int { examples == .rows ? columns : rows }

  fileprivate func becomeSoftmax(_ z: Matrix, _ examples: Axis) {
    let classes = 0..<classCount(examples)
    for example in 0..<exampleCount(examples) {
      let (z, y) = (z.line(examples, example), line(examples, example))
      let largest = z.largest(classes.count)
      var sum = 0.0
      for index in classes {
        let power = exponential(z[index] - largest)
        y[index] = power
        sum += power
      }
      for index in classes { y[index] /= sum }
    }
  }

  func becomeLogSoftmax(_ z: Matrix, _ examples: Axis) {
    let classes = 0..<classCount(examples)
    for example in 0..<exampleCount(examples) {
      let (z, y) = (z.line(examples, example), line(examples, example))
      let largest = z.largest(classes.count)
      let logarithm = logarithm(z.sumOfPowers(classes.count, shift: largest))
      for index in classes { y[index] = z[index] - largest - logarithm }
    }
  }

  fileprivate func becomeLogSumExp(_ z: Matrix, _ examples: Axis) {
    for example in 0..<z.exampleCount(examples) {
      let (classes, z) = (z.classCount(examples), z.line(examples, example))
      let largest = z.largest(classes)
      // An infinite maximum is the answer; subtracting it would give NaN.
      let shift = largest.isInfinite ? 0 : largest
      entries[example] = shift + logarithm(z.sumOfPowers(classes, shift: shift))
    }
  }
}

extension Matrix.Line {
  /// The largest of the first numbers; NaN if one is.
  fileprivate func largest(_ count: Int) -> Double {
    var largest = -Double.infinity
    for index in 0..<count {
      let next = self[index]
      largest = largest.isNaN || next.isNaN ? .nan : Swift.max(largest, next)
    }
    return largest
  }

  /// Σ exp(z − shift) of the first numbers.
  fileprivate func sumOfPowers(_ count: Int, shift: Double) -> Double {
    var sum = 0.0
    for index in 0..<count { sum += exponential(self[index] - shift) }
    return sum
  }
}
