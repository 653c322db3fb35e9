extension RowAssignment {
  /// Shifts blocks by single rows, together with all they touch, while the lines get shorter.
  mutating func pushGroups() {
    var marks = Marks(blocks.near.count)
    for _ in 0..<24 {
      var moved = false
      for block in blocks.near.indices {
        for step in [-1, 1] {
          var tries = 0
          while tries < 64, push(block, step, &marks) {
            tries += 1
            moved = true
          }
        }
      }
      if !moved { return }
    }
  }

  /// Tries to move a group that begins with one block and grows along its most stretched links.
  private mutating func push(_ block: Int, _ step: Int, _ marks: inout Marks) -> Bool {
    marks.clear()
    var group: [Int] = []
    var next: Int? = block
    for _ in 0..<4 {
      guard let seed = next else { return false }
      close(&group, over: seed, step, &marks)
      let (change, worst) = change(of: group, step, marks)
      if change < 0 {
        for member in group { row[member] += step }
        return true
      }
      next = worst
    }
    return false
  }

  /// Adds a block and everything that it would run into.
  private func close(
    _ group: inout [Int], over seed: Int, _ step: Int, _ marks: inout Marks
  ) {
    var next = group.count
    group.append(seed)
    marks.insert(seed)
    while next < group.count {
      let block = group[next]
      next += 1
      for (other, rows) in step > 0 ? blocks.below[block] : blocks.above[block]
      where !marks.contains(other) && abs(row[other] - row[block]) <= rows {
        marks.insert(other)
        group.append(other)
      }
    }
  }

  /// By how much the lines get longer (ties as in `wish`), and which block holds the group back.
  private func change(
    of group: [Int], _ step: Int, _ marks: Marks
  ) -> (change: Int, worst: Int?) {
    var total = 0
    var worst: Int?
    var greatest = 0
    for block in group {
      for (other, weight, passes) in blocks.near[block] where !marks.contains(other) {
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

  /// A set of blocks that is emptied at no cost.
  private struct Marks {
    private var roundOf: [Int]
    private var round = 0

    init(_ count: Int) { roundOf = .init(repeating: 0, count: count) }

    mutating func clear() { round += 1 }
    mutating func insert(_ block: Int) { roundOf[block] = round }
    func contains(_ block: Int) -> Bool { roundOf[block] == round }
  }
}
