import Autodiff
import GraphLayout
import Screen

/// How much of each node the graph shows, from the most to the least.
struct Detail: Hashable, Sendable {
  enum Matrices: Hashable, Sendable {
    /// Every entry as a number of so many columns.
    case numbers(columns: Int)
    /// Every entry as a shade of so many columns.
    case shades(columns: Int)
    /// `2×3` only.
    case shape
  }

  enum Leaves: Hashable, Sendable {
    /// Value and gradient drawn as in boxes.
    case full
    /// A scalar's number or a matrix's shape, and a mark for the gradient.
    case brief
    /// One below the other: name, value and gradient in a row.
    case listed
    /// The name and a mark.
    case name
  }

  /// Columns for the number of a scalar, inside a box and under one.
  var scalarColumns = 5
  var leafColumns = 4
  let matrices: Matrices
  var leaves = Leaves.brief
  /// Whether a box has a line for the gradient besides that for the value.
  var showsGradient = true
  /// Whether the gradient of a matrix stands beside its value and not below it.
  var isSideBySide = false
  /// Columns between neighbouring boxes.
  let gap: Int
  /// At most so many rows and columns of a matrix are drawn.
  var largest = Shape(1, 1)

  /// Whether it is worth scrolling sideways for.
  var isCompact: Bool { scalarColumns <= 5 && gap <= 2 && !showsEveryNumber }

  /// Whether the entries of every matrix are numbers, under the boxes too.
  var showsEveryNumber: Bool {
    if case .numbers = matrices { leaves == .full } else { false }
  }

  /// What is tried in turn until the graph fits its pane.
  static let levels: [Detail] = [
    Detail(
      scalarColumns: 9, leafColumns: 7, matrices: .numbers(columns: 7),
      leaves: .full, gap: 5, largest: Shape(8, 8)),
    Detail(
      scalarColumns: 7, leafColumns: 6, matrices: .numbers(columns: 6),
      leaves: .full, gap: 4, largest: Shape(8, 8)),
    Detail(
      leafColumns: 5, matrices: .numbers(columns: 5), leaves: .full, gap: 3, largest: Shape(6, 6)),
    Detail(
      leafColumns: 5, matrices: .numbers(columns: 5), leaves: .full, gap: 2, largest: Shape(6, 6)),
    Detail(leafColumns: 5, matrices: .numbers(columns: 5), gap: 3, largest: Shape(6, 6)),
    Detail(
      scalarColumns: 7, leafColumns: 5, matrices: .shades(columns: 2),
      leaves: .full, gap: 4, largest: Shape(6, 8)),
    Detail(
      scalarColumns: 6, leafColumns: 5, matrices: .shades(columns: 2), gap: 4, largest: Shape(6, 8)),
    Detail(matrices: .shades(columns: 2), gap: 2, largest: Shape(5, 6)),
    Detail(matrices: .shades(columns: 2), isSideBySide: true, gap: 3, largest: Shape(5, 6)),
    Detail(matrices: .shades(columns: 1), isSideBySide: true, gap: 4, largest: Shape(5, 9)),
    Detail(matrices: .shades(columns: 1), isSideBySide: true, gap: 2, largest: Shape(5, 9)),
    Detail(matrices: .shape, gap: 2),
    Detail(matrices: .shape, leaves: .listed, gap: 2),
    Detail(leafColumns: 2, matrices: .shape, leaves: .name, gap: 2),
    Detail(leafColumns: 2, matrices: .shape, leaves: .name, showsGradient: false, gap: 2),
    // Names as long as beta0 and omega0 take room under a box, at the cost of a digit in it.
    Detail(scalarColumns: 4, matrices: .shape, gap: 3),
  ]

  /// The cells that a value or a gradient takes in a box.
  func cells(for shape: Shape) -> Size {
    if shape.isScalar { return Size(scalarColumns, 1) }
    let rows = min(shape.rows, largest.rows)
    let columns = min(shape.columns, largest.columns)
    return switch matrices {
    case .numbers(let width): Size(columns * (width + 1) - 1, rows)
    case .shades(let width): Size(columns * width, rows)
    case .shape: Size(shape.description.count, 1)
    }
  }

