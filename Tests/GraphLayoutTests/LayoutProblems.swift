import Screen

@testable import GraphLayout

extension Layout {
  private typealias Passage = (edge: Int, arms: Arms)

  /// What is wrong with this layout; nothing, we hope.
  ///
  /// Boxes keep apart, routes lead from port to port around the boxes, lines touch only where
  /// they belong together, and the grid is the sum of the routes.
  func problems(for diagram: Diagram) -> [String] {
    var problems: [String] = []
    var boxAt = [[Int?]](repeating: .init(repeating: nil, count: columns), count: rows)
    placeBoxes(diagram, &boxAt, &problems)
    let passages = followRoutes(boxAt, &problems)
    compareGrid(passages, &problems)
    return problems
  }

  private func placeBoxes(
    _ diagram: Diagram, _ boxAt: inout [[Int?]], _ problems: inout [String]
  ) {
    for (index, (frame, box)) in zip(frames, diagram.boxes).enumerated() {
      if frame.width != box.width || frame.height != box.height
        || frame.portRow - frame.row != box.portRow
      {
        problems.append("box \(index) changed its shape")
      }
      for row in frame.row..<frame.row + frame.height {
        for column in frame.column..<frame.column + frame.width {
          guard boxAt.indices.contains(row), boxAt[row].indices.contains(column) else {
            problems.append("box \(index) leaves the picture")
            continue
          }
          if let other = boxAt[row][column] { problems.append("boxes \(index), \(other) overlap") }
          boxAt[row][column] = index
        }
      }
    }
  }

  private func followRoutes(
    _ boxAt: [[Int?]], _ problems: inout [String]
  ) -> [Position: [Passage]] {
    var passages: [Position: [Passage]] = [:]
    for (index, route) in routes.enumerated() {
      let (source, target) = (frames[route.from], frames[route.to])
      let cells = route.cells
      if cells.first != .init(row: source.portRow, column: source.column + source.width)
        || cells.last != .init(row: target.portRow, column: target.column - 1)
      {
        problems.append("route \(index) misses a port")
      }
      for (one, next) in zip(cells, cells.dropFirst())
      where abs(one.row - next.row) + abs(one.column - next.column) != 1
        || one.column > next.column
      {
        problems.append("route \(index) jumps or turns back")
      }
      if route.straight != cells.allSatisfy({ $0.row == cells[0].row }) {
        problems.append("route \(index) is wrong about being straight")
      }
      for step in route.steps {
        let place = step.position
        if !boxAt.indices.contains(place.row) || !boxAt[place.row].indices.contains(place.column) {
          problems.append("route \(index) leaves the picture")
        } else if let box = boxAt[place.row][place.column] {
          problems.append("route \(index) runs through box \(box)")
        }
        passages[place, default: []].append((index, step.arms))
      }
    }
    return passages
  }

  private func compareGrid(
    _ passages: [Position: [Passage]], _ problems: inout [String]
  ) {
    var count = 0
    for (row, cells) in grid.rows.enumerated() {
      for cell in cells {
        count += 1
        let here = passages[.init(row: row, column: cell.column)] ?? []
        let shapes = Set(here.map(\.arms))
        let expected: Junction =
          shapes.count == 1 ? .line : shapes == [.horizontal, .vertical] ? .crossing : .join
        if cell.junction != expected || cell.arms != shapes.reduce([], { $0.union($1) })
          || grid[row, cell.column] != cell
        {
          problems.append("the grid differs from the routes at \(row), \(cell.column)")
        }
        for (number, one) in here.enumerated() {
          for other in here[..<number] where !isRelated(one.edge, other.edge) {
            if expected != .crossing || one.arms == other.arms {
              problems.append("strangers \(one.edge), \(other.edge) at \(row), \(cell.column)")
            }
          }
        }
      }
    }
    if count != passages.count { problems.append("the grid has other cells than the routes") }
  }

  private func isRelated(_ one: Int, _ other: Int) -> Bool {
    routes[one].from == routes[other].from || routes[one].to == routes[other].to
  }
}
