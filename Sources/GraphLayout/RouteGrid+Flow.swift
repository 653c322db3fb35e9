extension RouteGrid {
  /// Marks the direction of a trunk where a reader could follow it the wrong way.
  ///
  /// Two lines with an edge from the one to the other look like an H, from which nobody can tell
  /// which of them feeds the other; an arrow next to the line that receives the edge does:
  ///
  ///     │a├─┬┤b│
  ///         ▲
  ///     │c├─┴┤d│
  ///
  /// Most trunks need no arrow: lines run from left to right, so a bend has only one reading.
  mutating func markFlow(of trunk: Trunk, column: Int) {
    // Where the trunk reaches a line that comes from elsewhere, or leaves one that goes on.
    let foreignIn = trunk.rights.filter { self[$0, column]?.arms.contains(.west) ?? false }
    let foreignOut = trunk.lefts.filter { self[$0, column]?.arms.contains(.east) ?? false }
    if trunk.lefts.count > 1 {
      for row in foreignOut { mark(trunk, column, from: row, arrives: false) }
    } else if !foreignOut.isEmpty || trunk.rights.count > 1 {
      for row in foreignIn { mark(trunk, column, from: row, arrives: true) }
    }
  }

  /// Marks the first plain cell of the trunk, going inwards from an end.
  private mutating func mark(_ trunk: Trunk, _ column: Int, from end: Int, arrives: Bool) {
    let isTop = end == trunk.rows.lowerBound
    guard isTop || end == trunk.rows.upperBound else { return }
    let inwards = isTop ? 1 : -1
    var row = end + inwards
    while trunk.isCrossed(at: row), let cell = self[row, column], cell.junction != .join {
      if cell.junction == .line, cell.arms == .vertical {
        mark(isTop == arrives ? .up : .down, row: row, column: column)
        return
      }
      row += inwards
    }
  }
}
