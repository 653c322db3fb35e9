public import Autodiff

extension Trace {
  /// What somebody gets for a value or a gradient who works it out from the numbers that go into its
  /// steps, with what is written down in place of what was computed.
  ///
  /// One result for each usual way: by the whole formula and, where a local derivative is a factor of
  /// its own, by that first. The last result is not rounded. Empty for what no step computes.
  ///
  /// - Parameters:
  ///   - subject: `.value` or `.gradient` of a node.
  ///   - read: what is read for a number that goes into a step.
  ///   - note: what is written down for a result on the way.
  public func workedByHand(
    _ subject: Symbol, reading read: (Tensor) -> Tensor, noting note: (Tensor) -> Tensor
  ) -> [Tensor] {
    func number(_ symbol: Symbol) -> Tensor {
      switch symbol {
      case .value(let id): read(values[id])
      case .gradient(let id): read(gradients[id] ?? .zeros(graph.nodes[id].shape))
      case .direction, .elsewhere, .named: Tensor(.nan)
      }
    }
    switch subject {
    case .value(let id):
      return graph.nodes[id].formula.map { [$0.evaluated(noting: note, number)] } ?? []
    case .gradient(let id):
      let paths = backwardPositions(of: id).compactMap { position -> ReverseStep? in
        guard case .reverse(let step) = step(at: position), step.use != nil else { return nil }
        return step
      }
      let isFork = paths.count > 1
      func sum(_ product: (ReverseStep) -> Tensor) -> Tensor? {
        let products = paths.map { step in
          let product = product(step).stretched(to: graph.nodes[id].shape)
          return isFork ? note(product) : product
        }
        return products.dropFirst().reduce(products.first) { sum, next in
          sum.map { Operation.add.value([$0, next]) }
        }
      }
      let whole = sum { $0.formula.evaluated(noting: note, number) }
      let byLocal = sum { step in
        guard let local = step.localFormula, let use = step.use else {
          return step.formula.evaluated(noting: note, number)
        }
        let factor = note(local.evaluated(noting: note, number))
        return Operation.multiply.value([factor, number(.gradient(use))])
      }
      return [whole, byLocal].compactMap(\.self)
    case .direction, .elsewhere, .named: return []
    }
  }
}
