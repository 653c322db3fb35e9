extension Simplifier<Symbol> {
  /// A simplifier of formulas over the values, gradients and directions of nodes.
  package init(_ nodes: [Node]) {
    self.init { symbol in
      switch symbol {
      case .value(let id), .gradient(let id), .direction(let id): nodes[id].shape
      case .elsewhere(let elsewhere): nodes[elsewhere.node].shape
      case .named: .scalar
      }
    }
  }
}
