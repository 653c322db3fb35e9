/// The parts of a diagram that no edge connects, each with its boxes and edges in ascending order.
struct ConnectedParts {
  struct Part {
    var boxes: [Int] = []
    var edges: [Int] = []
  }

  /// Ordered by their lowest box.
  private(set) var parts: [Part] = []
  /// The index of every box within its part.
  private(set) var localIndex: [Int]

  init(boxCount: Int, edges: [Diagram.Edge]) {
    var parent = Array(0..<boxCount)
    func root(_ box: Int) -> Int {
      var box = box
      while parent[box] != box {
        parent[box] = parent[parent[box]]
        box = parent[box]
      }
      return box
    }
    // The lower root wins, so a root is the lowest box of its part.
    for edge in edges {
      let (one, other) = (root(edge.from), root(edge.to))
      parent[max(one, other)] = min(one, other)
    }
    localIndex = .init(repeating: 0, count: boxCount)
    var partOf = localIndex
    for box in 0..<boxCount {
      let lowest = root(box)
      if lowest == box {
        partOf[box] = parts.count
        parts.append(Part())
      }
      localIndex[box] = parts[partOf[lowest]].boxes.count
      parts[partOf[lowest]].boxes.append(box)
    }
    for (index, edge) in edges.enumerated() { parts[partOf[root(edge.from)]].edges.append(index) }
  }
}
