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
      expressions.root, result: .symbol(.node(.value(line))),
      adjoint: Adjoint(factors: [], base: .symbol(.node(.gradient(line)))))
    let simplifier = expressions.simplifier
    return formula.symbols.compactMap { symbol in
      guard case .value(let target) = symbol, let paths = descent.arriving[target] else {
        return nil
      }
      let total = simplifier.simplified(paths.dropFirst().reduce(paths[0], +))
      return pullback(total, target: target, line: line, expressions)
    }
  }

  /// A gradient on its way: elementwise factors in the order in which they were met, times the rest.
  private struct Adjoint {
    var factors: [LineFormula]
    let base: LineFormula

    var formula: LineFormula {
      factors.reduce(base) { $1.isGate ? $0.selected(by: $1) : $0 * $1 }
    }
  }

  /// The way back from the line's result to the nodes that it uses.
  private struct Descent {
    let expressions: LineExpressions
    /// For each node what arrives there, one formula for each place where it is written.
    var arriving: [Node.ID: [LineFormula]]

    private var simplifier: Simplifier<LineSymbol> { expressions.simplifier }

    /// - Parameters:
    ///   - result: how the value of the branch is named in derivatives.
    ///   - adjoint: the gradient of the loss with respect to that value.
    mutating func descend(
      _ branch: LineExpressions.Branch, result: LineFormula, adjoint: Adjoint
    ) {
      guard let operation = branch.operation else {
        if case .symbol(.node(.value(let target))) = branch.name {
          arriving[target, default: []].append(adjoint.formula)
        }
        return
      }
      let rule = operation.derivative
      let names = branch.operands.map(\.name)
      for (index, operand) in branch.operands.enumerated() where operand.usesNodes {
        if rule.operands.contains(index),
          let next = carried(
            adjoint, operation, rule, toward: index, branch, names: names, result: result)
        {
          descend(operand, result: operand.name, adjoint: next)
        } else {
          arriveWithNothing(operand)
        }
      }
    }

    /// The gradient of one operand; nil if it is 0 everywhere.
    private func carried(
      _ adjoint: Adjoint, _ operation: Operation, _ rule: DerivativeRule, toward index: Int,
      _ branch: LineExpressions.Branch, names: [LineFormula], result: LineFormula
    ) -> Adjoint? {
      if case .elementwise(let partials) = rule, branch.operands[index].shape == branch.shape {
        let slope = simplifier.simplified(partials[index].written(over: names, result: result))
        if slope.isZero { return nil }
        var next = adjoint
        if slope != 1 { next.factors.append(slope) }
        return next
      }
      let upstream = expressions.named(simplifier.simplified(adjoint.formula), branch.shape)
      let back = simplifier.simplified(
        operation.pullback(toward: index, by: rule).written(
          over: names, result: result, upstream: upstream))
      return back.isZero ? nil : Adjoint(factors: [], base: back)
    }

    /// Where a slope is 0 everywhere, as that of a step, nothing reaches what is behind it.
    private mutating func arriveWithNothing(_ branch: LineExpressions.Branch) {
      if case .symbol(.node(.value(let target))) = branch.name {
        arriving[target, default: []].append(expressions.zero(like: target))
      }
      for operand in branch.operands { arriveWithNothing(operand) }
    }
  }

  /// - Parameter total: the gradient of the target by way of the line, simplified.
  private func pullback(
    _ total: LineFormula, target: Node.ID, line: Node.ID, _ expressions: LineExpressions
  ) -> Pullback {
    let composed = Composition(expressions: expressions, upstream: .node(.gradient(line)))
      .composed(total)
    let formula = composed.formula == 0 ? expressions.zero(like: target) : composed.formula
    return Pullback(
      target: target, use: line, formula: expressions.writtenOut(formula),
      local: composed.local.map(expressions.writtenOut))
  }
}
