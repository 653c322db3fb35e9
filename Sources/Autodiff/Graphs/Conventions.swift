extension Trace {
  /// What stands where its derivative is a convention, as that of |z| at 0: the line, and the
  /// operation in it, whose remark says what is taken.
  public var conventions: [(node: Node.ID, operation: Operation)] {
    graph.computed.flatMap { node in conventions(of: node.id).map { (node.id, $0) } }
  }

  /// Of one line, and of the gradients that come back through it.
  private func conventions(of id: Node.ID) -> [Operation] {
    guard graph.reachesLoss[id], let formula = graph.nodes[id].formula else { return [] }
    var found: [Operation] = []
    formula.visitConventions(number, &found)
    for step in reverseSteps(through: id) { step.formula.visitConventions(number, &found) }
    return found
  }

  /// Of one step: those of the line that it goes through, and those of its own working, as where a
  /// shut gate meets ∞.
  package func conventions(of step: ReverseStep) -> [Operation] {
    guard let line = step.use, graph.reachesLoss[line], let formula = graph.nodes[line].formula
    else { return [] }
    var found: [Operation] = []
    formula.visitConventions(number, &found)
    step.formula.visitConventions(number, &found)
    return found
  }

  private func reverseSteps(through line: Node.ID) -> [ReverseStep] {
    steps.compactMap { step in
      if case .reverse(let step) = step, step.use == line { step } else { nil }
    }
  }

  /// What a symbol is once all is computed.
  private func number(_ symbol: Symbol) -> Tensor {
    switch symbol {
    case .value(let id): values[id]
    case .gradient(let id): gradients[id] ?? Tensor(.nan)
    case .direction, .elsewhere, .named: Tensor(.nan)
    }
  }
}

extension Formula {
  fileprivate func visitConventions(_ number: (Symbol) -> Tensor, _ found: inout [Operation]) {
    guard case .apply(let operation, let operands) = self else { return }
    for operand in operands { operand.visitConventions(number, &found) }
    let acts = operation.traits.conventions.contains { rule in
      rule.written(over: operands, result: self).evaluated(number).elements.contains(0)
    }
    if acts, !found.contains(operation) { found.append(operation) }
  }
}

extension Trace {
  /// Whether a formula that shares a gradient gives one of the entries a part of it.
  package func hasTies(_ share: Formula) -> Bool {
    share.evaluated(number).elements.contains { $0 != 0 && $0 != 1 }
  }
}
