import Autodiff

/// What the usual mistakes in working out a gradient would give.
struct GradientSlips {
  let trace: Trace
  let target: Node.ID
  /// ∂ℓ/∂target.
  let right: Tensor

  /// Of more lines that use the target, nobody could say in which a slip was made.
  private static let mostWays = 12

  private var graph: Graph { trace.graph }

  /// What each line that uses the target gives back, in the order of the trace.
  private var ways: [ReverseStep] {
    trace.backwardPositions(of: target).compactMap { position in
      if case .reverse(let step) = trace.step(at: position), step.use != nil { step } else { nil }
    }
  }

  var all: [SlippedValue] {
    let ways = ways
    let averages = averages
    let whole = averages + meansOverExamples(ways) + updates(ways) + otherSide
    if ways.count > Self.mostWays { return whole }
    return whole + paths(ways)
      + ways.flatMap(slips)
      + ways.flatMap(localAlone).filter { alone in
        // Without an upstream gradient of 1/n, the mean has become a sum: that is the one slip.
        !averages.contains { $0.value.isClose(to: alone.value) }
      }
  }

  /// The gradient with another product for one of the ways back.
  private func total(_ slip: Slip, _ product: Tensor?, for way: ReverseStep) -> SlippedValue? {
    guard let product else { return nil }
    let others = ways.filter { $0.use != way.use }.map(\.product)
    return SlippedValue(slip: slip, value: others.reduce(product, +))
  }

  private func product(_ formula: Formula, replacing: [Symbol: Tensor] = [:]) -> Tensor? {
    trace.value(of: formula, replacing: replacing, shape: right.shape)
  }

  // MARK: Several ways back

  private func paths(_ ways: [ReverseStep]) -> [SlippedValue] {
    var slips: [SlippedValue] = []
    for way in ways {
      guard let use = way.use else { continue }
      if ways.count > 1 {
        slips.append(
          SlippedValue(
            slip: .onePath(of: target, through: use, count: ways.count), value: way.product))
        slips.append(
          SlippedValue(
            slip: .signOfPath(of: target, through: use),
            value: right - way.product - way.product))
      }
      if ways.count > 2 {
        let others = ways.filter { $0.use != use }.map(\.product)
        slips.append(
          SlippedValue(
            slip: .pathMissing(of: target, through: use, count: ways.count),
            value: others.dropFirst().reduce(others[0], +)))
      }
      let line = LineSlips(graph: graph, line: use, target: target)
      slips += line.places.compactMap { formula in
        let product = product(formula, replacing: [line.place.symbol: trace.values[target]])
        return total(.onePlace(of: target, line: use), product, for: way)
      }
    }
    return slips
  }

  // MARK: One way back

  private func slips(_ way: ReverseStep) -> [SlippedValue] {
    guard let use = way.use else { return [] }
    let rules = LineSlips(graph: graph, line: use, target: target).withAWrongRule.compactMap {
      total($0.slip, product($0.formula), for: way)
    }
    return rules
      + replacements(way.formula, line: use).compactMap { slip, replacing in
        total(slip, product(way.formula, replacing: replacing), for: way)
      }
  }

  /// Numbers of other nodes in the formula that is right.
  private func replacements(
    _ formula: Formula, line: Node.ID
  ) -> [(slip: Slip, replacing: [Symbol: Tensor])] {
    var replacements: [(slip: Slip, replacing: [Symbol: Tensor])] = []
    for case .value(let used) in formula.symbols {
      for across in graph.acrossFunctions(from: used) {
        replacements.append(
          (
            .otherSide(
              used: .symbol(.value(across.node)), insteadOf: .symbol(.value(used)), across.moment),
            [.value(used): trace.values[across.node]]
          ))
      }
    }
    func replace(_ used: Symbol, by other: Symbol, _ tensor: Tensor?) {
      guard formula.contains(used), let tensor, tensor.shape == shape(of: used) else { return }
      replacements.append(
        (.otherNode(used: .symbol(other), insteadOf: .symbol(used)), [used: tensor]))
    }
    for (node, other) in graph.sameElsewhere(line)
    where !graph.acrossFunctions(from: node).contains(where: { $0.node == other }) {
      replace(.value(node), by: .value(other), trace.values[other])
      replace(.gradient(node), by: .gradient(other), trace.gradients[other])
    }
    // One line too far. The loss's own gradient is 1: with it the local derivative stands alone.
    for next in graph.uses[line] where graph.reachesLoss[next] && next != graph.loss {
      replace(.gradient(line), by: .gradient(next), trace.gradients[next])
    }
    return replacements
  }