  /// Whether value and gradient of this shape stand side by side.
  func isSideBySide(_ shape: Shape) -> Bool {
    isSideBySide && showsGradient && cells(for: shape).rows > 1
  }

  /// The cells inside a box: the value, and the gradient below or beside it.
  func inside(for shape: Shape, hasGradient: Bool = true) -> Size {
    let cells = cells(for: shape)
    guard showsGradient else { return cells }
    guard isSideBySide(shape) else { return Size(cells.columns, 2 * cells.rows) }
    return hasGradient ? Size(2 * cells.columns + 1, cells.rows) : cells
  }

  /// The cells that a value or a gradient takes under a box.
  func leafCells(for shape: Shape) -> Size {
    switch leaves {
    case .full where !shape.isScalar: cells(for: shape)
    case .full, .brief, .listed:
      Size(shape.isScalar ? leafColumns : shape.description.count, 1)
    case .name: Size(1, 0)
    }
  }

  /// The cells that a leaf takes with its name.
  func leaf(_ shape: Shape, nameColumns: Int) -> Size {
    let cells = leafCells(for: shape)
    return switch leaves {
    case .full: Size(max(nameColumns, cells.columns), 1 + 2 * cells.rows)
    case .brief: Size(max(nameColumns, cells.columns), 1 + cells.rows + 1)
    case .listed: Size(nameColumns + 1 + cells.columns + 1 + cells.columns, 1)
    case .name: Size(max(nameColumns, cells.columns), 2)
    }
  }
}

// Where things stand in a picture.
extension Detail {
  /// A box with what hangs under it.
  func cluster(_ box: GraphOutline.Box, leavesOverlap: Bool) -> Cluster {
    let inside = inside(for: box.shape, hasGradient: box.hasGradient)
    let margin = box.mayHaveTwinRows && matrices != .shape ? 2 : 0
    let columns = max(inside.columns + margin, box.captionColumns - 2, box.leaves.count) + 2
    let sizes = box.leaves.map { leaf($0.shape, nameColumns: $0.nameColumns) }
    // Matrices of numbers stand further apart.
    let gap = leaves == .full && sizes.contains { $0.rows > 3 } ? 3 : 1
    return Cluster(
      id: box.id, box: Size(columns, inside.rows + 2),
      leaves: zip(box.leaves, sizes).map { Cluster.Leaf(id: $0.id, size: $1) },
      leaves == .listed ? .listed : .beside(gap: gap), leavesOverlap: leavesOverlap)
  }

  /// The cells of the value and of the gradient in a box, which are none where there is no room or
  /// no gradient to show.
  func cells(
    inBox box: Rect, _ shape: Shape, hasGradient: Bool
  ) -> (value: Rect, gradient: Rect) {
    let inside = inside(for: shape, hasGradient: hasGradient)
    let cells = cells(for: shape)
    let value = Rect(
      row: box.row + 1, column: box.column + 1 + (box.width - 2 - inside.columns) / 2,
      width: cells.columns, height: cells.rows)
    if !showsGradient || (!hasGradient && isSideBySide(shape)) {
      return (value, Rect(row: value.endRow, column: value.column, width: 0, height: 0))
    }
    return (
      value,
      isSideBySide(shape) ? value.moved(columns: cells.columns + 1) : value.moved(rows: cells.rows)
    )
  }

  /// The same under a box.
  func cells(inLeaf leaf: Rect, _ shape: Shape) -> (value: Rect, gradient: Rect) {
    let cells = leafCells(for: shape)
    if leaves == .listed {
      let value = Rect(
        row: leaf.row, column: leaf.endColumn - 2 * cells.columns - 1, width: cells.columns,
        height: 1)
      return (value, value.moved(columns: cells.columns + 1))
    }
    let value = Rect(
      row: leaf.row + 1, column: leaf.column + (leaf.width - cells.columns) / 2,
      width: cells.columns, height: cells.rows)
    let gradient = Rect(
      row: value.endRow, column: value.column, width: cells.columns,
      height: leaf.endRow - value.endRow)
    return (value, gradient)
  }
}
