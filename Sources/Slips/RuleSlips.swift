import Autodiff

/// The rule by which the gradient of one application reaches one of its operands, wrong in one place.
struct RuleSlips {
  let graph: Graph
  let operation: Operation
  let operands: [Formula]
  /// Toward which of the operands.
  let index: Int
  /// How the value of the application is named.
  let result: Formula

  private var application: Formula { .apply(operation, operands) }
  private var simplifier: Simplifier { Simplifier(graph.nodes) }
  private var shape: Shape { simplifier.shape(of: application) }

  /// Operations with the same values, each with one rule that is wrong.
  var operations: [(slip: Slip, operation: Operation)] {
    switch operation.derivative {
    case .elementwise(let partials):
      slopes(partials[index]).map { slip, slope in
        var slipped = partials
        slipped[index] = slope
        return (slip, operation.differentiated(by: .elementwise(slipped)))
      }
    case .linear(let pullbacks, let pushforward):
      rules(pullbacks[index]).map { slip, rule in
        var slipped = pullbacks
        slipped[index] = rule
        return (
          slip, operation.differentiated(by: .linear(pullbacks: slipped, pushforward: pushforward))
        )
      }
    }
  }

  // MARK: Elementwise

  private func slopes(_ partial: Formula) -> [(slip: Slip, slope: Formula)] {
    let slope = simplifier.simplified(written(partial))
    var slipped: [(slip: Slip, slope: Formula)] = []
    if !slope.isZero, abs(slope.constant ?? 0) != 1 {
      slipped.append((missing(slope), 1))
      let chain = FactorChain(slope)
      let isWhole = chain.count == 1 && chain.formula == chain.factors.first
      if !isWhole {
        slipped += chain.withoutOne(except: { _ in false }).map { (missing($0), $1) }
      }
    }
    if operation.isFunction { slipped += otherSides(partial) }
    if operation == .multiply {
      let (own, other) = (operands[index], operands[1 - index])
      if own != other { slipped.append((.otherNode(used: own, insteadOf: other), own)) }
    }
    return slipped
  }

  private func missing(_ factor: Formula) -> Slip {
    if case .apply(.gate, _) = factor { return .missingGate(factor) }
    return .missingFactor(simplifier.simplified(factor), derivativeOf: application)
  }

  /// The slope read at what comes out of the function, where it is read at what goes in, or the
  /// reverse.
  private func otherSides(_ partial: Formula) -> [(slip: Slip, slope: Formula)] {
    let (before, after) = (operands[0], result)
    var slipped: [(slip: Slip, slope: Formula)] = []
    if partial.contains(.operand(0)) {
      let slope = partial.substituting { $0 == .operand(0) ? .output : .symbol($0) }
      slipped.append((.otherSide(used: after, insteadOf: before, .after), written(slope)))
    }
    if partial.contains(.output) {
      let slope = partial.substituting { $0 == .output ? .operand(0) : .symbol($0) }
      slipped.append((.otherSide(used: before, insteadOf: after, .before), written(slope)))
    }
    return slipped
  }

  // MARK: Matrix products, sums, losses

  private func rules(_ pullback: Formula) -> [(slip: Slip, rule: Formula)] {
    let rule = written(pullback)
    var slipped = rule.changedOnce { place -> [(Slip, Formula)] in
      guard place.contains(.upstream), case .apply(let operation, let factors) = place else {
        return []
      }
      switch operation {
      case .matrixProduct: return products(factors)
      // Of a chain only the whole, and not the parts of it again.
      case .multiply, .divide, .negate, .select:
        return place == outermostChain(rule) ? drops(place) : []
      default: return []
      }
    }.map { (slip: $0.change, rule: $0.formula) }
    if operation == .matrixProduct {
      let (own, other) = (operands[index], operands[1 - index])
      for used in [own, own.turned] {
        let replaced = rule.changedOnce { $0 == other.transposed ? [(0, used)] : [] }
        slipped += replaced.map { (.otherNode(used: own, insteadOf: other), $0.formula) }
      }
    }
    return slipped.filter { fits($0.rule) }
  }

  private func products(_ factors: [Formula]) -> [(Slip, Formula)] {
    let position = factors[0].contains(.upstream) ? 1 : 0
    let factor = simplifier.simplified(factors[position])
    var turned = factors
    turned[position] = factors[position].turned
    return [
      (
        .productOrder(factor: factor, belongs: position == 0 ? .left : .right),
        factors[1].times(factors[0])
      ),
      (.factorTransposed(used: factor.turned, insteadOf: factor), turned[0].times(turned[1])),
      (missing(factor), factors[1 - position]),
    ]
  }

  /// The first chain of products, from outside, that the upstream gradient stands in.
  private func outermostChain(_ formula: Formula) -> Formula? {
    guard formula.contains(.upstream), case .apply(let operation, let operands) = formula else {
      return nil
    }
    switch operation {
    case .multiply, .divide, .negate, .select: return formula
    default: return operands.lazy.compactMap(outermostChain).first
    }
  }

  /// How many there are of something is no factor to forget, but a mean.
  private func drops(_ chain: Formula) -> [(Slip, Formula)] {
    FactorChain(chain).withoutOne { $0.contains(.upstream) || $0.applies { $0 == .count } }
      .map { (missing($0), $1) }
  }

  private func fits(_ rule: Formula) -> Bool {
    let found = try? rule.shape { symbol in
      symbol == .upstream ? shape : simplifier.shapeOfSymbol(symbol)
    }
    return found == simplifier.shape(of: operands[index])
  }

  /// A rule over nodes and the upstream gradient.
  private func written(_ rule: Formula) -> Formula {
    rule.substituting { symbol in
      switch symbol {
      case .operand(let index): operands[index]
      case .output: result
      case .upstream, .tangent, .value, .gradient, .direction, .named: .symbol(symbol)
      }
    }
  }
}
