extension Graph {
  /// A row or a column per hidden unit of a parameter.
  struct UnitWeight: Hashable {
    let parameter: Node.ID
    /// Units are its rows, or its columns.
    let axis: Axis
  }

  /// The parameters with a row or a column for each unit of the layer that a computed node belongs
  /// to: incoming weights and biases, and outgoing weights.
  ///
  /// For h₁ = a[β₀ + Ω₀x] and f₁ = β₁ + Ω₁h₁ these are the rows of β₀ and Ω₀ and the columns of Ω₁;
  /// where examples are rows, the columns of b and W and the rows of the next W. Lines between
  /// which each unit goes its own way, as f₀ and h₁, are one layer.
  func unitWeights(ofLayer id: Node.ID) -> [UnitWeight] {
    let layer = layer(of: id)
    var found: [UnitWeight] = []
    for line in nodes where layer.contains(line.id) {
      collectIncoming(line.formula, axis: unitAxis, layer: layer, units: id, into: &found)
    }
    for line in nodes {
      collectOutgoing(line.formula, layer: layer, units: id, into: &found)
    }
    var seen = Set<UnitWeight>()
    return found.filter { seen.insert($0).inserted }
  }

  /// The computed nodes that hold the same units: connected by operations on each entry.
  private func layer(of id: Node.ID) -> Set<Node.ID> {
    var layer: Set<Node.ID> = [id]
    var open = [id]
    while let next = open.popLast() {
      let before = entrywise(nodes[next].formula).filter { nodes[$0].kind == .computed }
      let after = uses[next].filter { entrywise(nodes[$0].formula).contains(next) }
      for other in before + after
      where nodes[other].shape.size(along: unitAxis) == nodes[id].shape.size(along: unitAxis)
        && layer.insert(other).inserted
      {
        open.append(other)
      }
    }
    return layer
  }

  /// The nodes that a formula reaches through operations on each entry alone.
  private func entrywise(_ formula: Formula?) -> [Node.ID] {
    switch formula {
    case .symbol(.value(let id)): [id]
    case .apply(let operation, let operands) where operation.isEntrywise:
      operands.flatMap { entrywise($0) }
    case .apply, .symbol, .number, nil: []
    }
  }

  /// Parameters whose rows or columns become the layer's units.
  private func collectIncoming(
    _ formula: Formula?, axis: Axis, layer: Set<Node.ID>, units: Node.ID,
    into found: inout [UnitWeight]
  ) {
    switch formula {
    case .symbol(.value(let id)):
      let node = nodes[id]
      if node.kind == .parameter,
        node.shape.size(along: axis) == nodes[units].shape.size(along: unitAxis)
      {
        found.append(UnitWeight(parameter: id, axis: axis))
      }
    case .apply(.transpose, let operands):
      collectIncoming(operands[0], axis: axis.other, layer: layer, units: units, into: &found)
    case .apply(.matrixProduct, let operands):
      // The rows of a product come from its first factor, the columns from its second.
      let factor = operands[axis == .rows ? 0 : 1]
      collectIncoming(factor, axis: axis, layer: layer, units: units, into: &found)
    case .apply(let operation, let operands) where operation.isEntrywise:
      for operand in operands {
        collectIncoming(operand, axis: axis, layer: layer, units: units, into: &found)
      }
    case .apply, .symbol, .number, nil: break
    }
  }

  /// Parameters that are multiplied with the layer, one column (or row) by each unit.
  private func collectOutgoing(
    _ formula: Formula?, layer: Set<Node.ID>, units: Node.ID, into found: inout [UnitWeight]
  ) {
    guard case .apply(let operation, let operands) = formula else { return }
    if operation == .matrixProduct {
      let isColumns = unitAxis == .rows
      if entrywise(operands[isColumns ? 1 : 0]).contains(where: layer.contains) {
        collectIncoming(
          operands[isColumns ? 0 : 1], axis: unitAxis.other, layer: layer, units: units,
          into: &found)
      }
    }
    for operand in operands {
      collectOutgoing(operand, layer: layer, units: units, into: &found)
    }
  }
}

extension Axis {
  /// Rows for columns, columns for rows.
  var other: Axis { self == .rows ? .columns : .rows }
}

extension Operation {
  /// Whether each entry of the result comes from the same entry of every operand.
  fileprivate var isEntrywise: Bool {
    if case .elementwise = derivative { true } else { false }
  }
}
