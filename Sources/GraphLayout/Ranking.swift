/// Gives every box its layer: 0 at the left, every edge leading to a later layer.
///
/// Longest path from the sources. If sources are pulled, boxes then slide within their slack to
/// where the lines become shortest, and every source stands just before its first consumer.
struct Ranking {
  let successors: [[Int]]
  let predecessors: [[Int]]
  /// The boxes, operands before uses; ties in the order of discovery from low indices.
  let order: [Int]
  private(set) var ranks: [Int]

  /// Sliding looks at every box and layer, so it is left out where that would take long.
  private static let slidingLimit = 300

  /// Complexity: O(boxes + edges), and a few passes more for small graphs.
  init(boxCount: Int, edges: [Diagram.Edge], pullsSources: Bool) {
    var successors = [[Int]](repeating: [], count: boxCount)
    var predecessors = successors
    for edge in edges {
      successors[edge.from].append(edge.to)
      predecessors[edge.to].append(edge.from)
    }
    var ranks = [Int](repeating: 0, count: boxCount)
    var waiting = predecessors.map(\.count)
    var order = (0..<boxCount).filter { waiting[$0] == 0 }
    order.reserveCapacity(boxCount)
    var next = 0
    while next < order.count {
      let box = order[next]
      next += 1
      for use in successors[box] {
        ranks[use] = max(ranks[use], ranks[box] + 1)
        waiting[use] -= 1
        if waiting[use] == 0 { order.append(use) }
      }
    }
    precondition(order.count == boxCount, "the edges form a cycle")
    self.successors = successors
    self.predecessors = predecessors
    self.order = order
    self.ranks = ranks
    if pullsSources {
      if boxCount <= Self.slidingLimit { slide() }
      pullSources()
    }
    let first = self.ranks.min() ?? 0
    for box in self.ranks.indices { self.ranks[box] -= first }
  }

  private func isSource(_ box: Int) -> Bool { predecessors[box].isEmpty }

  /// Moves inner boxes to where the total length of the lines is least, a few times over.
  private mutating func slide() {
    for _ in 0..<4 {
      var moved = false
      for box in order.reversed() where !isSource(box) && !successors[box].isEmpty {
        let inner = predecessors[box].filter { !isSource($0) }
        let lowest = (inner.map { ranks[$0] }.max() ?? 0) + 1
        let highest = (successors[box].map { ranks[$0] }.min() ?? lowest + 1) - 1
        guard lowest < highest else { continue }
        let start = ranks[box]
        var best = start
        var least = length(around: box)
        for rank in lowest...highest {
          ranks[box] = rank
          let now = length(around: box)
          if now < least {
            least = now
            best = rank
          }
        }
        ranks[box] = best
        moved = moved || best != start
      }
      if !moved { return }
    }
  }

  /// The layers crossed by the lines out of a box and out of its operands.
  private func length(around box: Int) -> Int {
    predecessors[box].reduce(reach(of: box)) { $0 + reach(of: $1) }
  }

  /// The layers crossed by the line out of a box, which its uses share; a source follows its uses.
  private func reach(of box: Int) -> Int {
    let uses = successors[box].lazy.map { ranks[$0] }
    guard let first = uses.min(), let last = uses.max() else { return 0 }
    return last - (isSource(box) ? first - 1 : ranks[box])
  }

  private mutating func pullSources() {
    for box in order where isSource(box) {
      if let first = successors[box].map({ ranks[$0] }).min() { ranks[box] = first - 1 }
    }
  }
}
