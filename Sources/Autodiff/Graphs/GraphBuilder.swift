/// Puts leaves and lines into evaluation order: each leaf stands just before the line that first
/// uses it.
public struct GraphBuilder: Sendable {
  private var nodes: [Node] = []
  private var ids: [String: Node.ID] = [:]
  /// How long the derivatives of the lines are together.
  private var derivatives = 0

  public init() {}

  /// The node of that name, if it was added.
  public func id(of name: String) -> Node.ID? { ids[name] }

  public func shape(of id: Node.ID) -> Shape { nodes[id].shape }

  /// Adds something given.
  /// - Precondition: the name is new.
  @discardableResult
  public mutating func addLeaf(_ name: String, shape: Shape, learned: Bool) -> Node.ID {
    add(name, kind: learned ? .parameter : .data, shape: shape, formula: nil)
  }

  /// Adds the line `name = formula`, over the values of nodes that were added before.
  ///
  /// A line whose derivatives would be too long to read and to compute is added operation by
  /// operation, as `UnfoldedGraph` does with every line.
  /// - Precondition: the name is new.
  @discardableResult
  public mutating func addLine(_ name: String, _ formula: Formula) throws(GraphError) -> Node.ID {
    let shape: Shape
    do {
      shape = try formula.shape { symbol in
        guard case .value(let id) = symbol else { preconditionFailure("a line names values only") }
        return nodes[id].shape
      }
    } catch {
      throw .shapesDoNotFit(line: name, error)
    }
    let size = DerivativeSize(of: formula).total
    guard size > DerivativeSize.longest || derivatives + size > DerivativeSize.longestSum else {
      derivatives += size
      return add(name, kind: .computed, shape: shape, formula: formula)
    }
    precondition(ids[name] == nil, "\(name) is defined twice")
    var unfolding = Unfolding()
    swap(&unfolding.nodes, &nodes)
    let id = unfolding.addLine(name, formula)
    swap(&unfolding.nodes, &nodes)
    ids[name] = id
    return id
  }

  /// - Parameter loss: the node to differentiate; the last one unless it is named.
  public func graph(loss: Node.ID? = nil, examples: Axis? = nil) throws(GraphError) -> Graph {
    guard !nodes.isEmpty else { throw .emptyGraph }
    return try Graph(nodes: nodes, loss: loss ?? nodes.count - 1, examples: examples)
  }

  private mutating func add(
    _ name: String, kind: Node.Kind, shape: Shape, formula: Formula?
  )
    -> Node.ID
  {
    precondition(ids[name] == nil, "\(name) is defined twice")
    let id = nodes.count
    nodes.append(Node(id: id, name: name, kind: kind, shape: shape, formula: formula))
    ids[name] = id
    return id
  }
}
