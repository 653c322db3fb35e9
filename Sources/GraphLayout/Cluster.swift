package import Screen

/// A box with a caption in the row above it or in its outline, and the leaves that hang under it.
package struct Cluster: Sendable {
  package struct Leaf: Sendable {
    let id: Int
    /// Of its name and all that stands under it.
    let size: Size

    package init(id: Int, size: Size) {
      self.id = id
      self.size = size
    }
  }

  /// How leaves stand under a box.
  package enum Leaves: Hashable, Sendable {
    /// One below the other.
    case listed
    /// Beside one another, so many columns apart.
    case beside(gap: Int)
  }

  /// How far leaves may stand out on both sides, under boxes that have none.
  package struct Overlap: Hashable, Sendable {
    fileprivate enum Reach { case none, apart, close }

    fileprivate let reach: Reach
    /// Whether the gap between two leaves stands below the middle of their box.
    private(set) var isParted = false
    /// Whether leaves that would stand on others hang lower, at the end of a stem.
    package private(set) var staggers = false

    package static let none = Overlap(reach: .none)
    /// With a row between them and the box above.
    package static let apart = Overlap(reach: .apart)
    /// Right below it.
    package static let close = Overlap(reach: .close)

    package var parted: Overlap {
      var overlap = self
      overlap.isParted = true
      return overlap
    }

    package var staggered: Overlap {
      var overlap = self
      overlap.staggers = true
      return overlap
    }

    var isClose: Bool { reach == .close }
    /// Whether leaves stand out at all.
    var standsOut: Bool { reach != .none }
  }

  let id: Int
  /// With its outline.
  let box: Size
  let leaves: [Leaf]
  let arrangement: Leaves
  private(set) var overlap: Overlap
  /// The rows of the caption above the box.
  let captionRows: Int
  private let leavesSize: Size

  /// - Parameter id: what the box and its leaves stand for, of which each has its own.
  package init(
    id: Int, box: Size, leaves: [Leaf], _ arrangement: Leaves, overlap: Overlap = .none,
    captionRows: Int = 1
  ) {
    self.id = id
    self.box = box
    self.leaves = leaves
    self.arrangement = arrangement
    self.overlap = overlap
    self.captionRows = captionRows
    let columns = leaves.map(\.size.columns)
    let rows = leaves.map(\.size.rows)
    leavesSize =
      switch arrangement {
      case .listed: Size(columns.max() ?? 0, rows.reduce(0, +))
      case .beside(let gap):
        Size(columns.reduce(0, +) + max(0, leaves.count - 1) * gap, rows.max() ?? 0)
      }
  }

  /// The same with leaves that may stand out or not.
  package func standing(_ overlap: Overlap) -> Cluster {
    var cluster = self
    cluster.overlap = overlap
    return cluster
  }

  /// The row at which edges enter and leave: below the caption and the outline.
  var portRow: Int { captionRows + 1 }

  /// Of all of it.
  var width: Int { width(overlap) }
  /// The same with leaves that may stand out or not.
  package func width(_ overlap: Overlap) -> Int {
    overlap.standsOut ? box.columns : max(box.columns, leavesSize.columns)
  }
  package var height: Int { captionRows + box.rows + leavesSize.rows }

  /// How far leaves stand out on the left, 0 or negative.
  var overhang: Int { min(0, firstLeafColumn) }

  /// Where the first leaf begins, from the first column of all of it.
  private var firstLeafColumn: Int {
    if overlap.isParted, overlap.standsOut, leaves.count == 2, case .beside(let gap) = arrangement {
      return (width - gap) / 2 - leaves[0].size.columns
    }
    return (width - leavesSize.columns) / 2
  }

  /// With its top left corner at a place.
  func placed(row: Int, column: Int) -> PlacedCluster {
    let box = Rect(
      row: row + captionRows, column: column + (width - box.columns) / 2, width: box.columns,
      height: box.rows)
    var next = Position(row: box.endRow, column: column + firstLeafColumn)
    let leaves = leaves.map { leaf in
      let rect = Rect(
        row: next.row, column: next.column, width: leaf.size.columns, height: leaf.size.rows)
      let center: Int
      switch arrangement {
      case .listed:
        next.row += rect.height
        center = box.column + box.width / 2
      case .beside(let gap):
        next.column += rect.width + gap
        center = rect.column + (rect.width - 1) / 2
      }
      let stem = min(max(center, box.column + 1), box.column + box.width - 2)
      return PlacedCluster.Leaf(id: leaf.id, rect: rect, stem: stem)
    }
    return PlacedCluster(id: id, rect: box, leaves: leaves, captionRows: captionRows)
  }
}

/// The cells of a cluster.
package struct PlacedCluster: Hashable, Sendable {
  package struct Leaf: Hashable, Sendable {
    package let id: Int
    package let rect: Rect
    /// The column of the stem that joins it to its box.
    package let stem: Int
    /// The cells of the stem, where the leaf hangs lower than right below its box; else none.
    package fileprivate(set) var stemRows = 0..<0

    /// - Parameter start: the row below the box.
    fileprivate func lowered(by rows: Int, from start: Int) -> Leaf {
      var leaf = Leaf(id: id, rect: rect.moved(rows: rows), stem: stem)
      leaf.stemRows = start..<start + rows
      return leaf
    }
  }

  package let id: Int
  /// The outline; the caption stands in the row above it.
  package let rect: Rect
  package let leaves: [Leaf]
  /// Box, caption and leaves.
  package let extent: Rect

  init(id: Int, rect: Rect, leaves: [Leaf], captionRows: Int) {
    self.id = id
    self.rect = rect
    self.leaves = leaves
    extent = Rect(around: [rect, rect.moved(rows: -captionRows)] + leaves.map(\.rect))
  }

  /// The row at which edges enter and leave.
  package var portRow: Int { rect.row + 1 }

  /// Whether something of it stands in an area.
  func stands(in area: Rect) -> Bool {
    let caption = Rect(
      row: extent.row, column: rect.column, width: rect.width, height: rect.row - extent.row)
    return ([rect, caption] + leaves.flatMap { [$0.rect, $0.stemRect] })
      .contains { !$0.intersection(area).isEmpty }
  }

  /// With its leaves from a row below it on.
  func lowered(to row: Int) -> PlacedCluster {
    PlacedCluster(
      id: id, rect: rect,
      leaves: leaves.map { $0.lowered(by: row - rect.endRow, from: rect.endRow) },
      captionRows: rect.row - extent.row)
  }
}

extension PlacedCluster.Leaf {
  /// The cells of its stem.
  var stemRect: Rect {
    Rect(row: stemRows.lowerBound, column: stem, width: 1, height: stemRows.count)
  }
}

extension [PlacedCluster] {
  /// From left to right, leaves that would stand on others hang below all that do not.
  func staggered() -> [PlacedCluster] {
    let inOrder = indices.filter { !self[$0].leaves.isEmpty }
      .sorted { self[$0].rect.column < self[$1].rect.column }
    var upper: [PlacedCluster.Leaf] = []
    var lower: [Int] = []
    for index in inOrder {
      let collides = self[index].leaves.contains { leaf in
        let margin = leaf.rect.inset(columns: -1)
        return upper.contains { !$0.rect.intersection(margin).isEmpty }
      }
      if collides { lower.append(index) } else { upper += self[index].leaves }
    }
    guard !lower.isEmpty, let row = upper.map(\.rect.endRow).max() else { return self }
    var clusters = self
    for index in lower {
      clusters[index] = self[index].lowered(to: Swift.max(row, self[index].rect.endRow))
    }
    return clusters
  }
}
