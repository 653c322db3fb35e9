import Autodiff

/// What the way back through one application names: nodes, and the gradient that arrives.
enum WaySymbol: Sendable, Hashable {
  case node(Symbol)
  case upstream
}

typealias Way = Expression<WaySymbol>

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
  private var simplifier: Simplifier<Symbol> { Simplifier(graph.nodes) }
  private var shape: Shape { simplifier.shape(of: application) }

  /// The application with the same value, each with one rule that is wrong.
  var applications: [(slip: Slip, formula: Formula)] {
    switch operation.derivative {
    case .elementwise(let partials):
      slopes(partials[index]).map { slip, slope in
        let (rule, nodes) = rule(slope.way)
        var slipped = partials
        slipped[index] = rule
        return (slip, applied(.elementwise(slipped), beside: nodes))
      }
    case .linear(let pullbacks, let pushforward):
      rules(pullbacks[index]).map { slip, way in
        let (rule, nodes) = rule(way)
        var slipped = pullbacks
        slipped[index] = rule
        return (
          slip, applied(.linear(pullbacks: slipped, pushforward: pushforward), beside: nodes)
        )
      }
    }
  }

  /// A way back as a rule, in which nodes are operands after the application's own.
  private func rule(_ way: Way) -> (rule: Rule, nodes: [Symbol]) {
    var nodes: [Symbol] = []
    let rule = way.substituting { symbol -> Rule in
      guard case .node(let node) = symbol else { return .upstream }
      let known = nodes.firstIndex(of: node)
      if known == nil { nodes.append(node) }
      return .operand(operands.count + (known ?? nodes.count - 1))
    }
    return (rule, nodes)
  }

  private func applied(_ derivative: DerivativeRule, beside nodes: [Symbol]) -> Formula {
    .apply(
      operation.differentiated(by: derivative, beside: nodes.count),
      operands + nodes.map(Formula.symbol))
  }

  // MARK: Elementwise

  private func slopes(_ partial: Rule) -> [(slip: Slip, slope: Formula)] {
    let slope = simplifier.simplified(partial.written(over: operands, result: result))
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
    if operation.reckoning == .product {
      let (own, other) = (operands[index], operands[1 - index])
      if own != other { slipped.append((.otherNode(used: own, insteadOf: other), own)) }
    }
    return slipped
  }

  private func missing(_ factor: Formula) -> Slip {
    if case .apply(let operation, let operands) = factor, operation.isGate, operands.count == 1 {
      return .missingGate(factor)
    }
    return .missingFactor(simplifier.simplified(factor), derivativeOf: application)
  }

  /// The slope read at what comes out of the function, where it is read at what goes in, or the
  /// reverse.
  private func otherSides(_ partial: Rule) -> [(slip: Slip, slope: Formula)] {
    let (before, after) = (operands[0], result)
    var slipped: [(slip: Slip, slope: Formula)] = []
    if partial.contains(.operand(0)) {
      let slope = partial.substituting { $0 == .operand(0) ? Rule.output : .symbol($0) }
      slipped.append(
        (
          .otherSide(used: after, insteadOf: before, .after),
          slope.written(over: operands, result: result)
        ))
    }
    if partial.contains(.output) {
      let slope = partial.substituting { $0 == .output ? Rule.operand(0) : .symbol($0) }
      slipped.append(
        (
          .otherSide(used: before, insteadOf: after, .before),
          slope.written(over: operands, result: result)
        ))
    }
    return slipped
  }

  // MARK: Matrix products, sums, losses

  private func rules(_ pullback: Rule) -> [(slip: Slip, way: Way)] {
    let rule = pullback.written(
      over: operands.map(\.way), result: result.way, upstream: .symbol(.upstream))
    var slipped = rule.changedOnce { place -> [(Slip, Way)] in
      guard place.contains(.upstream), case .apply(let operation, let factors) = place else {
        return []
      }
      if operation.reckoning == .matrixProduct { return products(factors) }
      // Of a chain only the whole, and not the parts of it again.
      return operation.isChained && place == outermostChain(rule) ? drops(place) : []
    }.map { (slip: $0.change, way: $0.formula) }
    if operation.reckoning == .matrixProduct {
      let (own, other) = (operands[index], operands[1 - index])
      for used in [own, own.turned] {
        let replaced = rule.changedOnce { $0 == other.transposed.way ? [(0, used.way)] : [] }
        slipped += replaced.map { (.otherNode(used: own, insteadOf: other), $0.formula) }
      }
    }
    return slipped.filter { fits($0.way) }
  }

  private func products(_ factors: [Way]) -> [(Slip, Way)] {
    let position = factors[0].contains(.upstream) ? 1 : 0
    let factor = simplifier.simplified(factors[position].overNodes)
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
  private func outermostChain(_ formula: Way) -> Way? {
    guard formula.contains(.upstream), case .apply(let operation, let operands) = formula else {
      return nil
    }
    return operation.isChained ? formula : operands.lazy.compactMap(outermostChain).first
  }

  /// How many there are of something is no factor to forget, but a mean.
  private func drops(_ chain: Way) -> [(Slip, Way)] {
    FactorChain(chain).withoutOne {
      $0.contains(.upstream) || $0.applies { $0.reckoning == .count }
    }
    .map { (missing($0.overNodes), $1) }
  }

  private func fits(_ way: Way) -> Bool {
    let found = try? way.shape { symbol in
      switch symbol {
      case .upstream: shape
      case .node(let symbol): simplifier.shapeOfSymbol(symbol)
      }
    }
    return found == simplifier.shape(of: operands[index])
  }
}

extension Formula {
  fileprivate var way: Way { substituting { .symbol(.node($0)) } }
}

extension Way {
  /// What does not name the gradient that arrives.
  fileprivate var overNodes: Formula {
    substituting { symbol in
      guard case .node(let node) = symbol else { preconditionFailure("the rest of a product") }
      return .symbol(node)
    }
  }
}
