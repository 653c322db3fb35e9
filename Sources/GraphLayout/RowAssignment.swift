/// The port row of every vertex, for a given order and given straight runs.
///
/// Straight runs become blocks that move as one. Starting packed at the top, every block moves to
/// the weighted median of its neighbours as far as the blocks above and below allow; what touches
/// is then pushed along where that shortens the lines altogether. Ties between boxes go to the
/// smallest sum of squares, which centres a fork on its branches; lines that pass boxes rather
/// stay straight at one end.
struct RowAssignment {
  let blocks: Blocks
  /// The row of every block, from an arbitrary origin.
  var row: [Int]

  /// The port row of every vertex, from the same origin.
  var rows: [Int] { blocks.blockOf.map { row[$0] } }

  /// Pushing groups of blocks takes long in large graphs and shows little there.
  private static let pushingLimit = 400

  init(_ blocks: Blocks) {
    self.blocks = blocks
    row = .init(repeating: 0, count: blocks.near.count)
    let order = packAtTop()
    relax(order)
    if blocks.blockOf.count <= Self.pushingLimit {
      pushGroups()
      relax(order)
    }
  }

  /// Puts every block as far up as it goes; returns the blocks from top to bottom.
  private mutating func packAtTop() -> [Int] {
    var waiting = blocks.above.map(\.count)
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      let block = order[next]
      next += 1
      for (lower, rows) in blocks.below[block] {
        row[lower] = max(row[lower], row[block] + rows)
        waiting[lower] -= 1
        if waiting[lower] == 0 { order.append(lower) }
      }
    }
    precondition(order.count == blocks.near.count, "straight runs cross")
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
    guard !blocks.near[block].isEmpty else { return false }
    // Without bounds where nothing stands above or below.
    let highest = blocks.above[block].reduce(Int.min) { max($0, row[$1.block] + $1.rows) }
    let lowest = blocks.below[block].reduce(Int.max) { min($0, row[$1.block] - $1.rows) }
    guard highest < lowest else { return false }
    let best = wish(of: block, within: highest...lowest)
    guard best != row[block] else { return false }
    row[block] = best
    return true
  }

  /// The free row nearest to the weighted median of the neighbours; of an interval of medians the
  /// one nearest to the mean of the boxes, or for a line that passes boxes an end of the interval.
  private func wish(of block: Int, within free: ClosedRange<Int>) -> Int {
    let sorted = blocks.near[block].map { (row: row[$0.block], weight: $0.weight) }
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
    let boxes = blocks.near[block].filter { !$0.passes }
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
}
