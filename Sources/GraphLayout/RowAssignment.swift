/// The port row of every vertex, for a given order and given straight runs.
///
/// Straight runs become blocks that move as one. Starting packed at the top, every block moves to
/// the weighted median of its neighbours as far as the blocks above and below allow; what touches
/// is then pushed along where that shortens the lines altogether. Ties between boxes go to the
/// smallest sum of squares, which centres a fork on its branches; lines that pass boxes rather
/// stay straight at one end.
struct RowAssignment {
  private typealias Near = (block: Int, weight: Int, passes: Bool)
  private typealias Apart = (block: Int, rows: Int)

  /// The port row of every vertex, from an arbitrary origin.
  var rows: [Int] { blockOf.map { row[$0] } }

  private var blockOf: [Int]
  private var row: [Int] = []
  private var near: [[Near]] = []
  private var above: [[Apart]] = []
  private var below: [[Apart]] = []
  private var marks: [Int] = []
  private var mark = 0

  /// Pushing groups of blocks takes long in large graphs and shows little there.
  private static let pushingLimit = 400

  init(
    _ graph: LayeredGraph, _ ordering: Ordering, _ alignment: Alignment,
    _ spacing: Diagram.Spacing
  ) {
    blockOf = .init(repeating: -1, count: graph.vertices.count)
    var count = 0
    for vertex in ordering.layers.joined() {
      if let before = alignment.left[vertex] {
        blockOf[vertex] = blockOf[before]
      } else {
        blockOf[vertex] = count
        count += 1
      }
    }
    near = .init(repeating: [], count: count)
    above = .init(repeating: [], count: count)
    below = above
    marks = .init(repeating: 0, count: count)
    for link in graph.links where blockOf[link.from] != blockOf[link.to] {
      let weight = Self.weight(link, graph)
      let passes = graph.isWaypoint(link.from) || graph.isWaypoint(link.to)
      near[blockOf[link.from]].append((blockOf[link.to], weight, passes))
      near[blockOf[link.to]].append((blockOf[link.from], weight, passes))
    }
    for layer in ordering.layers {
      for (upper, lower) in zip(layer, layer.dropFirst()) {
        let passing = graph.isWaypoint(upper) || graph.isWaypoint(lower)
        let gap = passing ? spacing.lineGap : spacing.rowGap
        let rows = graph.vertices[upper].below + gap + graph.vertices[lower].above + 1
        below[blockOf[upper]].append((blockOf[lower], rows))
        above[blockOf[lower]].append((blockOf[upper], rows))
      }
    }
    let order = packAtTop()
    relax(order)
    if graph.vertices.count <= Self.pushingLimit {
      pushGroups()
      relax(order)
    }
  }

  /// A bend in a line that passes boxes is worse than one next to a box.
  private static func weight(_ link: LayeredGraph.Link, _ graph: LayeredGraph) -> Int {
    switch (graph.isWaypoint(link.from), graph.isWaypoint(link.to)) {
    case (true, true): 4
    case (true, false), (false, true): 1
    case (false, false): 2
    }
  }

