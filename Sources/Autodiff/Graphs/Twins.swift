extension Trace {
  /// Hidden units that cannot be told apart after `position` steps: the rows of a computed matrix
  /// (its columns where examples are rows) whose values are equal, and whose gradients are equal or
  /// not computed yet.
  ///
  /// - Returns: for each unit, counted from 0, whether it has a twin; empty if none has, and for
  ///   scalars, the loss and what is not computed yet.
  public func twins(in id: Node.ID, at position: Int) -> [Bool] {
    let node = graph.nodes[id]
    guard node.kind == .computed, let value = value(of: id, at: position) else { return [] }
    let gradient = gradient(of: id, at: position)
    let units = (0..<(graph.unitAxis == .rows ? value.rows : value.columns)).map { unit in
      [value, gradient].compactMap { $0?.slice(graph.unitAxis, unit) }
    }
    guard units.count > 1 else { return [] }
    let marks = units.indices.map { unit in
      units.indices.contains { $0 != unit && units[$0] == units[unit] }
    }
    return marks.contains(true) ? marks : []
  }
}

extension Trace {
  /// Hidden units that do the same work and will go on doing it: their incoming weights, biases and
  /// outgoing weights are equal, and so are the gradients of all of these.
  ///
  /// - Parameter id: a computed node of the layer, before or after its activation function.
  /// - Returns: groups of two or more units, each in order, counted from 0; empty for a layer
  ///   without weights on both sides.
  public func twinUnits(of id: Node.ID) -> [[Int]] {
    let weights = graph.unitWeights(ofLayer: id)
    let hasBothSides = Set(weights.map(\.axis)).count == 2
    guard graph.nodes[id].kind == .computed, hasBothSides else { return [] }
    let count = graph.nodes[id].shape.size(along: graph.unitAxis)
    var groups: [[Double]: [Int]] = [:]
    for unit in 0..<count {
      let numbers = weights.flatMap { weight in
        [values[weight.parameter], gradients[weight.parameter]].flatMap {
          $0?.slice(weight.axis, unit) ?? []
        }
      }
      groups[numbers, default: []].append(unit)
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

extension Graph {
  /// Units lie across the examples: rows, unless the examples are rows.
  public var unitAxis: Axis { examples == .rows ? .columns : .rows }
}

extension Tensor {
  /// One row or one column, counted from 0.
  func slice(_ axis: Axis, _ index: Int) -> [Double] {
    axis == .rows ? row(index) : column(index)
  }
}

extension Graph {
  /// Whether rows of the node are units, which ≡ may mark.
  package func mayHaveTwinRows(_ node: Node) -> Bool {
    node.kind == .computed && node.shape.rows > 1 && unitAxis == .rows
  }
}
