package import Screen

/// The way of one edge, from the cell right of its source to the cell left of its target.
package struct Route: Equatable, Sendable {
  /// A cell of a route and the sides at which the route enters and leaves it.
  package struct Step: Equatable, Sendable {
    package var position: Position
    package var arms: Arms
  }

  /// The index of the box where the route starts, and of that where it ends.
  package let from: Int
  package let to: Int
  /// Where the route starts, bends and ends, in this order; neighbours share a row or a column.
  package let corners: [Position]

  /// Whether the whole route lies in one row.
  package var straight: Bool { corners.allSatisfy { $0.row == corners[0].row } }

  /// Every cell from port to port, each next to the one before; made anew at each call.
  package var cells: [Position] { steps.map(\.position) }

  /// The cells with their arms: at the ends, the ports are arms too.
  package var steps: [Step] {
    var steps: [Step] = []
    Self.walk(corners) { row, column, arms in
      steps.append(Step(position: .init(row: row, column: column), arms: arms))
    }
    return steps
  }

  /// Visits the cells of a way that comes in from the west and goes out to the east.
  static func walk(
    _ corners: [Position], _ visit: (_ row: Int, _ column: Int, _ arms: Arms) -> Void
  ) {
    pieces(of: corners) { first, last, arms in
      var here = first
      visit(here.row, here.column, arms)
      while here != last {
        here.row += (last.row - here.row).signum()
        here.column += (last.column - here.column).signum()
        visit(here.row, here.column, arms)
      }
    }
  }

  /// Visits the corners of such a way, each by itself, and what lies straight between them, by its
  /// first and last cell.
  static func pieces(
    of corners: [Position], _ visit: (_ first: Position, _ last: Position, _ arms: Arms) -> Void
  ) {
    guard var here = corners.first else { return }
    var entry = Arms.west
    for corner in corners.dropFirst() where corner != here {
      let (exit, opposite): (Arms, Arms) =
        if corner.column != here.column {
          (.east, .west)
        } else if corner.row > here.row {
          (.south, .north)
        } else {
          (.north, .south)
        }
      visit(here, here, entry.union(exit))
      let (down, across) = (
        (corner.row - here.row).signum(), (corner.column - here.column).signum()
      )
      let first = Position(row: here.row + down, column: here.column + across)
      if first != corner {
        let last = Position(row: corner.row - down, column: corner.column - across)
        visit(first, last, opposite.union(exit))
      }
      here = corner
      entry = opposite
    }
    visit(here, here, entry.union(.east))
  }
}
