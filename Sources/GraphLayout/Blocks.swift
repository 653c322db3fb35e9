/// Straight runs of vertices, which share a row and move as one.
struct Blocks {
  /// A line to another block, what it weighs, and whether it passes boxes.
  typealias Near = (block: Int, weight: Int, passes: Bool)
  /// A block in the same layer and the least distance between the two port rows.
  typealias Apart = (block: Int, rows: Int)

  /// The block of every vertex.
  let blockOf: [Int]
  /// The lines out of every block, and its neighbours above and below in any layer.
  private(set) var near: [[Near]]
  private(set) var above: [[Apart]]
  private(set) var below: [[Apart]]

  init(
    _ graph: LayeredGraph, _ way: Layering.Candidate, _ boxes: [Diagram.Box],
    _ spacing: Diagram.Spacing
  ) {
    let (ordering, alignment) = way
    // Each vertex stands in one layer, so that each gets its block below.
    var blockOf = [Int](repeating: 0, count: graph.vertices.count)
    var count = 0
    for vertex in ordering.layers.joined() {
      if let before = alignment.left[vertex] {
        blockOf[vertex] = blockOf[before]
      } else {
        blockOf[vertex] = count
        count += 1
      }
    }
    near = .init(repeating: [], count: count)
    above = .init(repeating: [], count: count)
    below = above
    for link in graph.links where blockOf[link.from] != blockOf[link.to] {
      let weight = Self.weight(link, graph)
      let passes = graph.isWaypoint(link.from) || graph.isWaypoint(link.to)
      near[blockOf[link.from]].append((blockOf[link.to], weight, passes))
      near[blockOf[link.to]].append((blockOf[link.from], weight, passes))
    }
    for layer in ordering.layers {
      for (upper, lower) in zip(layer, layer.dropFirst()) {
        let passing = graph.isWaypoint(upper) || graph.isWaypoint(lower)
        let gap = passing ? spacing.lineGap : spacing.rowGap
        let rows = graph.below(upper, boxes) + gap + graph.above(lower, boxes) + 1
        below[blockOf[upper]].append((blockOf[lower], rows))
        above[blockOf[lower]].append((blockOf[upper], rows))
      }
    }
    self.blockOf = blockOf
  }

  /// A bend in a line that passes boxes is worse than one next to a box.
  private static func weight(_ link: LayeredGraph.Link, _ graph: LayeredGraph) -> Int {
    switch (graph.isWaypoint(link.from), graph.isWaypoint(link.to)) {
    case (true, true): 4
    case (true, false), (false, true): 1
    case (false, false): 2
    }
  }
}
