import Autodiff
import Screen

/// A node as the layout sees it: a name, a box, and the leaves that hang under it.
struct Cluster {
  let id: Node.ID
  let shape: Shape
  /// Whether a gradient will stand in the box.
  let hasGradient: Bool
  let boxWidth: Int
  /// Each with its name, and what its numbers take of it.
  let leaves: [(id: Node.ID, size: Size, cells: Size)]
  /// Whether leaves stand one below the other.
  let areLeavesListed: Bool
  /// Whether leaves may stand out on both sides.
  let leavesOverlap: Bool
  /// Columns between leaves that stand beside one another; more between matrices of numbers.
  let leafGap: Int
  /// The rows inside the box.
  let insideRows: Int

  /// The columns and rows of the whole cluster.
  var width: Int { leavesOverlap ? boxWidth : max(boxWidth, leavesWidth) }
  var height: Int { 1 + 2 + insideRows + leavesHeight }

  /// The row at which edges enter and leave: below the name and the outline.
  static let portRow = 2

  var leavesWidth: Int {
    areLeavesListed
      ? leaves.map(\.size.columns).max() ?? 0
      : leaves.reduce(0) { $0 + $1.size.columns } + max(0, leaves.count - 1) * leafGap
  }

  var leavesHeight: Int {
    let rows = leaves.map(\.size.rows)
    return areLeavesListed ? rows.reduce(0, +) : rows.max() ?? 0
  }

  /// How far leaves stand out on the left, 0 or negative.
  var overhang: Int { min(0, (width - leavesWidth) / 2) }

  init(_ box: GraphOutline.Box, _ detail: Detail, leavesOverlap: Bool) {
    let inside = detail.inside(for: box.shape, hasGradient: box.hasGradient)
    let margin = box.mayHaveTwinRows && detail.matrices != .shape ? 2 : 0
    id = box.id
    shape = box.shape
    hasGradient = box.hasGradient
    leaves = box.leaves.map {
      (
        id: $0.id, size: detail.leaf($0.shape, nameColumns: $0.nameColumns),
        cells: detail.leafCells(for: $0.shape)
      )
    }
    boxWidth = max(inside.columns + margin, box.captionColumns - 2, leaves.count) + 2
    areLeavesListed = detail.leaves == .listed
    self.leavesOverlap = leavesOverlap
    leafGap = detail.leaves == .full && leaves.contains { $0.size.rows > 3 } ? 3 : 1
    insideRows = inside.rows
  }

  /// The cluster's parts with its top left corner at a place.
  func box(row: Int, column: Int, detail: Detail) -> GraphPicture.Box {
    let left = column + (width - boxWidth) / 2
    let cells = detail.cells(for: shape)
    let inside = detail.inside(for: shape, hasGradient: hasGradient)
    let rect = Rect(row: row + 1, column: left, width: boxWidth, height: inside.rows + 2)
    let inset = left + 1 + (boxWidth - 2 - inside.columns) / 2
    let value = Rect(row: row + 2, column: inset, width: cells.columns, height: cells.rows)
    let gradient =
      !detail.showsGradient || (!hasGradient && detail.isSideBySide(shape))
      ? Rect(row: value.endRow, column: inset, width: 0, height: 0)
      : detail.isSideBySide(shape)
        ? value.moved(columns: cells.columns + 1) : value.moved(rows: cells.rows)
    return GraphPicture.Box(
      id: id, rect: rect, leaves: placedLeaves(under: rect, column: column), value: value,
      gradient: gradient)
  }

  private func placedLeaves(under box: Rect, column: Int) -> [GraphPicture.Leaf] {
    var next = Position(row: box.endRow, column: column + (width - leavesWidth) / 2)
    return leaves.map { leaf in
      let rect = Rect(
        row: next.row, column: next.column, width: leaf.size.columns, height: leaf.size.rows)
      if areLeavesListed { next.row += rect.height } else { next.column += rect.width + leafGap }
      let cells = leaf.cells
      let value =
        areLeavesListed
        ? Rect(
          row: rect.row, column: rect.endColumn - 2 * cells.columns - 1, width: cells.columns,
          height: 1)
        : Rect(
          row: rect.row + 1, column: rect.column + (rect.width - cells.columns) / 2,
          width: cells.columns, height: cells.rows)
      let gradient =
        areLeavesListed
        ? value.moved(columns: cells.columns + 1)
        : Rect(
          row: value.endRow, column: value.column, width: cells.columns,
          height: rect.endRow - value.endRow)
      let center = areLeavesListed ? box.column + box.width / 2 : rect.column + (rect.width - 1) / 2
      return GraphPicture.Leaf(
        id: leaf.id, rect: rect,
        stem: min(max(center, box.column + 1), box.column + box.width - 2), value: value,
        gradient: gradient)
    }
  }
}
