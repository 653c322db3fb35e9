import Screen

extension Placement {
  /// Start, bends and end of every link of a part, and its trunks with their columns.
  func ways(of part: Part) -> (ways: [[Position]], trunks: [(trunk: Trunk, column: Int)]) {
    let plan = part.plan
    var trunks: [(trunk: Trunk, column: Int)] = []
    var ways = [[Position]](repeating: [], count: plan.graph.links.count)
    for (layer, channel) in plan.channels.enumerated() {
      let links = plan.channelLinks[layer]
      // Spare columns come first: an arrow at the source then stands clear of the tracks.
      let spare = plan.gapWidth(layer, spacing) - channel.trackCount
      let first = part.lefts[layer] + part.widths[layer] + (spare + 1) / 2
      for link in links { ways[link] = [begin(link, part)] }
      for (trunk, track) in zip(channel.trunks, channel.tracks) {
        let column = first + track
        trunks.append((trunk.shifted(by: part.shift), column))
        for strand in trunk.strands {
          ways[links[strand.link]] += [
            .init(row: strand.from + part.shift, column: column),
            .init(row: strand.to + part.shift, column: column),
          ]
        }
      }
      for link in links { ways[link].append(end(link, part)) }
    }
    return (ways, trunks)
  }

  /// Where a link leaves its box; a waypoint's line begins at the left of its layer.
  private func begin(_ link: Int, _ part: Part) -> Position {
    let plan = part.plan
    let vertex = plan.graph.links[link].from
    let column =
      plan.graph.vertices[vertex].box.map { frames[$0].column + frames[$0].width }
      ?? part.lefts[plan.graph.vertices[vertex].layer]
    return .init(row: plan.rows[vertex] + part.shift, column: column)
  }

  /// Where a link reaches its box or the layer of its waypoint.
  private func end(_ link: Int, _ part: Part) -> Position {
    let plan = part.plan
    let vertex = plan.graph.links[link].to
    let column =
      plan.graph.vertices[vertex].box.map { frames[$0].column }
      ?? part.lefts[plan.graph.vertices[vertex].layer]
    return .init(row: plan.rows[vertex] + part.shift, column: column - 1)
  }
}
