/// One connected part of a diagram, cut into links between neighbouring layers.
///
/// An edge over several layers passes through a *waypoint* in each layer between. Edges out of
/// one box share their waypoints, a line with taps; so do edges into one box, where that saves
/// more. Every vertex (box or waypoint) has one port row, and links with a vertex in common
/// have a source or a target in common: where lines touch, they belong together.
struct LayeredGraph {
  struct Vertex {
    /// The index of the box in the diagram; nil for a waypoint.
    var box: Int?
    var layer: Int
  }

  struct Link {
    var from: Int
    var to: Int
    /// How many boxes the longest path through one of its edges has.
    var through = 0
  }

  private(set) var vertices: [Vertex] = []
  private(set) var links: [Link] = []
  /// Links by vertex.
  private(set) var outgoing: [[Int]] = []
  private(set) var incoming: [[Int]] = []
  /// The links of every edge from its source to its target, in the order of `edgeIDs`.
  private(set) var paths: [[Int]] = []
  let edgeIDs: [Int]
  /// Vertices by layer, in no particular order yet.
  private(set) var layers: [[Int]]

  /// Builds the part made of `boxIDs` and `edgeIDs` (indices into the diagram and `edges`).
  init(
    edges: [Diagram.Edge], boxIDs: [Int], edgeIDs: [Int], localIndex: [Int], pullsSources: Bool
  ) {
    let local = edgeIDs.map {
      Diagram.Edge(from: localIndex[edges[$0].from], to: localIndex[edges[$0].to])
    }
    let ranking = Ranking(boxCount: boxIDs.count, edges: local, pullsSources: pullsSources)
    self.edgeIDs = edgeIDs
    layers = .init(repeating: [], count: ranking.ranks.max().map { $0 + 1 } ?? 0)
    for (index, id) in boxIDs.enumerated() {
      _ = addVertex(Vertex(box: id, layer: ranking.ranks[index]))
    }
    connect(local, ranking)
  }

  func isWaypoint(_ vertex: Int) -> Bool { vertices[vertex].box == nil }

  /// The rows that a vertex takes above its port row, and below it.
  func above(_ vertex: Int, _ boxes: [Diagram.Box]) -> Int {
    vertices[vertex].box.map { boxes[$0].portRow } ?? 0
  }

  func below(_ vertex: Int, _ boxes: [Diagram.Box]) -> Int {
    vertices[vertex].box.map { boxes[$0].height - boxes[$0].portRow - 1 } ?? 0
  }

  private mutating func addVertex(_ vertex: Vertex) -> Int {
    let index = vertices.count
    vertices.append(vertex)
    layers[vertex.layer].append(index)
    outgoing.append([])
    incoming.append([])
    return index
  }

  private mutating func addWaypoint(layer: Int) -> Int {
    addVertex(Vertex(box: nil, layer: layer))
  }

  private mutating func addLink(from: Int, to: Int) -> Int {
    let index = links.count
    links.append(Link(from: from, to: to))
    outgoing[from].append(index)
    incoming[to].append(index)
    return index
  }

  private mutating func connect(_ edges: [Diagram.Edge], _ ranking: Ranking) {
    let ranks = ranking.ranks
    var longOut = [Int](repeating: 0, count: ranks.count)
    var longIn = longOut
    for edge in edges where ranks[edge.to] - ranks[edge.from] > 1 {
      longOut[edge.from] += 1
      longIn[edge.to] += 1
    }
    let (fromStart, toEnd) = depths(ranking)
    var trunks = [[Int]](repeating: [], count: ranks.count)
    var collectors = trunks
    for edge in edges {
      let path: [Int]
      if ranks[edge.to] - ranks[edge.from] == 1 {
        path = [addLink(from: edge.from, to: edge.to)]
      } else if longIn[edge.to] > longOut[edge.from] {
        path = collect(edge, ranks, &collectors[edge.to])
      } else {
        path = branch(edge, ranks, &trunks[edge.from])
      }
      let through = fromStart[edge.from] + toEnd[edge.to]
      for link in path {
        links[link].through = max(links[link].through, through)
      }
      paths.append(path)
    }
  }

  /// Leads an edge along the line out of its source, making that line longer if need be.
  ///
  /// `trunk` holds the links of the line so far, the first one leaving the source.
  private mutating func branch(
    _ edge: Diagram.Edge, _ ranks: [Int], _ trunk: inout [Int]
  ) -> [Int] {
    let needed = ranks[edge.to] - ranks[edge.from] - 1
    while trunk.count < needed {
      let end = trunk.last.map { links[$0].to } ?? edge.from
      let waypoint = addWaypoint(layer: ranks[edge.from] + trunk.count + 1)
      trunk.append(addLink(from: end, to: waypoint))
    }
    return trunk[..<needed] + [addLink(from: links[trunk[needed - 1]].to, to: edge.to)]
  }

  /// Leads an edge along the line into its target; `collector` holds that line from its end.
  private mutating func collect(
    _ edge: Diagram.Edge, _ ranks: [Int], _ collector: inout [Int]
  ) -> [Int] {
    let needed = ranks[edge.to] - ranks[edge.from] - 1
    while collector.count < needed {
      let start = collector.last.map { links[$0].from } ?? edge.to
      let waypoint = addWaypoint(layer: ranks[edge.to] - collector.count - 1)
      collector.append(addLink(from: waypoint, to: start))
    }
    return [addLink(from: edge.from, to: links[collector[needed - 1]].from)]
      + collector[..<needed].reversed()
  }

  /// For every box the boxes on the longest path that ends in it, and on that which starts there.
  private func depths(_ ranking: Ranking) -> (fromStart: [Int], toEnd: [Int]) {
    var fromStart = [Int](repeating: 1, count: ranking.ranks.count)
    var toEnd = fromStart
    for box in ranking.order {
      for use in ranking.successors[box] {
        fromStart[use] = max(fromStart[use], fromStart[box] + 1)
      }
    }
    for box in ranking.order.reversed() {
      for use in ranking.successors[box] { toEnd[box] = max(toEnd[box], toEnd[use] + 1) }
    }
    return (fromStart, toEnd)
  }
}
