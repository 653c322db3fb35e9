/// Puts leaves and lines into evaluation order: each leaf stands just before the line that first
/// uses it.
public struct GraphBuilder: Sendable {
  private var nodes: [Node] = []
  private var ids: [String: Node.ID] = [:]

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
  /// - Precondition: the name is new.
  @discardableResult
  public mutating func addLine(_ name: String, _ formula: Formula) throws(GraphError) -> Node.ID {
    do {
      let shape = try formula.shape { symbol in
        guard case .value(let id) = symbol else { preconditionFailure("a line names values only") }
        return nodes[id].shape
      }
      return add(name, kind: .computed, shape: shape, formula: formula)
    } catch {
      throw .shapesDoNotFit(line: name, error)
    }
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