  /// Puts every block as far up as it goes; returns the blocks from top to bottom.
  private mutating func packAtTop() -> [Int] {
    row = .init(repeating: 0, count: near.count)
    var waiting = above.map(\.count)
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let block = order[next]
      next += 1
      for (lower, rows) in below[block] {
        row[lower] = max(row[lower], row[block] + rows)
        waiting[lower] -= 1
        if waiting[lower] == 0 { order.append(lower) }
      }
    }
    precondition(order.count == near.count, "straight runs cross")
    return order
  }

  private mutating func relax(_ order: [Int]) {
    for _ in 0..<8 {
      var moved = false
      for block in order.reversed() { moved = settle(block) || moved }
      for block in order { moved = settle(block) || moved }
      if !moved { return }
    }
  }

  /// Moves one block to its best free row; tells whether it moved.
  private mutating func settle(_ block: Int) -> Bool {
    guard !near[block].isEmpty else { return false }
    var highest = Int.min
    var lowest = Int.max
    for (other, rows) in above[block] { highest = max(highest, row[other] + rows) }
    for (other, rows) in below[block] { lowest = min(lowest, row[other] - rows) }
    guard highest < lowest else { return false }
    let best = wish(of: block, within: highest...lowest)
    guard best != row[block] else { return false }
    row[block] = best
    return true
  }

  /// The free row nearest to the weighted median of the neighbours; of an interval of medians the
  /// one nearest to the mean of the boxes, or for a line that passes boxes an end of the interval.
  private func wish(of block: Int, within free: ClosedRange<Int>) -> Int {
    let sorted = near[block].map { (row: row[$0.block], weight: $0.weight) }
      .sorted { $0.row < $1.row }
    let total = sorted.reduce(0) { $0 + $1.weight }
    var passed = 0
    for (index, entry) in sorted.enumerated() {
      passed += entry.weight
      if passed * 2 == total {
        return choose(block, between: entry.row, and: sorted[index + 1].row, within: free)
      }
      if passed * 2 > total { return min(max(entry.row, free.lowerBound), free.upperBound) }
    }
    return row[block]
  }

  private func choose(
    _ block: Int, between upper: Int, and lower: Int, within free: ClosedRange<Int>
  ) -> Int {
    let boxes = near[block].filter { !$0.passes }
    if boxes.isEmpty, free.contains(upper) || free.contains(lower) {
      let prefersLower = abs(lower - row[block]) < abs(row[block] - upper)
      return free.contains(lower) && (prefersLower || !free.contains(upper)) ? lower : upper
    }
    var mean = row[block]
    if !boxes.isEmpty {
      let moment = boxes.reduce(0) { $0 + $1.weight * row[$1.block] }
      let total = boxes.reduce(0) { $0 + $1.weight }
      mean = (2 * moment + total) / (2 * total)
    }
    mean = min(max(mean, upper), lower)
    return min(max(mean, free.lowerBound), free.upperBound)
  }

  /// Shifts blocks by single rows, together with all they touch, while the lines get shorter.
  private mutating func pushGroups() {
    for _ in 0..<24 {
      var moved = false
      for block in near.indices {
        for step in [-1, 1] {
          var tries = 0
          while tries < 64, push(block, step) {
            tries += 1
            moved = true
          }
        }
      }
      if !moved { return }
    }
  }

  /// Tries to move a group that begins with one block and grows along its most stretched links.
  private mutating func push(_ block: Int, _ step: Int) -> Bool {
    mark += 1
    var group: [Int] = []
    var next: Int? = block
    for _ in 0..<4 {
      guard let seed = next else { return false }
      close(&group, over: seed, step)
      let (change, worst) = change(of: group, step)
      if change < 0 {
        for member in group { row[member] += step }
        return true
      }
      next = worst
    }
    return false
  }

  /// Adds a block and everything that it would run into.
  private mutating func close(_ group: inout [Int], over seed: Int, _ step: Int) {
    var next = group.count
    group.append(seed)
    marks[seed] = mark
    while next < group.count {
      let block = group[next]
      next += 1
      for (other, rows) in step > 0 ? below[block] : above[block]
      where marks[other] != mark && abs(row[other] - row[block]) <= rows {
        marks[other] = mark
        group.append(other)
      }
    }
  }

  /// By how much the lines get longer (ties as in `wish`), and which block holds the group back.
  private func change(of group: [Int], _ step: Int) -> (change: Int, worst: Int?) {
    var total = 0
    var worst: Int?
    var greatest = 0
    for block in group {
      for (other, weight, passes) in near[block] where marks[other] != mark {
        let before = abs(row[block] - row[other])
        let after = abs(row[block] + step - row[other])
        let tie =
          passes
          ? 1024 * (min(after, 1) - min(before, 1)) : after * after - before * before
        let change = weight * ((after - before) << 20 + tie)
        total += change
        if change > greatest {
          greatest = change
          worst = other
        }
      }
    }
    return (total, worst)
  }
}
