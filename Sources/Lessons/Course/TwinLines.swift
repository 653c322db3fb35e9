import Autodiff

/// Which lines of a part come to the same as another, times one constant and plus another, though it is
/// not in them: `g = x*w + b` after `f = b + w*x`.
///
/// Found by trials, of lines that are made of the same given values; of larger graphs nothing is tried.
/// Only a line that comes later counts as a twin: one that came before has been seen.
struct TwinLines {
  private let trace: Trace
  private let part: GraphPart
  /// Lines that are made of the same given values, in order; by the place of the group.
  private var groups: [[Node.ID]] = []
  private var trials: [Trace]?
  private var columns: [Node.ID: TrialNumbers] = [:]
  /// How many pairs of entries may still be compared.
  private var budget = 50_000

  init(in part: GraphPart, _ trace: Trace) {
    self.part = part
    self.trace = trace
    let nodes = trace.graph.nodes
    guard trace.size <= Self.mostNumbers, nodes.count <= Self.mostNodes else { return }
    var sources: [Set<Node.ID>] = []
    for node in nodes {
      let operands = node.formula?.symbols.compactMap(\.node) ?? []
      let own: Set = node.formula == nil ? [node.id] : []
      sources.append(operands.reduce(into: own) { $0.formUnion(sources[$1]) })
    }
    let computed = trace.graph.computed.map(\.id)
    groups = Dictionary(grouping: computed) { sources[$0] }.values.filter { $0.count > 1 }
  }

  /// The later lines that tell a number of one of these.
  mutating func twins(of lines: Set<Node.ID>) -> Set<Node.ID> {
    var twins: Set<Node.ID> = []
    for line in lines.sorted() {
      let later = groups.first { $0.contains(line) }?.filter { $0 > line } ?? []
      for twin in later where tells(twin, line) { twins.insert(twin) }
    }
    return twins
  }

  private mutating func tells(_ twin: Node.ID, _ line: Node.ID) -> Bool {
    budget -= trace.graph.nodes[twin].shape.count * trace.graph.nodes[line].shape.count
    return budget >= 0 && column(twin).tells(column(line), inAtLeast: Self.enough) == true
  }

  private mutating func column(_ id: Node.ID) -> TrialNumbers {
    if let column = columns[id] { return column }
    let trials = trials ?? trace.spread(1...Self.most, by: part)
    self.trials = trials
    let column = TrialNumbers(.symbol(.value(id)), in: trials)
    columns[id] = column
    return column
  }

  private static let (enough, most) = (6, 16)
  private static let (mostNodes, mostNumbers) = (500, 20_000)
}
