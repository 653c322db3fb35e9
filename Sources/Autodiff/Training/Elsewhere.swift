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
  /// What numbers at other moments are, seen from one iteration; without those of which there is no
  /// such moment.
  public mutating func numbers(
    _ wanted: Set<Elsewhere>, from iteration: Int
  ) -> [Elsewhere: Tensor] {
    if wanted != named.wanted { name(wanted) }
    let others = wanted.count - named.numbers.count
    if others == 0 { return named.numbers }
    return wanted.reduce(into: named.numbers) { numbers, elsewhere in
      if elsewhere.iteration == nil { numbers[elsewhere] = number(elsewhere, from: iteration) }
    }
  }

  /// What is of one iteration is the same from everywhere, and worked out once, in the order of the
  /// training, which goes on from where it is.
  private mutating func name(_ wanted: Set<Elsewhere>) {
    named = NamedNumbers(wanted: wanted)
    let ordered = wanted.compactMap { elsewhere in elsewhere.iteration.map { (elsewhere, $0) } }
    for (elsewhere, iteration) in ordered.sorted(by: { $0.1 < $1.1 }) {
      named.numbers[elsewhere] = number(elsewhere, from: iteration)
    }
  }

  private mutating func number(_ elsewhere: Elsewhere, from iteration: Int) -> Tensor? {
    switch elsewhere.when {
    case .iteration(let number):
      return iterations.contains(number) ? trace(at: number).number(elsewhere) : nil
    case .epochSum:
      let end = iteration / updatesPerEpoch * updatesPerEpoch
      guard end > 0 else { return nil }
      let terms = (end - updatesPerEpoch..<end).map { trace(at: $0).number(elsewhere) }
      return terms.dropFirst().reduce(terms[0]) { $0.plus($1) }
    case .allExamples: return traceOfAllExamples(at: iteration).number(elsewhere)
    }
  }
}

/// Numbers of iterations that are named.
struct NamedNumbers: Sendable {
  /// Among these.
  var wanted: Set<Elsewhere> = []
  var numbers: [Elsewhere: Tensor] = [:]
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
