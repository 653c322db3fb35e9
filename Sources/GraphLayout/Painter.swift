import Screen

/// Draws the lines of a placement: routes, and the grid of their cells.
enum Painter {
  static func layout(_ placement: Placement) -> Layout {
    let edges = placement.edges
    var corners = [[Position]](repeating: [], count: edges.count)
    var pieces = [[RouteCell]](repeating: [], count: placement.rows)
    var trunks: [(trunk: Trunk, column: Int)] = []
    for part in placement.parts {
      let (ways, own) = placement.ways(of: part)
      trunks += own
      for way in ways {
        Route.walk(way) { row, column, arms in
          pieces[row].append(RouteCell(column: column, arms: arms, junction: .line))
        }
      }
      let graph = part.plan.graph
      for (index, path) in graph.paths.enumerated() {
        corners[graph.edgeIDs[index]] = path.flatMap { ways[$0] }
      }
    }
    let routes = edges.indices.map {
      Route(from: edges[$0].from, to: edges[$0].to, corners: simplified(corners[$0]))
    }
    var grid = RouteGrid(pieces: pieces)
    for (trunk, column) in trunks { grid.markFlow(of: trunk, column: column) }
    return Layout(
      columns: placement.columns, layers: placement.layers, frames: placement.frames,
      routes: routes, grid: grid)
  }

  /// Drops what lies between two points of a straight piece.
  private static func simplified(_ corners: [Position]) -> [Position] {
    var result: [Position] = []
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
