import Screen

/// Draws the lines of a placement: routes, and the grid of their cells.
enum Painter {
  static func layout(_ placement: Placement) -> Layout {
    let edges = placement.edges
    var corners = [[Position]](repeating: [], count: edges.count)
    var grid = GridDraft(rows: placement.rows)
    var trunks: [(trunk: Trunk, column: Int)] = []
    for part in placement.parts {
      let (ways, own) = placement.ways(of: part)
      trunks += own
      for way in ways { grid.add(way) }
      let graph = part.plan.graph
      for (index, path) in graph.paths.enumerated() {
        corners[graph.edgeIDs[index]] = path.flatMap { ways[$0] }
      }
    }
    let routes = edges.indices.map {
      Route(from: edges[$0].from, to: edges[$0].to, corners: simplified(corners[$0]))
    }
    var routed = grid.grid
    for (trunk, column) in trunks { routed.markFlow(of: trunk, column: column) }
    return Layout(
      columns: placement.columns, layers: placement.layers, frames: placement.frames,
      routes: routes, grid: routed)
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

/// The cells of ways, gathered. Of a straight piece each cell counts once, however many ways run
/// through it: the trunk of a value that thousands use is as long as all of them stand high.
private struct GridDraft {
  private var pieces: [[RouteCell]]
  /// By column, the rows of vertical pieces, and by row the columns of horizontal ones.
  private var down: [Int: [Range<Int>]] = [:]
  private var across: [Int: [Range<Int>]] = [:]

  init(rows: Int) { pieces = [[RouteCell]](repeating: [], count: rows) }

  mutating func add(_ way: [Position]) {
    Route.pieces(of: way) { first, last, arms in
      if first == last {
        pieces[first.row].append(RouteCell(column: first.column, arms: arms, junction: .line))
      } else if first.row == last.row {
        across[first.row, default: []].append(first.column..<last.column + 1)
      } else {
        let rows = min(first.row, last.row)..<max(first.row, last.row) + 1
        down[first.column, default: []].append(rows)
      }
    }
  }

  var grid: RouteGrid {
    var pieces = pieces
    for (column, ranges) in down {
      for row in Self.joined(ranges).joined() {
        pieces[row].append(RouteCell(column: column, arms: .vertical, junction: .line))
      }
    }
    for (row, ranges) in across {
      pieces[row] += Self.joined(ranges).joined().map {
        RouteCell(column: $0, arms: .horizontal, junction: .line)
      }
    }
    return RouteGrid(pieces: pieces)
  }

  /// The same cells in ranges of which no two overlap.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
