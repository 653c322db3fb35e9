extension Trace {
  /// Hidden units that are twins, as `twinUnits(of:)` finds them, after `position` steps: once the
  /// gradients of all their weights are known, and not before.
  ///
  /// - Returns: for each unit, counted from 0, whether it has a twin; empty if none has.
  public func twins(in id: Node.ID, at position: Int) -> [Bool] {
    let axis = graph.unitAxis
    guard graph.nodes[id].kind == .computed, let value = value(of: id, at: position) else {
      return []
    }
    let units = (0..<value.shape.size(along: axis)).map { value.slice(axis, $0) }
    // What follows looks at the whole graph, and twins say the same.
    guard Set(units).count < units.count,
      graph.weights(ofUnitsIn: id).allSatisfy({ gradient(of: $0, at: position) != nil })
    else { return [] }
    let twins = Set(twinUnits(of: id).joined())
    return twins.isEmpty ? [] : units.indices.map(twins.contains)
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
  /// The parameters whose values and gradients tell the units of a layer apart.
  package func weights(ofUnitsIn id: Node.ID) -> [Node.ID] {
    unitWeights(ofLayer: id).map(\.parameter)
  }

  /// Units lie across the examples: rows, unless the examples are rows.
  public var unitAxis: Axis { examples == .rows ? .columns : .rows }
}

extension Tensor {
  /// One row or one column, counted from 0.
  func slice(_ axis: Axis, _ index: Int) -> [Double] {
    axis == .rows ? row(index) : column(index)
  }
}
