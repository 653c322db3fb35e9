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
