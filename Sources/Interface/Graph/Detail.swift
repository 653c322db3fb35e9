import Autodiff
import GraphLayout
import Screen

/// How much of each node the graph shows.
struct Detail: Hashable, Sendable {
  enum Matrices: Hashable, Sendable {
    /// Every entry as a number as wide as it needs, of at most so many columns where two digits fit.
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

  /// Columns for the number of a scalar, inside a box and under one; at most, where matrices stand
  /// beside it.
  var scalarColumns = 5
  var leafColumns = 4
  private(set) var matrices: Matrices
  var leaves = Leaves.brief
  /// Whether a box has a line for the gradient besides that for the value.
  var showsGradient = true
  /// Where the gradient of a matrix stands, in a box and under one.
  var standing = Form.Standing.below
  var leafStanding = Form.Standing.below
  /// Where it stands under boxes that have room for both, though others have not.
  var roomy: [Node.ID: Form.Standing] = [:]
  /// Whether a value stands beside its gradient at the steps that are about both, as updates are, even
  /// where a gradient takes the place of the value.
  var keepsBoth = true
  /// Whether a scalar's gradient stands beside it, and a leaf's numbers beside its name.
  var isFlat = false
  /// Whether such leaves stand in a row, and not one below the other.
  var areLeavesInRow = false
  /// A box that would be higher with its leaves has the gradient beside the value.
  var tallest = Int.max
  /// Whether names stand in the borders of boxes and not above them.
  var hasNamesInBorders = false
  /// Columns between neighbouring boxes, and rows.
  private(set) var gap: Int
  var rowGap = 1
  /// At most so many rows and columns of a matrix are drawn.
  var largest = Shape(1, 1)

  /// With the narrowest numbers.
  var narrowed: Detail {
    var detail = self
    (detail.scalarColumns, detail.leafColumns, detail.gap) = (0, 0, 1)
    detail.matrices = .numbers(columns: 0)
    return detail
  }

  /// Whether it is worth scrolling sideways for.
  var isCompact: Bool { scalarColumns <= 5 && gap <= 2 }
}

// What is drawn of a node.
extension Detail {
  typealias Part = (cluster: Cluster, forms: [(id: Node.ID, form: Form)])

  /// A box with what hangs under it.
  ///
  /// - Parameter focus: what is drawn as numbers; nil for everything.
  func cluster(
    _ box: GraphOutline.Box, _ needs: PictureNeeds, _ focus: Set<Symbol>?
  ) -> Part {
    let hanging = box.leaves.map { leaf -> (id: Node.ID, form: Form?, size: Size) in
      if leaf.isNamed { return (leaf.id, nil, Size(leaf.nameColumns, 1)) }
      let form = self.form(ofLeaf: leaf.id, needs, focus)
      return (leaf.id, form, size(of: leaf, form, needs.extents[leaf.id]))
    }
    let rows = hanging.map(\.size.rows)
    let isListed = leaves == .listed && !areLeavesInRow
    let leafRows = isListed ? rows.reduce(0, +) : rows.max() ?? 0
    let captionRows = hasNamesInBorders ? 0 : 1
    var form = self.form(ofBox: box, needs, focus, standing)
    if captionRows + 2 + form.size.rows + leafRows > tallest {
      form = self.form(ofBox: box, needs, focus, .beside)
    }
    let extent = needs.extents[box.id]
    let caption =
      hasNamesInBorders
      ? box.nameColumns + power(extent.value.power, form.value)
      : (extent.isSecret ? box.nameColumns : box.captionColumns) - 2
    let columns = max(form.size.columns, caption, box.leaves.count) + 2
    // Matrices of numbers stand further apart.
    let hasTall = leaves == .full && hanging.contains { $0.size.rows > 3 }
    let cluster = Cluster(
      id: box.id, box: Size(columns, form.size.rows + 2),
      leaves: hanging.map { Cluster.Leaf(id: $0.id, size: $0.size) },
      isListed ? .listed : .beside(gap: areLeavesInRow ? 2 : hasTall ? (gap > 1 ? 3 : 2) : 1),
      captionRows: captionRows)
    let forms = hanging.compactMap { leaf in leaf.form.map { (leaf.id, $0) } }
    return (cluster, [(box.id, form)] + forms)
  }

