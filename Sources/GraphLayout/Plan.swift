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

  /// Parts with more vertices are planned in one way only.
  private static let comparingLimit = 300

  static func best(for graph: LayeredGraph, _ spacing: Diagram.Spacing) -> Plan {
    let above = Ordering(graph, waypointsAbove: true)
    let first = Alignment(graph, above, .chainsFromTop)
    var best = Plan(graph, above, first, spacing)
    guard graph.vertices.count <= comparingLimit else { return best }
    let unrivalled = graph.links.indices.filter {
      Alignment.isUnrivalled($0, graph, above.places)
    }
    var cost = best.cost(spacing, unrivalled)
    for ordering in orderings(graph, above) {
      var tried = ordering.layers == above.layers ? [first.left] : []
      for preference in Alignment.Preference.allCases {
        let alignment = Alignment(graph, ordering, preference)
        guard !tried.contains(alignment.left) else { continue }
        tried.append(alignment.left)
        let plan = Plan(graph, ordering, alignment, spacing)
        let planCost = plan.cost(spacing, unrivalled)
        if planCost < cost {
          best = plan
          cost = planCost
        }
      }
    }
    return best
  }

  /// The orders worth comparing: with shortcuts over the boxes, under them, or both.
  private static func orderings(_ graph: LayeredGraph, _ above: Ordering) -> [Ordering] {
    guard graph.vertices.contains(where: { $0.box == nil }) else { return [above] }
    let below = Ordering(graph, waypointsAbove: false)
    if below.crossings < above.crossings { return [below] }
    return below.crossings > above.crossings || below.layers == above.layers
      ? [above] : [above, below]
  }

  private init(
    _ graph: LayeredGraph, _ ordering: Ordering, _ alignment: Alignment,
    _ spacing: Diagram.Spacing
  ) {
    let rows = RowAssignment(Blocks(graph, ordering, alignment, spacing)).rows
    var channels: [Channel] = []
    var channelLinks: [[Int]] = []
    var top = Int.max
    var bottom = Int.min
    for layer in ordering.layers {
      guard let first = layer.first, let last = layer.last else { continue }
      top = min(top, rows[first] - graph.vertices[first].above)
      bottom = max(bottom, rows[last] + graph.vertices[last].below)
    }
    for layer in ordering.layers.dropLast() {
      let links = layer.flatMap { graph.outgoing[$0] }
      let channel = Channel(
        links.map { .init(from: rows[graph.links[$0].from], to: rows[graph.links[$0].to]) })
      for trunk in channel.trunks {
        top = min(top, trunk.rows.lowerBound)
        bottom = max(bottom, trunk.rows.upperBound)
      }
      channels.append(channel)
      channelLinks.append(links)
    }
    self.graph = graph
    self.layers = ordering.layers
    self.rows = rows
    self.extent = top...max(top, bottom)
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
