/// Compares the gradients of a trace with difference quotients, entry by entry.
///
///     GradientCheck(trace).worst(of: w)?.verdict     // .happy
///
/// The quotients are central ones, (ℓ(w + h) − ℓ(w − h)) / 2h, at steps h that shrink until two of
/// them agree (Ridders 1982); the gradient has no say in which is taken. A step across which a
/// ReLU's gate, or the like, changes is too long; if every step is, a kink lies at the value itself,
/// and there is nothing to compare.
public struct GradientCheck: Sendable {
  /// One entry of one gradient.
  public struct Entry: Sendable, Equatable {
    public let node: Node.ID
    /// Row by row, from 0.
    public let index: Int
    public let analytic: Double
    /// Across a kink, the mean of the slopes on its sides; nil where no probe gives a number.
    public let numeric: Double?
    /// |analytic − numeric| / max(|analytic|, |numeric|), 0 where both are 0.
    public let relativeError: Double?
    public let verdict: Verdict
  }

  /// What a relative error means, as CS231n teaches it (Neural Networks Part 3, "Gradient checks"),
  /// for double precision.
  public enum Verdict: String, Sendable, CaseIterable {
    /// At most 1e-7, or a difference that rounding explains.
    case happy
    /// Up to 1e-4: okay if there are kinks, too high if there are none.
    case okay
    /// Up to 1e-2.
    case uncomfortable
    /// More than 1e-2: usually the gradient is wrong.
    case wrong
    /// The gate of a ReLU, or the like, is not the same on both sides of the value.
    case kink
    /// The gradient or the loss is NaN or infinite.
    case notFinite

    init(relativeError: Double) {
      self =
        relativeError <= 1e-7
        ? .happy : relativeError <= 1e-4 ? .okay : relativeError <= 1e-2 ? .uncomfortable : .wrong
    }
  }

  /// In the order of the nodes; in a graph that is too large, a sample of them.
  public let entries: [Entry]

  /// - Parameters:
  ///   - nodes: given nodes that have a gradient; all unless they are named.
  ///   - budget: about how many multiplications may be spent; each entry costs some evaluations.
  public init(_ trace: Trace, of nodes: [Node.ID]? = nil, budget: Int = 100_000_000) {
    let graph = trace.graph
    let checked =
      nodes ?? graph.given.map(\.id).filter { trace.gradients[$0] != nil }
    let count = checked.reduce(0) { $0 + graph.nodes[$1].shape.count }
    let cost = OperationCount.values(of: graph)
    let affordable = max(20, budget / max(1, 6 * (cost.multiplications + cost.functions)))
    let stride = max(1, (count + affordable - 1) / affordable)
    var entries: [Entry] = []
    for node in checked {
      guard let gradient = trace.gradients[node] else { continue }
      let probe = Probe(trace, of: node)
      for index in Swift.stride(from: 0, to: gradient.shape.count, by: stride) {
        entries.append(probe.entry(index, analytic: gradient.elements[index]))
      }
    }
    self.entries = entries
  }

  /// The entries that difference quotients do not confirm.
  public var mistakes: [Entry] {
    entries.filter { $0.verdict == .wrong || $0.verdict == .uncomfortable }
  }

  public var kinks: [Entry] { entries.filter { $0.verdict == .kink } }

  /// How many entries have two numbers to compare.
  public var compared: Int {
    entries.count { $0.verdict != .kink && $0.verdict != .notFinite }
  }

  /// The entry of a node with the largest error; one without an error only if all are.
  public func worst(of node: Node.ID) -> Entry? {
    let own = entries.filter { $0.node == node }
    let comparable = own.filter { $0.verdict != .kink && $0.verdict != .notFinite }
    // What rounding explains has no error worth showing beside one that it does not explain.
    let suspicious = comparable.filter { $0.verdict != .happy }
    let candidates = suspicious.isEmpty ? comparable : suspicious
    return candidates.max { ($0.relativeError ?? 0) < ($1.relativeError ?? 0) } ?? own.first
  }
}

/// The loss as a function of one entry of one given value.
private struct Probe {
  let graph: Graph
  let values: [Tensor]
  let node: Node.ID
  /// The lines between the node and the loss, each with what decides on which side of a kink it is.
  private let lines: [(id: Node.ID, formula: Formula, kinks: [Formula])]
  private let sides: [Int]

  init(_ trace: Trace, of node: Node.ID) {
    graph = trace.graph
    values = trace.values
    self.node = node
    var moves = [Bool](repeating: false, count: trace.graph.nodes.count)
    moves[node] = true
    var lines: [(id: Node.ID, formula: Formula, kinks: [Formula])] = []
    for line in trace.graph.nodes {
      guard let formula = line.formula,
        trace.graph.pullbacks[line.id].contains(where: { moves[$0.target] })
      else { continue }
      moves[line.id] = true
      if trace.graph.reachesLoss[line.id] { lines.append((line.id, formula, formula.kinks)) }
    }
    self.lines = lines
    sides = lines.flatMap { line in Self.sides(line.kinks, values: trace.values) }
  }

