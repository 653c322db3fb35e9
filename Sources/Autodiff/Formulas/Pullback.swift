/// How the gradient of one line reaches one of its operands: a composed, simplified formula.
///
///     f1 = β1 + Ω1 @ h1      toward h1:  Ω₁ᵀ ∂ℓ/∂f₁
///     f  = x * y + x         toward x:   (y + 1) · ∂ℓ/∂f, with the local derivative y + 1
public struct Pullback: Sendable {
  /// The node whose gradient it adds to.
  public let target: Node.ID
  /// The line that uses the target.
  public let use: Node.ID
  /// ∂ℓ/∂target by way of this line, over node values and ∂ℓ/∂use.
  public let formula: Formula
  /// The elementwise factor of the upstream gradient, where the derivative is one.
  public let local: Formula?
}

/// Carries a gradient back through the operations inside a line, as formulas.
package struct LineDifferentiator {
  let shapeOfSymbol: (Symbol) -> Shape

  package init(shapeOfSymbol: @escaping (Symbol) -> Shape) { self.shapeOfSymbol = shapeOfSymbol }

  /// One pullback for each node that the line uses, in the order in which they are first written.
  /// - Parameter line: the node that `formula` computes.
  package func pullbacks(of formula: Formula, line: Node.ID) -> [Pullback] {
    let expressions = LineExpressions(formula, shapeOfSymbol: shapeOfSymbol)
    var descent = Descent(expressions: expressions, arriving: [:])
    descent.descend(
      expressions.root, result: .symbol(.value(line)),
      adjoint: Adjoint(factors: [], base: .symbol(.gradient(line))))
    let simplifier = expressions.simplifier
    return formula.symbols.compactMap { symbol in
      guard case .value(let target) = symbol, let paths = descent.arriving[target] else {
        return nil
      }
      let total = simplifier.simplified(paths.dropFirst().reduce(paths[0], +))
      let pullback = pullback(total, target: target, line: line, expressions)
      return Pullback(
        target: target, use: line, formula: expressions.writtenOut(pullback.formula),
        local: pullback.local.map(expressions.writtenOut))
    }
  }

  /// A gradient on its way: elementwise factors in the order in which they were met, times the rest.
  private struct Adjoint {
    var factors: [Formula]
    let base: Formula

    var formula: Formula {
      factors.reduce(base) { $1.isGate ? $0.selected(by: $1) : $0 * $1 }
    }
  }

  /// The way back from the line's result to the nodes that it uses.
  private struct Descent {
    let expressions: LineExpressions
    /// For each node what arrives there, one formula for each place where it is written.
    var arriving: [Node.ID: [Formula]]

    private var simplifier: Simplifier { expressions.simplifier }

    /// - Parameters:
    ///   - result: how the value of the expression is named in derivatives.
    ///   - adjoint: the gradient of the loss with respect to that value.
    mutating func descend(
      _ expression: LineExpressions.Expression, result: Formula, adjoint: Adjoint
    ) {
      guard let operation = expression.operation else {
        if case .symbol(.value(let target)) = expression.name {
          arriving[target, default: []].append(adjoint.formula)
        }
        return
      }
      for (index, operand) in expression.operands.enumerated() where operand.usesNodes {
        if let next = carried(adjoint, operation, toward: index, expression, result: result) {
          descend(operand, result: operand.name, adjoint: next)
        } else {
          arriveWithNothing(operand)
        }
      }
    }

    /// The gradient of one operand; nil if it is 0 everywhere.
    private func carried(
      _ adjoint: Adjoint, _ operation: Operation, toward index: Int,
      _ expression: LineExpressions.Expression, result: Formula
    ) -> Adjoint? {
      let operands = expression.operands
      if case .elementwise(let partials) = operation.derivative,
        operands[index].shape == expression.shape
      {
        let slope = simplifier.simplified(
          filled(partials[index], operands.map(\.name), result, upstream: nil))
        if slope.isZero { return nil }
        var next = adjoint
        if slope != 1 { next.factors.append(slope) }
        return next
      }
      let upstream = expressions.named(simplifier.simplified(adjoint.formula), expression.shape)
      let back = simplifier.simplified(
        filled(operation.pullback(toward: index), operands.map(\.name), result, upstream: upstream))
      return back.isZero ? nil : Adjoint(factors: [], base: back)
    }

    private func filled(
      _ rule: Formula, _ operands: [Formula], _ result: Formula, upstream: Formula?
    ) -> Formula {
      rule.substituting { symbol in
        switch symbol {
        case .operand(let index): operands[index]
        case .output: result
        case .upstream: upstream ?? .upstream
        case .tangent, .value, .gradient, .direction, .named: .symbol(symbol)
        }
      }
    }

    /// Where a slope is 0 everywhere, as that of a step, nothing reaches what is behind it.
    private mutating func arriveWithNothing(_ expression: LineExpressions.Expression) {
      if case .symbol(.value(let target)) = expression.name {
        let zero = Formula.number(0).stretched(like: .symbol(.value(target)))
        arriving[target, default: []].append(simplifier.simplified(zero))
      }
      for operand in expression.operands { arriveWithNothing(operand) }
    }
  }

  private func zero(like target: Node.ID, _ simplifier: Simplifier) -> Formula {
    simplifier.simplified(Formula.number(0).stretched(like: .symbol(.value(target))))
  }

  /// - Parameter total: the gradient of the target by way of the line, simplified.
  private func pullback(
    _ total: Formula, target: Node.ID, line: Node.ID, _ expressions: LineExpressions
  ) -> Pullback {
    let composed = Composition(expressions: expressions, upstream: .gradient(line))
      .composed(total)
    let formula =
      composed.formula == 0 ? zero(like: target, expressions.simplifier) : composed.formula
    return Pullback(target: target, use: line, formula: formula, local: composed.local)
  }
}
