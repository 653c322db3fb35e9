import Autodiff

/// What one formula comes to in each of the trials.
struct TrialNumbers {
  private let trials: [Tensor]

  init(_ trials: [Tensor]) { self.trials = trials }

  init(_ formula: Formula, in traces: [Trace]) {
    trials = traces.map { formula.value(in: $0, replacing: [:], noting: { $0 }) }
  }

  /// Whether an entry of the other follows from one of this; nil where these trials do not show it.
  func tells(_ other: TrialNumbers, inAtLeast count: Int) -> Bool? {
    let others = other.entries
    let lines = entries.flatMap { mine in
      others.map { Self.isLine(Array(zip(mine, $0)), ofAtLeast: count) }
    }
    return lines.contains(true) ? true : lines.contains(nil) ? nil : false
  }

  /// Each entry by itself, with its number in every trial.
  private var entries: [[Double]] {
    guard let shape = trials.first?.shape, trials.allSatisfy({ $0.shape == shape }) else {
      return []
    }
    return (0..<shape.count).map { entry in trials.map { $0.elements[entry] } }
  }

  /// Whether the second of each pair is a constant times the first plus a constant; nil where too few
  /// are numbers, or one of the two is always the same.
  private static func isLine(_ pairs: [(Double, Double)], ofAtLeast count: Int) -> Bool? {
    let pairs = pairs.filter { $0.0.isFinite && $0.1.isFinite }
    guard pairs.count >= count, let low = pairs.min(by: { $0.0 < $1.0 }),
      let high = pairs.max(by: { $0.0 < $1.0 }), high.0 > low.0
    else { return nil }
    let factor = (high.1 - low.1) / (high.0 - low.0)
    let size = pairs.reduce(0) { max($0, abs($1.1)) }
    guard factor.isFinite, abs(high.1 - low.1) > 1e-9 * size else { return nil }
    return pairs.allSatisfy { abs(low.1 + factor * ($0.0 - low.0) - $0.1) <= 1e-9 * size }
  }
}

extension Trace {
  /// How many numbers its values are.
  package var size: Int { graph.nodes.reduce(0) { $0 + $1.shape.count } }

  /// Others with values far from its own, so that gates open and shut, and some near it, for
  /// formulas that have no value elsewhere.
  func spread(_ numbers: ClosedRange<Int>, by part: GraphPart) -> [Trace] {
    let training = part.training
    let update = training.map {
      NextUpdate(optimizer: $0.optimizer, rate: $0.rate ?? $0.optimizer.usualRate)
    }
    let classes = graph.classNumbers
    return numbers.map { number in
      let reach = number <= 10 ? 2.0 : 0.2
      var given = part.values
      for node in graph.given where !classes.contains(node.id) {
        var stream = RandomStream(seed: UInt64(number), name: "an echo of \(node.name)")
        given[node.id] = given[node.id]?.map { value in
          value + reach * max(abs(value), 0.5) * (2 * stream.uniform() - 1)
        }
      }
      return Trace(part.graph, given: given, update: update)
    }
  }
}
