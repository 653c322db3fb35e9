extension Trace {
  /// What the loss would be with another value in the place of a node, given or computed: what
  /// depends on it is worked out again, and nothing else. O(lines).
  ///
  /// - Precondition: the value has the node's shape.
  public func loss(putting value: Tensor, for id: Node.ID) -> Tensor {
    precondition(value.shape == graph.nodes[id].shape, "a value of \(value.shape)")
    var moved: [Node.ID: Tensor] = [id: value]
    for line in graph.nodes.dropFirst(id + 1) {
      guard let formula = line.formula,
        formula.symbols.contains(where: { $0.node.map { moved[$0] != nil } ?? false })
      else { continue }
      moved[line.id] =
        formula.evaluated { symbol in
          guard case .value(let used) = symbol else {
            preconditionFailure("a line is made of values")
          }
          return moved[used] ?? values[used]
        }.stretched(to: line.shape)
    }
    return moved[graph.loss] ?? values[graph.loss]
  }
}