  private func shape(of symbol: Symbol) -> Shape { Simplifier(graph.nodes).shapeOfSymbol(symbol) }

  private func localAlone(_ way: ReverseStep) -> [SlippedValue] {
    guard let use = way.use, let local = way.local, way.localFormula?.constant == nil else {
      return []
    }
    return [total(.localDerivativeAlone(of: use), local, for: way)].compactMap { $0 }
  }

  /// The gradient of what goes into the function that the target comes out of. The reverse is the
  /// derivative of the function, forgotten.
  private var otherSide: [SlippedValue] {
    guard let input = graph.input(ofFunction: target), let gradient = trace.gradients[input] else {
      return []
    }
    return [
      SlippedValue(
        slip: .askedOtherSide(answered: .gradient(input), asked: .gradient(target), .before),
        value: gradient)
    ]
  }

  // MARK: Before and after the update

  private func updates(_ ways: [ReverseStep]) -> [SlippedValue] {
    trace.updates(in: ways.map(\.formula)).compactMap { slip, replacing in
      let products = ways.compactMap { product($0.formula, replacing: replacing) }
      guard let first = products.first, products.count == ways.count else { return nil }
      return SlippedValue(slip: slip, value: products.dropFirst().reduce(first, +))
    }
  }
}

// Sums and means.
extension GradientSlips {
  /// Lines that average, beyond which nobody keeps count.
  private static let mostAverages = 8

  /// Divided by how many examples there are, where the gradient of a parameter adds them up.
  private func meansOverExamples(_ ways: [ReverseStep]) -> [SlippedValue] {
    let counts = Set(
      ways.map { way -> Int in
        guard let use = way.use else { return 1 }
        if let count = graph.exampleCount {
          return graph.carriesExamples[use] && !graph.carriesExamples[target] ? count : 1
        }
        return way.formula.addsUp ? graph.nodes[use].shape.count / right.shape.count : 1
      })
    guard counts.count == 1, let count = counts.first, count > 1 else { return [] }
    return [
      SlippedValue(
        slip: .averaged(count: count), value: right / Tensor(Double(count)))
    ]
  }

  /// As though one of the lines between the target and the loss averaged where it adds up, or the
  /// reverse.
  private var averages: [SlippedValue] {
    let lines = graph.nodes[target...].filter { node in
      graph.reachesLoss[node.id] && node.formula?.applies(where: \.isAverage) == true
    }
    return lines.prefix(Self.mostAverages).flatMap { line in
      LineSlips.withOtherAverages(line.id, in: graph).compactMap { slip, pullbacks in
        carried(pullbacks, from: line.id).map { SlippedValue(slip: slip, value: $0) }
      }
    }
  }

  /// The target's gradient if a line gave something else back to its operands; nil if it would be
  /// the same.
  private func carried(_ pullbacks: [Node.ID: Formula], from line: Node.ID) -> Tensor? {
    var moved: [Node.ID: Tensor] = [:]
    for node in (target..<line).reversed() {
      let uses = graph.uses[node].filter { graph.reachesLoss[$0] }
      guard uses.contains(where: { $0 == line || moved[$0] != nil }) else { continue }
      var gradient: Tensor?
      for use in uses {
        let back = use == line ? pullbacks[node] : graph.pullback(from: use, toward: node)?.formula
        let replacing = moved[use].map { [Symbol.gradient(use): $0] } ?? [:]
        guard let back,
          let product = trace.value(
            of: back, replacing: replacing, shape: graph.nodes[node].shape)
        else { return nil }
        gradient = gradient.map { $0 + product } ?? product
      }
      moved[node] = gradient
    }
    return moved[target]
  }
}

extension Formula {
  /// Whether entries are added up last of all.
  fileprivate var addsUp: Bool {
    guard case .apply(let operation, _) = self else { return false }
    return operation.addsUp
  }
}

extension Tensor {
  /// Equal but for rounding.
  fileprivate func isClose(to other: Tensor) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
  }
}
