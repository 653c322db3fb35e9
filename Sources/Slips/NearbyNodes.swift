import Autodiff

// What is easily taken for a node: what stands on the other side of a function, what stands at the
// same place one layer on, and what it becomes in the next update.

extension Graph {
  /// The node that a line applies one function to, as f₀ in `h1 = relu(f0)`.
  func input(ofFunction id: Node.ID) -> Node.ID? {
    guard case .apply(let operation, let operands) = nodes[id].formula, operation.isFunction,
      case .symbol(.value(let input)) = operands[0]
    else { return nil }
    return input
  }

  /// The nodes across a function from this one, and where they stand.
  func acrossFunctions(from id: Node.ID) -> [(node: Node.ID, moment: Slip.Moment)] {
    let before = input(ofFunction: id).map { [($0, Slip.Moment.before)] } ?? []
    return before
      + uses[id].filter { input(ofFunction: $0) == id }.map { ($0, Slip.Moment.after) }
  }

  /// For each node that a line names, and for the line, those at the same place of the next line
  /// and the last line that are written alike: one layer on, one layer back.
  func sameElsewhere(_ line: Node.ID) -> [(node: Node.ID, other: Node.ID)] {
    guard let formula = nodes[line].formula else { return [] }
    let skeleton = formula.skeleton
    let alike = nodes.filter { $0.formula?.skeleton == skeleton }.map(\.id)
    let neighbours = [alike.last { $0 < line }, alike.first { $0 > line }].compactMap { $0 }
    return neighbours.flatMap { other -> [(node: Node.ID, other: Node.ID)] in
      guard let otherFormula = nodes[other].formula else { return [] }
      return [(line, other)]
        + zip(formula.namedNodes, otherFormula.namedNodes).map { (node: $0, other: $1) }
    }
    .filter { $0.node != $0.other && nodes[$0.node].shape == nodes[$0.other].shape }
  }
}

extension Trace {
  /// The parameters in formulas that the trace moves, as they are afterwards.
  func updated(in formulas: [Formula]) -> [(parameter: Node.ID, after: Tensor)] {
    graph.nodes.compactMap { node in
      guard let position = updatePosition(of: node.id), case .update(let step) = step(at: position),
        formulas.contains(where: { $0.contains(.value(node.id)) }), step.after != step.before
      else { return nil }
      return (node.id, step.after)
    }
  }

  /// Each of the updated parameters by itself, and all of them together.
  func updates(in formulas: [Formula]) -> [(slip: Slip, replacing: [Symbol: Tensor])] {
    let updated = updated(in: formulas)
    var choices = updated.map { [$0] }
    if updated.count > 1 { choices.append(updated) }
    return choices.map { chosen in
      (
        .updated(chosen.map(\.parameter)),
        Dictionary(
          chosen.map { (.value($0.parameter), $0.after) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }
}

extension Operation {
  /// Whether it is a function of each entry, as people speak of one: `sin`, `relu`, a square.
  var isFunction: Bool {
    guard case .elementwise(let partials) = derivative, partials.count == 1 else { return false }
    return reckoning != .negative
  }
}

extension Formula {
  /// The formula with nothing but its operations and numbers.
  fileprivate var skeleton: Formula { substituting { _ in .symbol(.named("")) } }

  /// Every node where it is written, from left to right.
  var namedNodes: [Node.ID] {
    switch self {
    case .number: []
    case .symbol(.value(let id)): [id]
    case .symbol: []
    case .apply(_, let operands): operands.flatMap(\.namedNodes)
    }
  }
}
