/// Turns plans into cells: columns for layers and tracks, frames, routes and the grid.
struct Painter {
  private let boxes: [Diagram.Box]
  private let spacing: Diagram.Spacing
  private let edges: [Diagram.Edge]
  private var layers: [Int]
  private var frames: [Layout.Frame]
  private var corners: [[Layout.Position]]
  private var pieces: [[RouteCell]] = []
  private var trunks: [(trunk: Trunk, column: Int)] = []
  private var columns = 0

  init(_ boxes: [Diagram.Box], _ edges: [Diagram.Edge], _ spacing: Diagram.Spacing) {
    self.boxes = boxes
    self.spacing = spacing
    self.edges = edges
    layers = .init(repeating: 0, count: boxes.count)
    frames = .init(
      repeating: .init(row: 0, column: 0, width: 0, height: 0, portRow: 0),
      count: boxes.count)
    corners = .init(repeating: [], count: edges.count)
  }

  /// Adds a connected part below what is there.
  mutating func add(_ plan: Plan) {
    let start = pieces.isEmpty ? 0 : pieces.count + spacing.componentGap
    let shift = start - plan.extent.lowerBound
    pieces.append(
      contentsOf: repeatElement([], count: start + plan.extent.count - pieces.count))
    let (lefts, widths) = columns(of: plan)
    placeBoxes(plan, lefts, widths, shift)
    let ways = ways(plan, lefts, widths, shift)
    paint(ways)
    for (index, path) in plan.graph.paths.enumerated() {
      corners[plan.graph.edgeIDs[index]] = path.flatMap { ways[$0] }
    }
  }

  /// The layout of everything added so far.
  func finish() -> Layout {
    let routes = edges.indices.map {
      Route(from: edges[$0].from, to: edges[$0].to, corners: Self.simplified(corners[$0]))
    }
    var grid = RouteGrid(pieces: pieces)
    for (trunk, column) in trunks { grid.markFlow(of: trunk, column: column) }
    return Layout(columns: columns, layers: layers, frames: frames, routes: routes, grid: grid)
  }

  /// The first column and the width of every layer.
  private mutating func columns(of plan: Plan) -> (lefts: [Int], widths: [Int]) {
    let widths = plan.layers.map { layer in
      layer.map { plan.graph.vertices[$0].box.map { boxes[$0].width } ?? 1 }.max() ?? 1
    }
    var lefts: [Int] = []
    var column = 0
    for layer in plan.layers.indices {
      lefts.append(column)
      column += widths[layer]
      if layer < plan.channels.count { column += plan.gapWidth(layer, spacing) }
    }
    columns = max(columns, column)
    return (lefts, widths)
  }

  private mutating func placeBoxes(
    _ plan: Plan, _ lefts: [Int], _ widths: [Int], _ shift: Int
  ) {
    for (index, vertex) in plan.graph.vertices.enumerated() {
      guard let id = vertex.box else { continue }
      let box = boxes[id]
      layers[id] = vertex.layer
      frames[id] = .init(
        row: plan.rows[index] + shift - box.portRow,
        column: lefts[vertex.layer] + (widths[vertex.layer] - box.width) / 2,
        width: box.width, height: box.height, portRow: plan.rows[index] + shift)
    }
  }

  /// Start, bends and end of every link of a plan.
  private mutating func ways(
    _ plan: Plan, _ lefts: [Int], _ widths: [Int], _ shift: Int
  ) -> [[Layout.Position]] {
    var ways = [[Layout.Position]](repeating: [], count: plan.graph.links.count)
    for (layer, channel) in plan.channels.enumerated() {
      let links = plan.channelLinks[layer]
      // Spare columns come first: an arrow at the source then stands clear of the tracks.
      let spare = plan.gapWidth(layer, spacing) - channel.trackCount
      let first = lefts[layer] + widths[layer] + (spare + 1) / 2
      for link in links { ways[link] = [begin(link, plan, lefts, shift)] }
      for (trunk, track) in zip(channel.trunks, channel.tracks) {
        let column = first + track
        trunks.append((trunk.shifted(by: shift), column))
        for strand in trunk.strands {
          ways[links[strand.link]] += [
            .init(row: strand.from + shift, column: column),
            .init(row: strand.to + shift, column: column),
          ]
        }
      }
      for link in links { ways[link].append(end(link, plan, lefts, shift)) }
    }
    return ways
  }

  /// Where a link leaves its box; a waypoint's line begins at the left of its layer.
  private func begin(_ link: Int, _ plan: Plan, _ lefts: [Int], _ shift: Int) -> Layout.Position {
    let vertex = plan.graph.links[link].from
    let column =
      plan.graph.vertices[vertex].box.map { frames[$0].column + frames[$0].width }
      ?? lefts[plan.graph.vertices[vertex].layer]
    return .init(row: plan.rows[vertex] + shift, column: column)
  }

  /// Where a link reaches its box or the layer of its waypoint.
  private func end(_ link: Int, _ plan: Plan, _ lefts: [Int], _ shift: Int) -> Layout.Position {
    let vertex = plan.graph.links[link].to
    let column =
      plan.graph.vertices[vertex].box.map { frames[$0].column }
      ?? lefts[plan.graph.vertices[vertex].layer]
    return .init(row: plan.rows[vertex] + shift, column: column - 1)
  }

  private mutating func paint(_ ways: [[Layout.Position]]) {
    for way in ways {
      Route.walk(way) { row, column, arms in
        pieces[row].append(RouteCell(column: column, arms: arms, junction: .line))
      }
    }
  }

  /// Drops what lies between two points of a straight piece.
  private static func simplified(_ corners: [Layout.Position]) -> [Layout.Position] {
    var result: [Layout.Position] = []
    for corner in corners where result.last != corner {
      if result.count > 1 {
        let (before, last) = (result[result.count - 2], result[result.count - 1])
        if (before.row == last.row && last.row == corner.row)
          || (before.column == last.column && last.column == corner.column)
        {
          result.removeLast()
        }
      }
      result.append(corner)
    }
    return result
  }
}
