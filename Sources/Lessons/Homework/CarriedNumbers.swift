import Autodiff

/// What a learner's wrong numbers make of those that are computed from them.
struct CarriedNumbers {
  /// A number other than the lesson's, and the wrong ones that it comes from.
  struct Carried {
    let value: Tensor
    let sources: [Symbol]
  }

  private let trace: Trace
  private var carried: [Symbol: Carried] = [:]

  init(_ trace: Trace) { self.trace = trace }

  /// The lesson's, without what is rounding alone.
  func right(_ symbol: Symbol) -> Tensor? { number(symbol)?.cleared }

  /// What comes out for the learner's own numbers; nil where that is what the lesson has.
  func result(_ symbol: Symbol) -> Carried? {
    switch symbol {
    case .value(let id):
      guard let formula = trace.graph.nodes[id].formula else { return nil }
      return value(of: formula, shape: trace.graph.nodes[id].shape)
    case .gradient(let id): return gradient(id)
    case .direction, .elsewhere, .named: return nil
    }
  }

  private func gradient(_ id: Node.ID) -> Carried? {
    let shape = trace.graph.nodes[id].shape
    var sum: Tensor?
    var sources: [Symbol] = []
    for position in trace.backwardPositions(of: id) {
      guard case .reverse(let step)? = trace.step(at: position) else { continue }
      let own = value(of: step.formula, shape: shape)
      sources += (own?.sources ?? []).filter { !sources.contains($0) }
      let product = own?.value ?? step.product
      sum = sum.map { $0 + product } ?? product
    }
    return sources.isEmpty ? nil : sum.map { Carried(value: $0, sources: sources) }
  }

  private func value(of formula: Formula, shape: Shape) -> Carried? {
    var sources: [Symbol] = []
    for symbol in formula.symbols {
      for source in carried[symbol]?.sources ?? [] where !sources.contains(source) {
        sources.append(source)
      }
    }
    if sources.isEmpty { return nil }
    let value = formula.evaluated { carried[$0]?.value ?? number($0) ?? Tensor(.nan) }
    return Carried(value: value.stretched(to: shape), sources: sources)
  }

  private func number(_ symbol: Symbol) -> Tensor? {
    switch symbol {
    case .value(let id): trace.values[id]
    case .gradient(let id): trace.gradients[id]
    case .direction, .elsewhere, .named: nil
    }
  }

  /// Takes what comes out where the learner says nothing of it.
  mutating func carry(_ own: Carried?, to symbol: Symbol) { carried[symbol] = own }

  /// Takes what the learner has.
  ///
  /// - Parameter value: nil where it is of another shape; then the lesson's stands in for it.
  mutating func note(_ value: Tensor?, as verdict: HomeworkMarks.Verdict, at symbol: Symbol) {
    guard let value, !verdict.isRight else {
      carried[symbol] = nil
      return
    }
    if case .follows(let sources) = verdict {
      carried[symbol] = Carried(value: value, sources: sources)
    } else {
      carried[symbol] = Carried(value: value, sources: [symbol])
    }
  }
}
