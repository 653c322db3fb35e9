extension Operation {
  /// The operands that have a derivative: all but a constant exponent.
  public var differentiableOperands: Range<Int> { derivative.operands }

  /// Whether each entry of the result depends on one entry of each operand.
  public var isElementwise: Bool {
    switch derivative {
    case .linear: false
    case .elementwise: true
    }
  }

  /// The gradient of operand `index` from the upstream gradient, of the operand's shape.
  public func pullback(toward index: Int) -> Rule { pullback(toward: index, by: derivative) }

  /// The same for many operands of one operation, whose derivative is made once.
  func pullback(toward index: Int, by derivative: DerivativeRule) -> Rule {
    switch derivative {
    case .linear(let pullbacks, _):
      return pullbacks[index]
    case .elementwise(let partials):
      let partial = partials[index]
      let product = partial.isGate ? .upstream.selected(by: partial) : .upstream * partial
      return operandCount == 1 ? product : .apply(.gather, [product, .operand(index)])
    }
  }

  /// The tangent of the result from the operands' tangents, of the result's shape.
  public var pushforward: Rule {
    switch derivative {
    case .linear(_, let pushforward):
      return pushforward
    case .elementwise(let partials):
      let terms = partials.enumerated().map { index, partial in
        partial.isGate ? .tangent(index).selected(by: partial) : partial * .tangent(index)
      }
      return terms.first.map { terms.dropFirst().reduce($0, +) } ?? 0 * .tangent(0)
    }
  }
}

extension DerivativeRule {
  /// Those that have a derivative.
  var operands: Range<Int> {
    switch self {
    case .linear(let pullbacks, _): 0..<pullbacks.count
    case .elementwise(let partials): 0..<partials.count
    }
  }
}
