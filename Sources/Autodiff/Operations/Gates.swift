// Operations that look at which side of a kink an entry lies: flat pieces, so that most of their
// own derivatives are 0.

extension Operation {
  /// I[z > 0], the ReLU's slope on paper; 0 at 0 and for NaN, as PyTorch's heaviside(z, 0).
  public static let step: Operation = unary(
    "step", "1 where an entry is positive, else 0.",
    notation: indicator("step", python: "torch.heaviside($1, torch.zeros_like($1))"),
    value: { z in z > 0 ? 1 : 0 }, derivative: 0 * .operand(0)
  ).kinked(at: .operand(0))

  /// The value, and no gradient: `detach` of PyTorch.
  public static let stop: Operation = .init(
    "stop", operands: 1, "The value, through which no gradient goes back.",
    remark: "stop lets no gradient through", notation: .function("stop", python: "($1).detach()"),
    shape: { $0[0] }, kernel: .unary { $0 }, derivative: .elementwise([])
  ).free

  /// I[z > 0] as PyTorch's ReLU has it: shut at 0, open for NaN, so that a NaN is passed on.
  package static let gate: Operation = unary(
    "gate", "1 where an entry is not at most 0, else 0.",
    notation: indicator("gate", python: "(~($1 <= 0)).double()"),
    value: { z in z <= 0 ? 0 : 1 }, derivative: 0 * .operand(0)
  ).kinked(at: .operand(0)).gating

  /// What passes a gate, the first operand: their product, and 0 where the gate is shut, whatever
  /// the other number is. A product would make NaN of 0 · ∞.
  public static let select: Operation = binary(
    "select", "The product with a gate, 0 where the gate is 0.",
    remark: "a shut gate gives 0, even times ∞",
    notation: .spelled(
      .operand(0) * .operand(1), operands: 2,
      python: "torch.where(($1) == 0, 0, ($1) * ($2))", source: "select"),
    value: { gate, other in gate == 0 ? 0 : gate * other },
    derivatives: [.operand(1), .operand(0)]
  ).reckoned(as: .passage)
    // 0 where the gate is and what stands beside it is no finite number.
    .conventional(at: .operand(0) + .apply(.step, [1 + 0 * .operand(1)])).costingMultiplications

  /// The second operand where the first is positive (or NaN), else the third.
  static let choose: Operation = ternary(
    "choose", "One of two values, by the sign of a third.",
    notation: Notation(
      level: .atom, operandLevels: [.sum, .sum, .sum],
      plain: "{$2 if $1 > 0, else $3}",
      latex: "\\begin{cases} $2 & $1 > 0 \\\\ $3 & \\text{else} \\end{cases}",
      python: "torch.where($1 <= 0, $3, $2)", source: "choose($1, $2, $3)"),
    value: { z, open, shut in z <= 0 ? shut : open },
    derivatives: [
      0 * .operand(0), .apply(.gate, [.operand(0)]), 1 - .apply(.gate, [.operand(0)]),
    ]
  ).kinked(at: .operand(0))

  /// −1, 0 or 1; 0 for NaN.
  static let sign: Operation = unary(
    "sign", "The sign of every entry: −1, 0 or 1.",
    value: { z in z > 0 ? 1 : z < 0 ? -1 : 0 }, derivative: 0 * .operand(0)
  ).kinked(at: .operand(0))

  /// I½[a > b], ½ where they are equal, 1 where one is NaN: who of two gets the gradient of a maximum.
  static let above: Operation = binary(
    "above", "1 where an entry is greater than another's, ½ where they are equal, else 0.",
    notation: Notation(
      level: .atom, operandLevels: [.sum, .sum],
      plain: "I½[$1 > $2]",
      latex: "\\mathbb{I}_{\\frac{1}{2}}\\left[$1 > $2\\right]",
      python: "torch.heaviside($1 - $2, torch.tensor(0.5).double())", source: "above($1, $2)"
    ).untied(plain: "I[$1 > $2]", latex: "\\mathbb{I}\\left[$1 > $2\\right]"),
    value: { a, b in a == b ? 0.5 : a < b ? 0 : 1 },
    derivatives: [0 * .operand(0), 0 * .operand(1)]
  ).kinked(at: .operand(0) - .operand(1)).gating

  private static func indicator(_ name: String, python: String) -> Notation {
    Notation(
      level: .atom, operandLevels: [.sum], plain: "I[$1 > 0]",
      latex: "\\mathbb{I}\\left[$1 > 0\\right]", python: python, source: "\(name)($1)")
  }
}

extension Expression {
  /// What of a gradient or a tangent passes a gate.
  func selected(by gate: Expression) -> Expression { .apply(.select, [gate, self]) }

  /// Whether it is a gate: a slope that is 0 where nothing passes.
  var isGate: Bool {
    if case .apply(let operation, _) = self { operation.traits.isGate } else { false }
  }
}
