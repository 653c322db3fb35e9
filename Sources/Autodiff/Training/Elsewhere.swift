/// A value or a gradient of a graph that trains, at another moment than the one that is looked at.
public struct Elsewhere: Hashable, Sendable {
  public enum When: Hashable, Sendable {
    /// After so many updates.
    case iteration(Int)
    /// The sum over the batches of the epoch that ended last.
    case epochSum
    /// Now, over all examples.
    case allExamples
  }

  public let node: Node.ID
  public let isGradient: Bool
  public let when: When

  /// - Parameter name: a value or a gradient; nil of anything else.
  public init?(_ name: Symbol, _ when: When) {
    switch name {
    case .value(let id): (node, isGradient) = (id, false)
    case .gradient(let id): (node, isGradient) = (id, true)
    case .direction, .elsewhere, .named: return nil
    }
    self.when = when
  }

  /// The same at the moment that is looked at.
  public var name: Symbol { isGradient ? .gradient(node) : .value(node) }
}

extension TrainingRun {
  /// What numbers at other moments are, seen from one iteration; NaN where there is no such moment.
  public mutating func numbers(
    _ wanted: some Collection<Elsewhere>, from iteration: Int
  ) -> [Elsewhere: Tensor] {
    // In the order of the training, which goes on from where it is; what is of one iteration is the
    // same from everywhere, and looked for once.
    let ordered = wanted.filter { named[$0] == nil }
      .sorted { ($0.iteration ?? iteration) < ($1.iteration ?? iteration) }
    var numbers: [Elsewhere: Tensor] = [:]
    for elsewhere in ordered {
      let number = number(elsewhere, from: iteration)
      if elsewhere.iteration == nil {
        numbers[elsewhere] = number
      } else {
        named[elsewhere] = number
      }
    }
    return numbers.isEmpty ? named : named.merging(numbers) { _, number in number }
  }

  private mutating func number(_ elsewhere: Elsewhere, from iteration: Int) -> Tensor {
    let shape = graph.nodes[elsewhere.node].shape
    switch elsewhere.when {
    case .iteration(let number):
      guard iterations.contains(number) else { return Tensor(shape, filledWith: .nan) }
      return trace(at: number).number(elsewhere)
    case .epochSum:
      let end = iteration / updatesPerEpoch * updatesPerEpoch
      guard end > 0 else { return Tensor(shape, filledWith: .nan) }
      let terms = (end - updatesPerEpoch..<end).map { trace(at: $0).number(elsewhere) }
      return terms.dropFirst().reduce(terms[0]) { $0.plus($1) }
    case .allExamples: return traceOfAllExamples(at: iteration).number(elsewhere)
    }
  }
}

extension Elsewhere {
  /// After so many updates; nil of what is made of several iterations or of other examples.
  package var iteration: Int? {
    if case .iteration(let number) = when { number } else { nil }
  }
}

extension Trace {
  fileprivate func number(_ elsewhere: Elsewhere) -> Tensor {
    elsewhere.isGradient
      ? gradients[elsewhere.node] ?? .zeros(graph.nodes[elsewhere.node].shape)
      : values[elsewhere.node]
  }
}
