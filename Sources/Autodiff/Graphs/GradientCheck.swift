/// Compares the gradients of a trace with difference quotients, entry by entry.
///
///     GradientCheck(trace).worst(of: w)?.verdict     // .happy
///
/// The quotients are central ones, (ℓ(w + h) − ℓ(w − h)) / 2h, at steps h that shrink until two of
/// them agree (Ridders 1982); the gradient has no say in which is taken. A step across which a
/// ReLU's gate, or the like, changes is too long; if every step is, a kink lies at the value itself,
/// and there is nothing to compare. Where the two differ, it is found out how much of that rounding
/// may be, with all that is added up on the way to the loss.
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
    /// How far apart rounding alone may bring the two; nil where the relative error decided.
    public let rounding: Double?
    /// Whether a gate, or the like, changed between two probes.
    public let sawKink: Bool

    /// Whether neither can be told from 0.
    public var isZeroUpToRounding: Bool {
      guard let rounding, let numeric else { return false }
      return max(abs(analytic), abs(numeric)) <= rounding
    }
  }

  /// What a relative error means, as CS231n teaches it (Neural Networks Part 3, "Gradient checks"),
  /// for double precision.
  public enum Verdict: String, Sendable, CaseIterable {
    /// At most 1e-7, or a difference that rounding explains.
    case happy
    /// Up to 1e-4: okay near a kink, too high elsewhere.
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
      let probe = GradientProbe(trace, of: node)
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
