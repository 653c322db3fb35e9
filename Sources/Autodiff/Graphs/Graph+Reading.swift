extension Graph {
  /// How a graph is to be read: nothing of it changes a number.
  public struct Reading: Sendable, Hashable {
    /// How values and gradients are written, other than by their names.
    public var labels: [Symbol: String] = [:]
    /// Lines that are only looked at: they get no gradient and no step backward.
    public var aside: Set<Node.ID> = []
    /// The parameters that come first in pass #2, in order.
    public var order: [Node.ID] = []

    /// The letters of names with an index in all graphs that are read beside this one: `f` of `f₁`.
    public var indexedLetters: Set<Character> = []

    public init() {}

    /// The same of a graph whose nodes stand elsewhere.
    func moved(_ place: (Node.ID) -> Node.ID) -> Reading {
      var moved = Reading()
      for (name, label) in labels {
        switch name {
        case .value(let id): moved.labels[.value(place(id))] = label
        case .gradient(let id): moved.labels[.gradient(place(id))] = label
        case .direction, .elsewhere, .named: break
        }
      }
      moved.aside = Set(aside.map(place))
      moved.order = order.map(place)
      moved.indexedLetters = indexedLetters
      return moved
    }
  }

  /// The same graph, read in another way.
  public func read(as reading: Reading) -> Graph {
    var graph = self
    graph.reading = reading
    return graph
  }

  /// Whether there is a gradient of a node: of what is learned, and of lines that lead to the loss.
  public func getsGradient(_ id: Node.ID) -> Bool {
    nodes[id].kind != .data && !reading.aside.contains(id)
  }

  /// What is learned, by the line that uses it last, from the loss back; within a line as written;
  /// first what is to come first.
  public var parametersFromTheLossBack: [Node.ID] {
    var listed = Set<Node.ID>()
    var ordered: [Node.ID] = []
    for id in reading.order where listed.insert(id).inserted { ordered.append(id) }
    for line in nodes.reversed() {
      for case .value(let operand) in line.formula?.symbols ?? []
      where nodes[operand].kind == .parameter && listed.insert(operand).inserted {
        ordered.append(operand)
      }
    }
    return ordered + nodes.filter { $0.kind == .parameter && !listed.contains($0.id) }.map(\.id)
  }
}
