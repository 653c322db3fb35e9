extension Operation {
  public static let crossEntropyOfColumns = crossEntropy(.columns)
  public static let crossEntropyOfRows = crossEntropy(.rows)

  /// −Σ t log softmax(z), the mean over examples. The target has the logits' shape, probabilities,
  /// or is one whole number per example: the class, from 1.
  ///
  /// ∂ℓ/∂z = (softmax(z) Σt − t)/n. A class that does not exist gives NaN.
  static func crossEntropy(_ examples: Axis) -> Operation {
    let target = Rule.apply(.distribution(examples), [.operand(1), .operand(0)])
    let count = Rule.overClasses(.operand(0), examples).count
    let error =
      .apply(.softmax(examples), [.operand(0)]) * .overClasses(target, examples) - target
    return Operation(
      "cross_entropy", axis: examples, operands: 2,
      "The mean over examples of −log of the probability that softmax gives to the right class.",
      notation: .function(
        "cross_entropy", plain: "cross entropy", latex: "\\operatorname{CE}",
        python: "torch.nn.functional.cross_entropy"
          + (examples == .rows ? "($1, " : "(($1).T, ") + classes(examples) + ")",
        operands: 2),
      shape: { $0[1].isTarget(for: $0[0], examples) ? .scalar : nil },
      kernel: .whole(scratch: 0) { operands, y in
        let logarithms = operands[2]
        logarithms.becomeLogSoftmax(operands[0], examples)
        y[0, 0] = logarithms.crossEntropy(target: operands[1], examples)
      },
      refusing: { operands in
        guard operands[1].shape != operands[0].shape else { return nil }
        let classes = examples == .columns ? operands[0].rows : operands[0].columns
        return operands[1].elements.first { Matrix.classIndex($0, of: classes) == nil }
          .map { .noSuchClass($0, classes: classes) }
      },
      derivative: .linear(
        pullbacks: [
          error / count * .upstream,
          -.apply(
            .gather,
            [
              .apply(.logSoftmax(examples), [.operand(0)])
                * .apply(.movable(examples), [.operand(1), .operand(0)]), .operand(1),
            ]) / count * .upstream,
        ],
        pushforward: (.apply(.sum, [error * .tangent(0)])
          - .apply(
            .sum,
            [
              .apply(.logSoftmax(examples), [.operand(0)])
                * .apply(.movable(examples), [.operand(1), .operand(0)]) * .tangent(1)
            ])) / count)
    ).averaging(.mean) { examples == .columns ? $0.shapes[0].columns : $0.shapes[0].rows }
  }

  /// A target as PyTorch wants it: probabilities, or classes in a line that are counted from 0.
  private static func classes(_ examples: Axis) -> String {
    let isProbable = "($2).shape == ($1).shape"
    let whole = examples == .rows ? "$2" : "($2).T"
    return "\(whole) if \(isProbable) else ($2).reshape(-1).long() - 1"
  }

  /// A target as probabilities of the second operand's shape: itself, or 1 at the class it names.
  static func distribution(_ examples: Axis) -> Operation {
    target(
      "distribution", "A target as probabilities: 1 at the class that it names.", examples,
      plain: examples == .columns ? "onehot#2[$1]" : "onehot%2[$1]",
      python: "torch.nn.functional.one_hot($1 - 1)",
      value: { $1.becomeDistribution($0, examples) },
      slope: .apply(.movable(examples), [.operand(0), .operand(1)]))
  }

  /// 1 where a target is a probability, 0 where it is a class: a class has no derivative.
  static func movable(_ examples: Axis) -> Operation {
    target(
      "movable", "1 where a target is a probability, 0 where it is a class.", examples, plain: "1",
      python: "1", value: { $1.fill(with: $0.shape == $1.shape ? 1 : 0) }, slope: 0)
  }

  private static func target(
    _ name: String, _ summary: String, _ examples: Axis, plain: String, python: String,
    value: @escaping @Sendable (Matrix, _ result: Matrix) -> Void,
    slope: @autoclosure @escaping @Sendable () -> Rule
  ) -> Operation {
    Operation(
      name, axis: examples, operands: 2, summary,
      notation: Notation(
        level: .atom, operandLevels: [.sum, .sum], plain: plain,
        latex: plain == "1" ? plain : "\\operatorname{onehot}\\left[$1\\right]", python: python,
        source: "\(name)($1, $2)"),
      shape: { $0[0].isTarget(for: $0[1], examples) ? $0[1] : nil },
      kernel: .whole { value($0[0], $1) },
      derivative: .linear(
        pullbacks: [.apply(.gather, [.upstream * slope(), .operand(0)]), 0 * .operand(1)],
        pushforward: .tangent(0) * slope())
    ).lendingShape
  }
}

extension Shape {
  /// Whether it is the shape of probabilities for logits, or of one class per example.
  fileprivate func isTarget(for logits: Shape, _ examples: Axis) -> Bool {
    self == logits
      || self == (examples == .columns ? Shape(1, logits.columns) : Shape(logits.rows, 1))
  }
}

extension Matrix {
  /// Of logarithms of probabilities.
  fileprivate func crossEntropy(target: Matrix, _ examples: Axis) -> Double {
    let count = exampleCount(examples)
    guard target.shape != shape else { return -Matrix.total(target, self, *) / Double(count) }
    var total = 0.0
    for example in 0..<count {
      let named = examples == .columns ? target[0, example] : target[example, 0]
      guard let index = Self.classIndex(named, of: classCount(examples)) else { return .nan }
      total += line(examples, example)[index]
    }
    return -total / Double(count)
  }

  /// A target as probabilities: itself, or 1 at each class that it names.
  fileprivate func becomeDistribution(_ target: Matrix, _ examples: Axis) {
    if target.shape == shape { return become(target) }
    fill(with: 0)
    for example in 0..<exampleCount(examples) {
      let named = examples == .columns ? target[0, example] : target[example, 0]
      guard let index = Self.classIndex(named, of: classCount(examples)) else {
        return fill(with: .nan)
      }
      line(examples, example)[index] = 1
    }
  }

  /// A class counted from 0, for one counted from 1; nil if there is no such class.
  static func classIndex(_ number: Double, of classes: Int) -> Int? {
    guard number == number.rounded(), number >= 1, number <= Double(classes) else { return nil }
    return Int(number) - 1
  }
}
