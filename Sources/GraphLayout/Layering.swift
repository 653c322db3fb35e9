/// The layers of a diagram, the order within them and what is to run straight: all that follows from
/// the edges alone. Made once, and placed for boxes of any size by `Layout`.
package struct Layering: Sendable {
  /// What is laid out in one way or another: an order, and the straight runs in it.
  typealias Candidate = (ordering: Ordering, alignment: Alignment)

  /// A connected part, and the ways worth comparing; the first is the one of large parts.
  struct Part {
    let graph: LayeredGraph
    let candidates: [Candidate]
    /// The links that ought to be straight more than others.
    let unrivalled: [Int]
  }

  let boxCount: Int
  /// Each edge once.
  let edges: [Diagram.Edge]
  let parts: [Part]
  let plans = PlanCache()
  /// Of each part the layers with boxes and those that lines pass alone.
  private let spans: [(boxes: Int, lines: Int)]

  /// Parts with more vertices are planned in one way only.
  private static let comparingLimit = 300

  /// - Parameter edges: between boxes counted from 0; they form no cycle.
  /// - Parameter pullsSources: see `Diagram`.
  ///
  /// Complexity: about linear in boxes, and in edges times the layers that they cross.
  package init(boxCount: Int, edges: [Diagram.Edge], pullsSources: Bool = true) {
    var seen = Set<Int>()
    let edges = edges.filter { seen.insert($0.from * boxCount + $0.to).inserted }
    let connected = ConnectedParts(boxCount: boxCount, edges: edges)
    self.boxCount = boxCount
    self.edges = edges
    parts = connected.parts.map { part in
      let graph = LayeredGraph(
        edges: edges, boxIDs: part.boxes, edgeIDs: part.edges, localIndex: connected.localIndex,
        pullsSources: pullsSources)
      return Self.part(graph)
    }
    spans = parts.map { part in
      let boxes = part.graph.layers.count { layer in
        layer.contains { part.graph.vertices[$0].box != nil }
      }
      return (boxes, part.graph.layers.count - boxes)
    }
  }

  /// The columns that boxes of some widths take at least, however the lines run.
  package func leastColumns(widths: [Int], gap: Int) -> Int {
    parts.reduce(0) { most, part in
      let columns = part.graph.layers.reduce(-gap) { sum, layer in
        sum + gap + (layer.compactMap { part.graph.vertices[$0].box }.map { widths[$0] }.max() ?? 1)
      }
      return max(most, columns)
    }
  }

  /// The rows that boxes of some heights take at least: those of a layer stand below one another.
  package func leastRows(heights: [Int], gap: Int) -> Int {
    parts.reduce(0) { most, part in
      part.graph.layers.reduce(most) { most, layer in
        let boxes = layer.compactMap { part.graph.vertices[$0].box }
        return max(most, boxes.reduce(-gap) { $0 + gap + heights[$1] })
      }
    }
  }

  /// The columns that boxes of one width take at least.
  package func leastColumns(width: Int, gap: Int) -> Int {
    spans.reduce(0) { max($0, ($1.boxes + $1.lines - 1) * gap + $1.boxes * width + $1.lines) }
  }

  private static func part(_ graph: LayeredGraph) -> Part {
    let above = Ordering(graph, waypointsAbove: true)
    let first = Alignment(graph, above, .chainsFromTop)
    var candidates = [(above, first)]
    guard graph.vertices.count <= comparingLimit else {
      return Part(graph: graph, candidates: candidates, unrivalled: [])
    }
    for ordering in orderings(graph, above) {
      var tried = ordering.layers == above.layers ? [first.left] : []
      for preference in Alignment.Preference.allCases {
        let alignment = Alignment(graph, ordering, preference)
        guard !tried.contains(alignment.left) else { continue }
        tried.append(alignment.left)
        candidates.append((ordering, alignment))
      }
    }
    let unrivalled = graph.links.indices.filter {
      Alignment.isUnrivalled($0, graph, above.places)
    }
    return Part(graph: graph, candidates: candidates, unrivalled: unrivalled)
  }

  /// The orders worth comparing: with shortcuts over the boxes, under them, or both.
  private static func orderings(_ graph: LayeredGraph, _ above: Ordering) -> [Ordering] {
    guard graph.vertices.contains(where: { $0.box == nil }) else { return [above] }
    let below = Ordering(graph, waypointsAbove: false)
    if below.crossings < above.crossings { return [below] }
    return below.crossings > above.crossings || below.layers == above.layers
      ? [above] : [above, below]
  }
}