  /// The first is long enough that rounding does not matter, the last about as short as pays.
  private static let steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11]

  func entry(_ index: Int, analytic: Double) -> GradientCheck.Entry {
    let here = values[graph.loss].elements[0]
    guard analytic.isFinite, here.isFinite else {
      return entry(index, analytic, numeric: nil, .notFinite)
    }
    var best: (quotient: Double, doubt: Double, rounding: Double)?
    var previous: Double?
    var acrossKink: (quotient: Double, isSeen: Bool)?
    for step in Self.steps {
      let quotient: Double
      let rounding: Double
      switch probed(index, step) {
      case .notFinite:
        previous = nil
        continue
      case .acrossKink(let slope, let isSeen):
        // Shorter steps are closer to the kink, but rounding blurs the slopes on its sides.
        if acrossKink == nil || step >= 1e-6 { acrossKink = (slope, isSeen) }
        previous = nil
        continue
      case .smooth(let slope, let error): (quotient, rounding) = (slope, error)
      }
      if let before = previous {
        // D(h) = ℓ′ + c h² + …: from D(h) and D(h/10), h² falls out.
        let better = (100 * quotient - before) / 99
        let doubt = abs(better - quotient) + rounding
        if doubt < best?.doubt ?? .infinity { best = (better, doubt, rounding) }
        if doubt <= 1e-10 * abs(better) { break }
      } else if best == nil {
        best = (quotient, .infinity, rounding)
      }
      previous = quotient
    }
    guard let best else {
      guard let acrossKink else { return entry(index, analytic, numeric: nil, .notFinite) }
      // A gate whose unit nothing listens to may change as it likes.
      return entry(
        index, analytic, numeric: acrossKink.quotient, acrossKink.isSeen ? .kink : nil)
    }
    let isRounding = abs(analytic - best.quotient) <= best.rounding
    return entry(index, analytic, numeric: best.quotient, isRounding ? .happy : nil)
  }

  /// - Parameter verdict: nil if the relative error decides.
  private func entry(
    _ index: Int, _ analytic: Double, numeric: Double?, _ verdict: GradientCheck.Verdict?
  ) -> GradientCheck.Entry {
    let error = numeric.map { numeric in
      analytic == numeric
        ? 0 : abs(analytic - numeric) / max(abs(analytic), abs(numeric))
    }
    return GradientCheck.Entry(
      node: node, index: index, analytic: analytic, numeric: numeric, relativeError: error,
      verdict: verdict ?? error.map(GradientCheck.Verdict.init) ?? .notFinite)
  }

  private enum Slope {
    /// The central quotient and how much of it rounding may be.
    case smooth(Double, rounding: Double)
    /// Whether the loss has another slope on one side than on the other.
    case acrossKink(Double, isSeen: Bool)
    case notFinite
  }

  /// - Parameter step: relative to the value, absolute below 1.
  private func probed(_ index: Int, _ step: Double) -> Slope {
    let value = values[node].elements[index]
    let reach = step * max(1, abs(value))
    let (right, left) = (value + reach, value - reach)
    let (above, below) = (loss(index, right), loss(index, left))
    // What was added is not quite the step, but right − left is exact.
    let slope = (above.loss - below.loss) / (right - left)
    guard slope.isFinite else { return .notFinite }
    let rounding = 16 * Double.ulpOfOne * (abs(above.loss) + abs(below.loss)) / (right - left)
    if above.sides != sides || below.sides != sides {
      let here = values[graph.loss].elements[0]
      let slopes = [(above.loss - here) / (right - value), (here - below.loss) / (value - left)]
      let largest = slopes.map(abs).max() ?? 0
      return .acrossKink(
        slope, isSeen: abs(slopes[0] - slopes[1]) > 1e-3 * largest + 2 * rounding)
    }
    return .smooth(slope, rounding: rounding)
  }

  /// The loss with one entry changed, and the sides of all kinks.
  private func loss(_ index: Int, _ number: Double) -> (loss: Double, sides: [Int]) {
    var changed = values
    changed[node].elements[index] = number
    var sides: [Int] = []
    for line in lines {
      changed[line.id] = line.formula.evaluated { symbol in
        if case .value(let id) = symbol { changed[id] } else { Tensor(.nan) }
      }
      sides += Self.sides(line.kinks, values: changed)
    }
    return (changed[graph.loss].elements[0], sides)
  }

  /// −1, 0 or 1 for each entry of each formula; 2 for NaN.
  private static func sides(_ kinks: [Formula], values: [Tensor]) -> [Int] {
    kinks.flatMap { kink in
      kink.evaluated { symbol in
        if case .value(let id) = symbol { values[id] } else { Tensor(.nan) }
      }.elements.map { $0.isNaN ? 2 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    }
  }
}
