/// Which trunk of a channel must stand left of which, so that strangers never share a line.
struct Demands {
  /// For every trunk those that must stand right of it, and how many must stand left of it.
  private var after: [[Int]]
  private var before: [[Int]]

  init(_ trunks: [Trunk]) {
    after = .init(repeating: [], count: trunks.count)
    before = after
    let top = trunks.map(\.rows.lowerBound).min() ?? 0
    let height = trunks.map(\.rows.upperBound).max().map { $0 - top + 1 } ?? 0
    var fromLeft = [[Int]](repeating: [], count: height)
    var toRight = fromLeft
    for (index, trunk) in trunks.enumerated() {
      let half = trunk.strands[0].half
      if half != .second {
        for row in trunk.lefts { fromLeft[row - top].append(index) }
      }
      if half != .first {
        for row in trunk.rights { toRight[row - top].append(index) }
      } else {
        demand(index, leftOf: index + 1)
      }
    }
    for row in fromLeft.indices {
      // Strangers in one row: the line from the left turns off before the other arrives.
      for leaving in fromLeft[row] {
        for arriving in toRight[row] { demand(leaving, leftOf: arriving) }
      }
      // Relatives in one row: a trunk that branches here and runs on does so where the line
      // carries nothing but its own edges.
      for passing in fromLeft[row]
      where trunks[passing].lefts.count > 1 && trunks[passing].isCrossed(at: row + top) {
        for other in fromLeft[row] { demand(other, leftOf: passing) }
      }
      for passing in toRight[row]
      where trunks[passing].rights.count > 1 && trunks[passing].isCrossed(at: row + top) {
        for other in toRight[row] { demand(passing, leftOf: other) }
      }
    }
  }

  private mutating func demand(_ left: Int, leftOf right: Int) {
    guard left != right else { return }
    after[left].append(right)
    before[right].append(left)
  }

  /// The trunks from left to right, or nil where demands run in a circle.
  ///
  /// Of the trunks that may come next, the one that causes the fewest crossings comes first;
  /// without weighing, in the order of their index.
  func order(_ trunks: [Trunk], weighing: Bool) -> [Int]? {
    var waiting = before.map(\.count)
    var open = trunks.indices.filter { waiting[$0] == 0 }
    var price = [Int](repeating: 0, count: trunks.count)
    if weighing {
      for (index, trunk) in trunks.enumerated() {
        for (otherIndex, other) in trunks.enumerated() where otherIndex != index {
          price[index] += trunk.crossings(leftOf: other) - other.crossings(leftOf: trunk)
        }
      }
    }
    var order: [Int] = []
    while !open.isEmpty {
      var best = 0
      if weighing {
        for slot in open.indices {
          let here = (price[open[slot]], open[slot])
          if here < (price[open[best]], open[best]) { best = slot }
        }
      } else {
        best = open.count - 1
      }
      let chosen = open.remove(at: best)
      order.append(chosen)
      if weighing {
        for index in trunks.indices {
          price[index] -=
            trunks[index].crossings(leftOf: trunks[chosen])
            - trunks[chosen].crossings(leftOf: trunks[index])
        }
      }
      for next in after[chosen] {
        waiting[next] -= 1
        if waiting[next] == 0 { open.append(next) }
      }
    }
    return order.count == trunks.count ? order : nil
  }

  /// Some trunks that wait for each other in a circle; there must be one.
  func circle() -> [Int] {
    var waiting = before.map(\.count)
    var free = waiting.indices.filter { waiting[$0] == 0 }
    while let next = free.popLast() {
      for later in after[next] {
        waiting[later] -= 1
        if waiting[later] == 0 { free.append(later) }
      }
    }
    guard var current = waiting.firstIndex(where: { $0 > 0 }) else { return [] }
    var seen: [Int] = []
    while !seen.contains(current) {
      seen.append(current)
      current = before[current].first { waiting[$0] > 0 } ?? current
    }
    return Array(seen[(seen.firstIndex(of: current) ?? 0)...])
  }
}
