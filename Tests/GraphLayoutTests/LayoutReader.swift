import Screen

@testable import GraphLayout

extension Layout {
  /// The edges that a reader finds who sees nothing but the picture.
  ///
  /// From the port of every box the reader follows the lines: never to the left, straight on at
  /// a crossing, any way out of a join, and through an arrow only in its direction.
  func readEdges() -> Set<Diagram.Edge> {
    struct Look: Hashable {
      var position: Position
      var entry: Arms
    }
    var targets: [Position: Int] = [:]
    for (index, frame) in frames.enumerated() {
      targets[.init(row: frame.portRow, column: frame.column)] = index
    }
    var edges: Set<Diagram.Edge> = []
    for (source, frame) in frames.enumerated() {
      var open = [
        Look(position: .init(row: frame.portRow, column: frame.column + frame.width), entry: .west)
      ]
      var seen = Set(open)
      while let look = open.popLast() {
        let (row, column) = (look.position.row, look.position.column)
        guard let cell = grid[row, column], cell.arms.contains(look.entry) else {
          if look.entry == .west, let target = targets[look.position], target != source {
            edges.insert(.init(from: source, to: target))
          }
          continue
        }
        var exits = cell.arms.subtracting(look.entry).subtracting(.west)
        if cell.junction == .crossing {
          exits.formIntersection(look.entry == .west ? .horizontal : .vertical)
        }
        if let flow = cell.flow { exits.formIntersection(flow == .up ? .north : .south) }
        let ways: [(exit: Arms, entry: Arms, rows: Int, columns: Int)] = [
          (.north, .south, -1, 0), (.east, .west, 0, 1), (.south, .north, 1, 0),
        ]
        for way in ways where exits.contains(way.exit) {
          let next = Look(
            position: .init(row: row + way.rows, column: column + way.columns), entry: way.entry)
          if seen.insert(next).inserted { open.append(next) }
        }
      }
    }
    return edges
  }
}
