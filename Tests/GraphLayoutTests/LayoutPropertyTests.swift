import Testing

@testable import GraphLayout

/// What holds for every layout, tried on several hundred random diagrams.
@Suite struct EveryLayout {
  static let seeds = Array(1...600)

  @Test(arguments: seeds) func isDrawnCorrectly(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    expectCorrect(Layout(diagram), of: diagram)
  }

  @Test(arguments: [3, 10, 57]) func isTheSameEveryTime(seed: Int) {
    let diagram = Diagram.random(seed: seed)
    #expect(Layout(diagram) == Layout(diagram))
  }
}

/// Expects that boxes keep apart, routes lead from port to port around the boxes, and lines touch
/// only where they belong together.
func expectCorrect(
  _ layout: Layout, of diagram: Diagram, sourceLocation: SourceLocation = #_sourceLocation
) {
  var problems: [String] = []
  var boxAt = [[Int?]](
    repeating: .init(repeating: nil, count: layout.columns), count: layout.rows)
  for (index, frame) in layout.frames.enumerated() {
    let box = diagram.boxes[index]
    if (frame.width, frame.height, frame.portRow - frame.row)
      != (box.width, box.height, box.portRow)
    {
      problems.append("box \(index) changed its size")
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
  var arms: [Layout.Position: [(edge: Int, arms: Arms)]] = [:]
  for (index, route) in layout.routes.enumerated() {
    let (source, target) = (layout.frames[route.from], layout.frames[route.to])
    let cells = route.cells
    if cells.first != .init(row: source.portRow, column: source.column + source.width)
      || cells.last != .init(row: target.portRow, column: target.column - 1)
    {
      problems.append("route \(index) misses a port")
    }
    for (one, next) in zip(cells, cells.dropFirst())
    where abs(one.row - next.row) + abs(one.column - next.column) != 1 || one.column > next.column {
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
      arms[place, default: []].append((index, step.arms))
    }
  }
  problems += gridProblems(layout, arms)
  #expect(problems.isEmpty, sourceLocation: sourceLocation)
}

/// Holds the merged grid and the meetings of routes against the routes themselves.
private func gridProblems(
  _ layout: Layout, _ arms: [Layout.Position: [(edge: Int, arms: Arms)]]
) -> [String] {
  var problems: [String] = []
  var count = 0
  for (row, cells) in layout.grid.rows.enumerated() {
    for cell in cells {
      count += 1
      let here = arms[.init(row: row, column: cell.column)] ?? []
      if cell.edges != here.map(\.edge) { problems.append("wrong edges at \(row), \(cell.column)") }
      if cell.arms != here.reduce(into: Arms(), { $0.formUnion($1.arms) }) {
        problems.append("wrong arms at \(row), \(cell.column)")
      }
      if layout.grid[row, cell.column] != cell { problems.append("a cell is not found") }
      let isCrossing =
        Set(here.map(\.arms)) == [.horizontal, .vertical]
      if (cell.junction == .crossing) != isCrossing { problems.append("not a crossing") }
      if (cell.junction == .line) != (Set(here.map(\.arms)).count == 1) {
        problems.append("not a line")
      }
      for (number, one) in here.enumerated() {
        for other in here[..<number] {
          let (a, b) = (layout.routes[one.edge], layout.routes[other.edge])
          let isRelated = a.from == b.from || a.to == b.to
          if !isRelated, !isCrossing || one.arms == other.arms {
            problems.append("strangers \(one.edge), \(other.edge) at \(row), \(cell.column)")
          }
        }
      }
    }
  }
  if count != arms.count { problems.append("the grid has other cells than the routes") }
  return problems
}
