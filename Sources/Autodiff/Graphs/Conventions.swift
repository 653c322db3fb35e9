extension Trace {
  /// What stands where its derivative is a convention, as that of |z| at 0: the line, and the
  /// operation in it, whose remark says what is taken.
  public var conventions: [(node: Node.ID, operation: Operation)] {
    graph.computed.flatMap { node in conventions(of: node.id).map { (node.id, $0) } }
  }

  /// Of one line.
  package func conventions(of id: Node.ID) -> [Operation] {
    guard graph.reachesLoss[id], let formula = graph.nodes[id].formula else { return [] }
    var found: [Operation] = []
    formula.visitConventions(values, &found)
    return found
  }
}

extension Formula {
  fileprivate func visitConventions(_ values: [Tensor], _ found: inout [Operation]) {
    guard case .apply(let operation, let operands) = self else { return }
    for operand in operands { operand.visitConventions(values, &found) }
    let acts = operation.traits.conventions.contains { rule in
      rule.written(over: operands, result: self).evaluated { symbol in
        if case .value(let id) = symbol { values[id] } else { Tensor(.nan) }
      }.elements.contains(0)
    }
    if acts, !found.contains(operation) { found.append(operation) }
  }
}

extension Trace {
  /// Whether a formula that shares a gradient gives one of the entries a part of it.
  package func hasTies(_ share: Formula) -> Bool {
    share.evaluated { symbol in
      switch symbol {
      case .value(let id): values[id]
      case .gradient(let id): gradients[id] ?? Tensor(.nan)
      case .direction, .elsewhere, .named: Tensor(.nan)
      }
    }.elements.contains { $0 != 0 && $0 != 1 }
  }
}
