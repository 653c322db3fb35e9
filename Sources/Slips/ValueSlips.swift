import Autodiff

/// What the usual mistakes in evaluating a line would give.
struct ValueSlips {
  let trace: Trace
  let node: Node.ID

  private var graph: Graph { trace.graph }
  private var shape: Shape { graph.nodes[node].shape }
  private var simplifier: Simplifier<Symbol> { Simplifier(graph.nodes) }

  var all: [SlippedValue] {
    guard let formula = graph.nodes[node].formula,
      formula.operationCount <= LineSlips.mostOperations
    else { return [] }
    let changed = formula.changedOnce(changes).compactMap { slip, formula in
      value(of: formula).map { SlippedValue(slip: slip, value: $0) }
    }
    let replaced = replacements(in: formula).compactMap { slip, replacing in
      trace.value(of: formula, replacing: replacing, shape: shape)
        .map { SlippedValue(slip: slip, value: $0) }
    }
    let after = graph.uses[node].filter { graph.input(ofFunction: $0) == node }.map {
      SlippedValue(
        slip: .askedOtherSide(answered: .value($0), asked: .value(node), .after),
        value: trace.values[$0])
    }
    return changed + replaced + after
  }

  /// Nil where its shapes do not fit.
  private func value(of formula: Formula) -> Tensor? {
    guard let found = try? formula.shape(of: simplifier.shapeOfSymbol), found == shape else {
      return nil
    }
    return trace.value(of: formula, shape: shape)
  }

  private func changes(_ place: Formula) -> [(Slip, Formula)] {
    guard case .apply(let operation, let operands) = place else { return [] }
    var changes: [(Slip, Formula)] = []
    if operation.isFunction, place.contains(where: { _ in true }) {
      changes.append((.functionLeftOut(place), operands[0]))
    }
    if let averaging = Averaging(place, in: graph), averaging.count > 1 {
      changes.append((averaging.slip(in: node), averaging.exchanged(place)))
    }
    switch operation.reckoning {
    case .sum, .difference:
      let isSum = operation.reckoning == .sum
      let other = isSum ? operands[0] - operands[1] : operands[0] + operands[1]
      changes.append((.signInside(used: other, insteadOf: place), other))
    case .product:
      changes += operands.indices.map {
        (.factorLeftOut(operands[$0], of: place), operands[1 - $0])
      }
    case .matrixProduct:
      changes.append(
        (
          .productOrder(factor: operands[1], belongs: .right),
          operands[1].times(operands[0])
        ))
      changes += operands.indices.map { index in
        var turned = operands
        turned[index] = operands[index].turned
        return (
          .factorTransposed(used: turned[index], insteadOf: operands[index]),
          .apply(operation, turned)
        )
      }
    case .negative, .passage, .quotient, .transpose, .power, .square, .repetition, .count,
      .placement, .size, nil:
      break
    }
    return changes
  }

  private func replacements(
    in formula: Formula
  ) -> [(slip: Slip, replacing: [Symbol: Tensor])] {
    var replacements = trace.updates(in: [formula])
    for case .value(let used) in formula.symbols {
      for across in graph.acrossFunctions(from: used) where across.node != node {
        replacements.append(
          (
            .otherSide(
              used: .symbol(.value(across.node)), insteadOf: .symbol(.value(used)), across.moment),
            [.value(used): trace.values[across.node]]
          ))
      }
    }
    let alike = graph.sameElsewhere(node).filter { $0.node != node && $0.other != node }
    for (used, other) in alike
    where !graph.acrossFunctions(from: used).contains(where: { $0.node == other }) {
      replacements.append(
        (
          .otherNode(used: .symbol(.value(other)), insteadOf: .symbol(.value(used))),
          [.value(used): trace.values[other]]
        ))
    }
    return replacements
  }
}
