/// One connected part laid out in rows and tracks, and how well that came out.
///
/// What makes a picture good is easier to judge than to aim at, so small parts are planned in
/// several ways and the best plan wins; the first of equals, so that the choice is always the same.
struct Plan {
  let graph: LayeredGraph
  /// Vertices by layer, from top to bottom.
  let layers: [[Int]]
  /// The port row of every vertex, and all rows that boxes and lines take, from any origin.
  let rows: [Int]
  let extent: ClosedRange<Int>
  /// The gap right of every layer but the last, and its links in the order of the channel.
  let channels: [Channel]
  let channelLinks: [[Int]]

  /// The best of the ways to place a part.
  static func best(
    for part: Layering.Part, _ boxes: [Diagram.Box], _ spacing: Diagram.Spacing
  ) -> Plan {
    let plans = part.candidates.lazy.map { Plan(part.graph, $0, boxes, spacing) }
    guard part.candidates.count > 1 else { return plans[0] }
    var best = plans[0]
    var cost = best.cost(spacing, part.unrivalled)
    for plan in plans.dropFirst() {
      let planCost = plan.cost(spacing, part.unrivalled)
      if planCost < cost {
        best = plan
        cost = planCost
      }
    }
    return best
  }

  private init(
    _ graph: LayeredGraph, _ way: Layering.Candidate, _ boxes: [Diagram.Box],
    _ spacing: Diagram.Spacing
  ) {
    let ordering = way.ordering
    let rows = RowAssignment(Blocks(graph, way, boxes, spacing)).rows
    var channels: [Channel] = []
    var channelLinks: [[Int]] = []
    var covered = ordering.layers.compactMap { layer -> ClosedRange<Int>? in
      guard let first = layer.first, let last = layer.last else { return nil }
      return rows[first] - graph.above(first, boxes)...rows[last] + graph.below(last, boxes)
    }
    for layer in ordering.layers.dropLast() {
      let links = layer.flatMap { graph.outgoing[$0] }
      let channel = Channel(
        links.map { .init(from: rows[graph.links[$0].from], to: rows[graph.links[$0].to]) })
      covered += channel.trunks.map(\.rows)
      channels.append(channel)
      channelLinks.append(links)
    }
    self.graph = graph
    self.layers = ordering.layers
    self.rows = rows
    let (top, bottom) = (covered.map(\.lowerBound).min(), covered.map(\.upperBound).max())
    self.extent = (top ?? 0)...(bottom ?? 0)
    self.channels = channels
    self.channelLinks = channelLinks
  }

  /// The columns of the gap right of a layer.
  func gapWidth(_ layer: Int, _ spacing: Diagram.Spacing) -> Int {
    max(spacing.columnGap, channels[layer].trackCount)
  }

  /// What there is to dislike: bends, detours, crossings, size, long lines, lopsided forks.
  ///
  /// `unrivalled` are the links that ought to be straight more than others.
  private func cost(_ spacing: Diagram.Spacing, _ unrivalled: [Int]) -> Int {
    var cost = 6 * extent.count
    for (layer, channel) in channels.enumerated() {
      cost += 8 * channel.trunks.count + 20 * channel.detours + 8 * channel.crossings
      cost += 2 * gapWidth(layer, spacing)
      for trunk in channel.trunks {
        // A jog by one row looks like a slip, and has no cell for an arrow.
        cost += 2 * (trunk.rows.count - 1) + (trunk.rows.count == 2 ? 8 : 0)
      }
    }
    for link in unrivalled {
      if rows[graph.links[link].from] != rows[graph.links[link].to] { cost += 8 }
    }
    for vertex in graph.vertices.indices {
      cost += lean(vertex, graph.outgoing[vertex], \.to)
      cost += lean(vertex, graph.incoming[vertex], \.from)
    }
    return cost
  }

  /// How far, in half rows, a vertex stands off the middle of its equally important neighbours.
  private func lean(
    _ vertex: Int, _ links: [Int], _ end: KeyPath<LayeredGraph.Link, Int>
  ) -> Int {
    guard links.count > 1, let longest = links.map({ graph.links[$0].through }).max()
    else { return 0 }
    let equals = links.filter { graph.links[$0].through == longest }
      .map { rows[graph.links[$0][keyPath: end]] }
    guard equals.count > 1, let top = equals.min(), let bottom = equals.max() else { return 0 }
    return abs(2 * rows[vertex] - top - bottom)
  }
}
