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
struct LineDifferentiator {
  let simplifier: Simplifier

  /// One pullback for each node that the line uses, in the order in which they are first written.
  /// - Parameter line: the node that `formula` computes.
  func pullbacks(of formula: Formula, line: Node.ID) -> [Pullback] {
    var arriving: [Node.ID: [Formula]] = [:]
    descend(
      formula, result: .symbol(.value(line)), adjoint: .symbol(.gradient(line)),
      arriving: &arriving)
    return formula.symbols.compactMap { symbol in
      guard case .value(let target) = symbol, let paths = arriving[target] else { return nil }
      let total = paths.dropFirst().reduce(paths[0], +)
      return pullback(total, target: target, line: line)
    }
  }

  /// - Parameters:
  ///   - result: how the value of `formula` is named in derivatives.
  ///   - adjoint: the gradient of the loss with respect to that value.
  private func descend(
    _ formula: Formula, result: Formula, adjoint: Formula, arriving: inout [Node.ID: [Formula]]
  ) {
    switch formula {
    case .number: break
    case .symbol(.value(let target)):
      arriving[target, default: []].append(adjoint)
    case .symbol: break
    case .apply(let operation, let operands):
      for (index, operand) in operands.enumerated() where !operand.symbols.isEmpty {
        let rule = operation.pullback(toward: index)
        let back = rule.substituting { symbol in
          switch symbol {
          case .operand(let other): operands[other]
          case .output: result
          case .upstream: adjoint
          case .tangent, .value, .gradient, .direction, .named: .symbol(symbol)
          }
        }
        let adjoint = simplifier.simplified(back)
        if adjoint.isZero {
          arriveWithNothing(operand, arriving: &arriving)
        } else {
          descend(operand, result: operand, adjoint: adjoint, arriving: &arriving)
        }
      }
    }
  }

  /// Where a slope is 0 everywhere, as that of a step, nothing reaches what is behind it.
  private func arriveWithNothing(_ formula: Formula, arriving: inout [Node.ID: [Formula]]) {
    for case .value(let target) in formula.symbols {
      let zero = Formula.number(0).stretched(like: .symbol(.value(target)))
      arriving[target, default: []].append(simplifier.simplified(zero))
    }
  }

  private func pullback(_ total: Formula, target: Node.ID, line: Node.ID) -> Pullback {
    let shape = simplifier.shapeOfSymbol(.value(target))
    let upstream = Symbol.gradient(line)
    let products = Terms(simplifier.simplified(total), in: simplifier).products
      .filter { !$0.isZero }
    let split = products.map { $0.split(at: upstream) }
    let bases = split.map(\.base)
    guard let base = bases.first, bases.allSatisfy({ $0 == base }) else {
      return Pullback(
        target: target, use: line, formula: simplifier.simplified(total),
        local: products.isEmpty ? 0 : nil)
    }
    let sum = split.dropFirst().reduce(split[0].factor) { $0 + $1.factor }
    let factor = simplifier.simplified(sum)
    return Pullback(
      target: target, use: line, formula: composed(factor, base, shape: shape),
      local: base.isUpstream(upstream) ? factor : nil)
  }

  /// The factor before the gradient, as the book writes it; no 1 in front.
  private func composed(_ factor: Formula, _ base: Formula, shape: Shape) -> Formula {
    if factor == 1 { return base }
    if case .apply(.negate, let inner) = factor, inner[0].isProductOrAtom {
      return -(inner[0] * base)
    }
    if case .apply(.stretch, let operands) = base,
      simplifier.shape(of: factor) == shape
    {
      return factor * operands[0]
    }
    return factor == -1 ? -base : factor * base
  }
}

extension Product {
  /// The product as (a factor without the symbol) times (the one factor with it).
  fileprivate func split(at upstream: Symbol) -> (factor: Formula, base: Formula) {
    guard let index = factors.firstIndex(where: { $0.contains(upstream) }) else {
      preconditionFailure("a derivative is linear in the upstream gradient")
    }
    var rest = self
    let base = rest.factors.remove(at: index)
    return (rest.plainFormula, base)
  }
}

extension Formula {
  /// The gradient itself, or the gradient repeated over the entries that were added up.
  fileprivate func isUpstream(_ upstream: Symbol) -> Bool {
    switch self {
    case .symbol(upstream): true
    case .apply(.stretch, let operands): operands[0] == .symbol(upstream)
    default: false
    }
  }

  fileprivate var isProductOrAtom: Bool {
    switch self {
    case .apply(.add, _), .apply(.subtract, _), .apply(.negate, _): false
    default: true
    }
  }
}