  private func form(
    ofBox box: GraphOutline.Box, _ needs: PictureNeeds, _ focus: Set<Symbol>?,
    _ standing: Form.Standing
  ) -> Form {
    let extent = needs.extents[box.id]
    let shape = extent.shape
    // A scalar keeps the line of a gradient that it will not get: boxes in a row are equally high.
    let gradient = shape.isScalar && !isFlat ? extent.gradient ?? extent.value : extent.gradient
    return form(
      box.id, extent, showsGradient ? gradient : nil, needs, focus,
      shape.isScalar ? (isFlat ? .beside : .below) : standing, atMost: scalarColumns)
  }

  private func form(ofLeaf id: Node.ID, _ needs: PictureNeeds, _ focus: Set<Symbol>?) -> Form {
    let extent = needs.extents[id]
    let shape = extent.shape
    switch leaves {
    case .full where !shape.isScalar, .listed where isFlat:
      let isBoth =
        keepsBoth
        && (focus.map { $0.isSuperset(of: [.value(id), .gradient(id)]) } ?? needs.both.contains(id))
      return form(
        id, extent, extent.gradient, needs, focus,
        roomy[id] ?? (leafStanding == .inPlace && isBoth ? .beside : leafStanding),
        atMost: leafColumns)
    case .full, .brief, .listed:
      let standing = leaves == .listed ? Form.Standing.beside : .below
      guard shape.isScalar else {
        return Form(shape: shape, drawn: shape, value: .shape, gradient: .shape, standing: standing)
      }
      return form(
        id, extent,
        leaves == .full && needs.hasMatrices ? extent.gradient : extent.gradient ?? extent.value,
        needs, focus, standing, atMost: leafColumns)
    case .name:
      return Form(shape: shape, drawn: shape, value: .none, gradient: .none, standing: .below)
    }
  }

  private func form(
    _ id: Node.ID, _ extent: Extent, _ second: Extent.Entries?, _ needs: PictureNeeds,
    _ focus: Set<Symbol>?, _ standing: Form.Standing, atMost scalarColumns: Int
  ) -> Form {
    let shape = extent.shape
    let drawn =
      shape.isScalar
      ? shape : Shape(min(shape.rows, largest.rows), min(shape.columns, largest.columns))
    func entries(_ name: Symbol, _ extent: Extent.Entries) -> Form.Entries {
      if shape.isScalar {
        return .numbers(
          needs.hasMatrices
            ? extent.widths(atMost: scalarColumns) : [max(scalarColumns, extent.least[0])])
      }
      switch matrices {
      case .numbers(let most):
        guard focus.map({ $0.contains(name) }) ?? true else { return .shades(1) }
        return .numbers(Array(extent.widths(atMost: most).prefix(drawn.columns)))
      case .shades(let width): return .shades(width)
      case .shape: return .shape
      }
    }
    var value = entries(.value(id), extent.value)
    var gradient = second.map { entries(.gradient(id), $0) } ?? .none
    // Numbers stand below one another.
    if standing != .beside, case .numbers(let first) = value, case .numbers(let second) = gradient {
      let widths = zip(first, second).map { max($0, $1) }
      (value, gradient) = (.numbers(widths), .numbers(widths))
    }
    func isExact(_ entries: Form.Entries, _ extent: Extent.Entries?) -> Bool {
      guard let extent else { return true }
      guard case .numbers(let widths) = entries else { return false }
      return zip(widths, extent.whole).allSatisfy(>=)
    }
    return Form(
      shape: shape, drawn: drawn, value: value, gradient: gradient, standing: standing,
      isExact: isExact(value, extent.value) && isExact(gradient, second))
  }

  /// The cells that a leaf takes with its name.
  private func size(of leaf: GraphOutline.Leaf, _ form: Form, _ extent: Extent) -> Size {
    let size = form.size
    switch leaves {
    case .name: return Size(max(leaf.nameColumns, 1), 2)
    case .full, .brief, .listed:
      let powers =
        power(extent.value.power, form.value)
        + (extent.gradient.map { gradient in
          // With the sign that tells whose it is.
          power(gradient.power, form.gradient) + (gradient.power > 0 ? 1 : 0)
        } ?? 0)
      if leaves == .listed {
        return Size(leaf.nameColumns + powers + 1 + size.columns, size.rows)
      }
      return Size(max(leaf.nameColumns + powers, size.columns), 1 + size.rows)
    }
  }

  /// The room for a power of ten beside a name.
  private func power(_ columns: Int, _ entries: Form.Entries) -> Int {
    if case .numbers = entries, columns > 0 { columns + 1 } else { 0 }
  }
}
