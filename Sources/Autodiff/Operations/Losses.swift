// Losses with PyTorch's defaults: means, except for `squared_error`, which is the book's sum.

extension Operation {
  public static let squaredError: Operation = difference(
    "squared_error", "The sum of the squared differences, 1×1.",
    notation: Notation(
      level: .power, operandLevels: [.sum, .product], plain: "‖$1 − $2‖²",
      latex: "\\left\\|$1 - $2\\right\\|^2", python: "torch.sum(($1 - $2) ** 2)",
      source: "squared_error($1, $2)"),
    factor: { _ in 2 }, isMean: false
  ).averaging(.sum).costing {
    OperationCount(multiplications: $0.widest.count, additions: 2 * $0.widest.count - 1)
  }

  public static let meanSquaredError: Operation = difference(
    "mse", "The mean of the squared differences over all entries, 1×1.",
    notation: .function("mse", python: "torch.mean(($1 - $2) ** 2)", operands: 2),
    factor: { 2 / $0.count },
    isMean: true
  ).averaging(.mean).costing {
    OperationCount(multiplications: $0.widest.count + 1, additions: 2 * $0.widest.count - 1)
  }

  /// A number made of (a − b)², where one operand may stretch to the other's shape.
  private static func difference(
    _ name: String, _ summary: String, notation: Notation,
    factor: @escaping @Sendable (Rule) -> Rule,
    isMean: Bool
  ) -> Operation {
    let difference = Rule.operand(0) - .operand(1)
    return Operation(
      name, operands: 2, summary,
      notation: notation,
      shape: { $0[0].joined(with: $0[1]) == nil ? nil : .scalar },
      number: { operands in
        let (a, b) = (operands[0], operands[1])
        let total = Matrix.total(a, b) { ($0 - $1) * ($0 - $1) }
        return isMean ? total / Double(a.shape.widened(by: b.shape).count) : total
      },
      derivative: .linear(
        pullbacks: [
          .apply(.gather, [factor(difference) * difference * .upstream, .operand(0)]),
          .apply(.gather, [-(factor(difference) * difference * .upstream), .operand(1)]),
        ],
        pushforward: factor(difference)
          * .apply(.sum, [difference * (.tangent(0) - .tangent(1))]))
    )
  }

  /// −mean(y log p + (1 − y) log(1 − p)); the logarithms stop at −100, as in PyTorch.
  public static let binaryCrossEntropy: Operation = .init(
    "binary_cross_entropy", operands: 2,
    "The mean of −log of the probability given to what is true: p of 1, 1 − p of 0.",
    notation: .function(
      "binary_cross_entropy", plain: "binary cross entropy", latex: "\\operatorname{BCE}",
      python: "torch.nn.functional.binary_cross_entropy", operands: 2),
    shape: { $0[0] == $0[1] ? .scalar : nil },
    number: { operands in
      let total = Matrix.total(operands[0], operands[1]) { p, y in
        (y - 1) * clamped(logarithmOfOnePlus(-p)) - y * clamped(logarithm(p))
      }
      return total / Double(operands[0].shape.count)
    },
    derivative: .linear(
      pullbacks: [
        (.operand(0) - .operand(1)) / .apply(.bernoulliVariance, [.operand(0)])
          / Rule.operand(0).count * .upstream,
        -.apply(.logOdds, [.operand(0)]) / Rule.operand(0).count * .upstream,
      ],
      pushforward: .apply(
        .mean,
        [
          (.operand(0) - .operand(1)) / .apply(.bernoulliVariance, [.operand(0)]) * .tangent(0)
            - .apply(.logOdds, [.operand(0)]) * .tangent(1)
        ]))
  ).averaging(.mean).limited(to: excessVariance)

  /// p(1 − p), at least a single-precision 1e-12, with which PyTorch keeps the slope finite.
  static let bernoulliVariance: Operation = unary(
    "bernoulli_variance", "p(1 − p), kept from 0.",
    notation: .spelled(
      Rule.operand(0) * (1 - Rule.operand(0)), operands: 1,
      python: "torch.clamp(($1) * (1 - ($1)), min=1e-12)", source: "bernoulli_variance"),
    value: { p in
      let variance = (1 - p) * p
      return variance.isNaN ? .nan : Swift.max(variance, leastVariance)
    },
    derivative: .apply(
      .choose, [.output - .number(leastVariance), 1 - 2 * .operand(0), 0]))

  static let leastVariance = Double(Float(1e-12))

  /// How much p(1 − p) is above what it is kept at.
  private static var excessVariance: Rule {
    let variance: Rule = .operand(0) * (1 - .operand(0))
    return variance - .number(leastVariance)
  }

  /// log p − log(1 − p).
  static let logOdds: Operation = unary(
    "log_odds", "log p − log(1 − p).",
    notation: .spelled(
      .apply(.log, [Rule.operand(0)]) - .apply(.log, [1 - Rule.operand(0)]), operands: 1,
      python: "torch.logit($1)", source: "log_odds"),
    value: { logarithm($0) - logarithmOfOnePlus(-$0) },
    derivative: 1 / .apply(.bernoulliVariance, [.operand(0)]))

  /// Cross-entropy of σ(f) without computing σ(f): exact for large f of either sign.
  public static let binaryCrossEntropyOfLogits: Operation = .init(
    "binary_cross_entropy_logits", operands: 2,
    "Binary cross-entropy of sigmoid(f), exact for large f.",
    remark: "the two slopes cancel to σ[f] − y",
    notation: .function(
      "binary_cross_entropy_logits", plain: "binary cross entropy logits",
      latex: "\\operatorname{BCE}_{\\text{logits}}",
      python: "torch.nn.functional.binary_cross_entropy_with_logits", operands: 2),
    shape: { $0[0] == $0[1] ? .scalar : nil },
    number: { operands in
      let total = Matrix.total(operands[0], operands[1]) { f, y in
        (1 - y) * f + (Swift.max(-f, 0) + logarithmOfOnePlus(exponential(-f.magnitude)))
      }
      return total / Double(operands[0].shape.count)
    },
    derivative: .linear(
      pullbacks: [
        (.apply(.sigmoid, [.operand(0)]) - .operand(1)) / Rule.operand(0).count * .upstream,
        -.operand(0) / Rule.operand(0).count * .upstream,
      ],
      pushforward: .apply(
        .mean,
        [
          (.apply(.sigmoid, [.operand(0)]) - .operand(1)) * .tangent(0)
            - .operand(0) * .tangent(1)
        ]))
  ).averaging(.mean)

  private static func clamped(_ logarithm: Double) -> Double {
    logarithm.isNaN ? .nan : Swift.max(logarithm, -100)
  }
}
