extension Trace {
  /// The first line whose operation cannot take a number that it gets, such as a class that does
  /// not exist; what it computes is NaN.
  public var refusal: (node: Node.ID, refusal: OperandRefusal)? {
    for node in graph.nodes {
      guard let formula = node.formula, formula.mayRefuse else { continue }
      let refusal = formula.refusal { symbol in
        if case .value(let id) = symbol { values[id] } else { Tensor(.nan) }
      }
      if let refusal { return (node.id, refusal) }
    }
    return nil
  }
}

extension Graph {
  /// Whether an operation in it cannot take every number.
  public var mayRefuse: Bool { nodes.contains { $0.formula?.mayRefuse ?? false } }
}

extension Formula {
  fileprivate var mayRefuse: Bool {
    guard case .apply(let operation, let operands) = self else { return false }
    return operation.refuses || operands.contains(where: \.mayRefuse)
  }

  /// What an operation in the formula refuses, the innermost first.
  fileprivate func refusal(_ value: (Symbol) -> Tensor) -> OperandRefusal? {
    guard case .apply(let operation, let operands) = self else { return nil }
    for operand in operands {
      if let refusal = operand.refusal(value) { return refusal }
    }
    guard operation.refuses else { return nil }
    return operation.refusal(of: operands.map { $0.evaluated(value) })
  }
}
