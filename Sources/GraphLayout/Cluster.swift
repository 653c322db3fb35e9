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
  package enum Overlap: Hashable, Sendable {
    case none
    /// With a row between them and the box above.
    case apart
    /// Right below it.
    case close
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
  package var width: Int { overlap != .none ? box.columns : max(box.columns, leavesSize.columns) }
  package var height: Int { captionRows + box.rows + leavesSize.rows }

  /// How far leaves stand out on the left, 0 or negative.
  var overhang: Int { min(0, (width - leavesSize.columns) / 2) }

  /// With its top left corner at a place.
  func placed(row: Int, column: Int) -> PlacedCluster {
    let box = Rect(
      row: row + captionRows, column: column + (width - box.columns) / 2, width: box.columns,
      height: box.rows)
    var next = Position(row: box.endRow, column: column + (width - leavesSize.columns) / 2)
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
}
