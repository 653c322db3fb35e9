/// The ways along which a change of a value reaches the loss, as a gradient comes back along them: what
/// the derivative with respect to it needs (Prince, figure 7.1). Through `stop` no way leads.
public struct Way: Sendable {
  /// From a value to a line that uses it.
  public struct Edge: Hashable, Sendable {
    public let from: Node.ID
    public let to: Node.ID

    public init(from: Node.ID, to: Node.ID) { (self.from, self.to) = (from, to) }
  }

  public let start: Node.ID
  /// A slope for each.
  public let edges: Set<Edge>
  /// The lines between the value and the loss, in the order of the graph.
  public let between: [Node.ID]

  /// Nil if no way leads from the value to the loss.
  public init?(from start: Node.ID, in graph: Graph) {
    func used(by line: Node) -> [Node.ID] {
      graph.pullbacks[line.id].filter { !$0.formula.isZero }.map(\.target)
    }
    var leading: Set<Node.ID> = [graph.loss]
    for line in graph.computed.reversed() where leading.contains(line.id) {
      leading.formUnion(used(by: line))
    }
    var (moved, edges, between) = (Set([start]), Set<Edge>(), [Node.ID]())
    for line in graph.computed where line.id != start && leading.contains(line.id) {
      let ways = used(by: line).filter(moved.contains)
      if ways.isEmpty { continue }
      moved.insert(line.id)
      edges.formUnion(ways.map { Edge(from: $0, to: line.id) })
      if line.id != graph.loss { between.append(line.id) }
    }
    if edges.isEmpty { return nil }
    (self.start, self.edges, self.between) = (start, edges, between)
  }
}
