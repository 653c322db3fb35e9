/// The gap between two layers: which trunks stand in it, and on which track.
///
/// Lines touch only where they belong together. So if a line from the left and a stranger to the
/// right share a row, the first must turn off before the second arrives: its trunk stands further
/// left. Where such demands run in a circle, a trunk is taken apart, or a link makes a detour
/// through a free row. Among the orders left, the one with few crossings is taken.
struct Channel {
  /// A link as the gap sees it: from a row on the left to a row on the right.
  struct Link {
    var from: Int
    var to: Int
  }

  private(set) var trunks: [Trunk] = []
  /// The track of every trunk, 0 at the left.
  private(set) var tracks: [Int] = []
  private(set) var trackCount = 0
  private(set) var detours = 0
  /// Crossings between trunks, counted only where the order is weighed by them.
  private(set) var crossings = 0

  private let links: [Link]
  private var usedRows: Set<Int> = []

  /// Weighing all pairs of trunks takes long for many.
  private static let weighingLimit = 48

  init(_ links: [Link]) {
    self.links = links
    guard links.contains(where: { $0.from != $0.to }) else { return }
    for link in links {
      usedRows.insert(link.from)
      usedRows.insert(link.to)
    }
    gather()
    var order: [Int]?
    while order == nil {
      let demands = Demands(trunks)
      order = demands.order(trunks, weighing: trunks.count <= Self.weighingLimit)
      if order == nil { breakCircle(demands.circle()) }
    }
    place(order ?? [])
  }

  /// Gathers bent links into trunks by source or by target, whichever has more of them.
  private mutating func gather() {
    guard let first = links.first else { return }
    var (top, bottom) = (first.from, first.from)
    for link in links {
      top = min(top, link.from, link.to)
      bottom = max(bottom, link.from, link.to)
    }
    var leaving = [Int](repeating: 0, count: bottom - top + 1)
    var entering = leaving
    var hasStraight = [Bool](repeating: false, count: leaving.count)
    for link in links {
      if link.from == link.to {
        hasStraight[link.from - top] = true
      } else {
        leaving[link.from - top] += 1
        entering[link.to - top] += 1
      }
    }
    var bySource = [[Trunk.Strand]](repeating: [], count: leaving.count)
    var byTarget = bySource
    for (index, link) in links.enumerated() where link.from != link.to {
      let strand = Trunk.Strand(link: index, from: link.from, to: link.to)
      if leaving[link.from - top] >= entering[link.to - top] {
        bySource[link.from - top].append(strand)
      } else {
        byTarget[link.to - top].append(strand)
      }
    }
    for row in leaving.indices {
      add(bySource[row], fanningAt: \.to, top, hasStraight, entering)
      add(byTarget[row], fanningAt: \.from, top, hasStraight, leaving)
    }
  }

  /// Adds a trunk, without the strands that could be misread on it.
  ///
  /// Those are strands that join a straight line where the trunk runs on past it, and strands that
  /// join another line where there is no cell left for an arrow. `bent` counts, for every row from
  /// `top`, the bent links that end there.
  private mutating func add(
    _ strands: [Trunk.Strand], fanningAt end: KeyPath<Trunk.Strand, Int>, _ top: Int,
    _ hasStraight: [Bool], _ bent: [Int]
  ) {
    guard !strands.isEmpty else { return }
    let whole = Trunk(strands)
    let ends = whole.lefts + whole.rights
    func standsApart(_ strand: Trunk.Strand) -> Bool {
      guard strands.count > 1 else { return false }
      let row = strand[keyPath: end]
      if whole.isCrossed(at: row) { return hasStraight[row - top] }
      return (hasStraight[row - top] || bent[row - top] > 1)
        && (ends.contains(row - 1) || ends.contains(row + 1))
    }
    let together = strands.filter { !standsApart($0) }
    if !together.isEmpty { trunks.append(Trunk(together)) }
    for strand in strands where standsApart(strand) { trunks.append(Trunk([strand])) }
  }

  /// Takes apart one trunk of those that wait for each other.
  private mutating func breakCircle(_ circle: [Int]) {
    if let several = circle.first(where: { trunks[$0].strands.count > 1 }) {
      let strands = trunks.remove(at: several).strands
      trunks.append(contentsOf: strands.map { Trunk([$0]) })
      return
    }
    let whole = circle.filter { trunks[$0].strands[0].half == nil }
    let detour = whole.map { candidate in
      let row = freeRow(for: trunks[candidate])
      let rows = trunks[candidate].rows
      let outside = max(0, rows.lowerBound - row, row - rows.upperBound)
      return (trunk: candidate, row: row, cost: rows.count + 1002 * outside)
    }.min { $0.cost < $1.cost }
    guard let detour else { preconditionFailure("a detour never waits in a circle") }
    let bestRow = detour.row
    let strand = trunks.remove(at: detour.trunk).strands[0]
    usedRows.insert(bestRow)
    detours += 1
    trunks.append(
      Trunk([.init(link: strand.link, from: strand.from, to: bestRow, half: .first)]))
    trunks.append(
      Trunk([.init(link: strand.link, from: bestRow, to: strand.to, half: .second)]))
  }

  /// The free row nearest to the middle of a trunk, if possible within its reach.
  private func freeRow(for trunk: Trunk) -> Int {
    let middle = (trunk.rows.lowerBound + trunk.rows.upperBound) / 2
    var distance = 0
    while true {
      if !usedRows.contains(middle - distance) { return middle - distance }
      if !usedRows.contains(middle + distance) { return middle + distance }
      distance += 1
    }
  }

  /// Gives every trunk the first track right of all earlier trunks that it would touch.
  private mutating func place(_ order: [Int]) {
    let top = trunks.map(\.rows.lowerBound).min() ?? 0
    let bottom = trunks.map(\.rows.upperBound).max() ?? 0
    var free = [Int](repeating: 0, count: bottom - top + 1)
    tracks = .init(repeating: 0, count: trunks.count)
    for (done, index) in order.enumerated() {
      let trunk = trunks[index]
      let reach = (trunk.rows.lowerBound - top)...(trunk.rows.upperBound - top)
      let track = free[reach].max() ?? 0
      tracks[index] = track
      trackCount = max(trackCount, track + 1)
      for row in reach { free[row] = track + 1 }
      guard trunks.count <= Self.weighingLimit else { continue }
      for other in order[..<done] { crossings += trunks[other].crossings(leftOf: trunk) }
    }
  }
}
