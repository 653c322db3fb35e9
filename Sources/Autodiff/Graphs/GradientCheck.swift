/// Compares the gradients of a trace with difference quotients, entry by entry.
///
///     GradientCheck(trace).worst(of: w)?.verdict     // .happy
///
/// The quotients are central ones, (ℓ(w + h) − ℓ(w − h)) / 2h, at steps h that shrink until two of
/// them agree (Ridders 1982), below the scale of a small value if need be; one-sided ones where the
/// other side gives no number. The gradient has no say in which is taken. A step across which a
/// ReLU's gate, or the like, changes is too long; if every step is, a kink lies at the value itself,
/// and there is nothing to compare. Where the two differ, it is found out how much of that rounding
/// may be, with all that is added up on the way to the loss; and where no quotients agree, they are
/// not held against the gradient.
public struct GradientCheck: Sendable {
  /// One entry of one gradient.
  public struct Entry: Sendable, Equatable {
    public let node: Node.ID
    /// Row by row, from 0.
    public let index: Int
    public let analytic: Double
    /// Across a kink, the mean of the slopes on its sides; nil where no probes tell a slope.
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
    /// No differences are close enough to a slope to tell, or a rule keeps its slope from growing.
    case undecided

    /// Whether there are two numbers to compare.
    var compares: Bool {
      switch self {
      case .happy, .okay, .uncomfortable, .wrong: true
      case .kink, .notFinite, .undecided: false
      }
    }

    init(relativeError: Double) {
      self =
        relativeError <= 1e-7
        ? .happy : relativeError <= 1e-4 ? .okay : relativeError <= 1e-2 ? .uncomfortable : .wrong
    }
  }

  /// In the order of the nodes; of what is too large, a random sample.
  public let entries: [Entry]
  /// How many entries there are.
  public let count: Int

  public var isSample: Bool { entries.count < count }

  /// - Parameters:
  ///   - nodes: given nodes that have a gradient; all unless they are named.
  ///   - budget: about how many additions, multiplications and functions may be spent. Each entry
  ///     costs some evaluations. Of each node at least one entry is looked at; of very many nodes, a
  ///     random sample.
  public init(_ trace: Trace, of nodes: [Node.ID]? = nil, budget: Int = 50_000_000) {
    let graph = trace.graph
    let checked =
      nodes ?? graph.given.map(\.id).filter { trace.gradients[$0] != nil }
    let count = checked.reduce(0) { $0 + graph.nodes[$1].shape.count }
    let affordable = budget / (6 * Self.cost(of: graph))
    var entries: [Entry] = []
    let looked = Self.sample(min(checked.count, max(50, affordable)), of: checked.count, named: "")
    for node in looked.map({ checked[$0] }) {
      guard let gradient = trace.gradients[node] else { continue }
      let own = gradient.shape.count
      var probe = GradientProbe(trace, of: node)
      let share = count <= affordable ? own : affordable * own / count
      for index in Self.sample(max(1, share), of: own, named: graph.nodes[node].name) {
        entries.append(probe.entry(index, analytic: gradient.elements[index]))
      }
    }
    self.entries = entries
    self.count = count
  }

  /// What evaluating a graph takes, at least 1: its arithmetic, what is copied to change an entry,
  /// and something for each operation and operand, which is most of it where numbers are few.
  private static func cost(of graph: Graph) -> Int {
    let arithmetic = OperationCount.values(of: graph)
    return graph.nodes.reduce(
      arithmetic.multiplications + arithmetic.additions + 10 * arithmetic.functions
    ) { cost, node in
      let formula = node.formula.map { $0.operationCount + $0.symbols.count } ?? 0
      return cost + node.shape.count + 100 * formula
    }
  }

  /// Places from 0, one in each of as many stretches, in order; the same ones every time.
  private static func sample(_ count: Int, of all: Int, named name: String) -> [Int] {
    if count >= all { return Array(0..<all) }
    var stream = RandomStream(seed: 0, name: name)
    return (0..<count).map { place in
      let (first, next) = (place * all / count, (place + 1) * all / count)
      return first + Int(stream.uniform() * Double(next - first))
    }
  }

  /// The entries that difference quotients do not confirm.
  public var mistakes: [Entry] {
    entries.filter { $0.verdict == .wrong || $0.verdict == .uncomfortable }
  }

  public var kinks: [Entry] { entries.filter { $0.verdict == .kink } }

  /// How many entries have two numbers to compare.
  public var compared: Int { entries.count { $0.verdict.compares } }

  /// The entry of a node with the largest error; one without an error only if all are.
  public func worst(of node: Node.ID) -> Entry? {
    let own = entries.filter { $0.node == node }
    let comparable = own.filter(\.verdict.compares)
    // What rounding explains has no error worth showing beside one that it does not explain.
    let suspicious = comparable.filter { $0.verdict != .happy }
    let candidates = suspicious.isEmpty ? comparable : suspicious
    return candidates.max { ($0.relativeError ?? 0) < ($1.relativeError ?? 0) } ?? own.first
  }
}
