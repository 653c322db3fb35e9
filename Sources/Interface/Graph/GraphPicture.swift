import Autodiff
import GraphLayout
import Notation
import Screen

/// Where everything of a graph is drawn: boxes for lines, leaves under the line that uses them.
///
/// Made once for a graph and a size; a step changes what is written into it, not where.
struct GraphPicture: Equatable, Sendable {
  /// One given value under the box of the line that uses it.
  struct Leaf: Hashable, Sendable {
    let id: Node.ID
    /// The name, the value and the gradient.
    let rect: Rect
    /// The column of the stem that joins it to its box.
    let stem: Int
    let value: Rect
    let gradient: Rect
  }

  struct Box: Hashable, Sendable {
    let id: Node.ID
    /// The outline; the name stands in the row above it.
    let rect: Rect
    let leaves: [Leaf]
    /// The cells inside the outline.
    let value: Rect
    /// Empty where there is no room, or no gradient to show.
    let gradient: Rect
    /// Box, name and leaves.
    let extent: Rect

    var portRow: Int { value.row }

    init(id: Node.ID, rect: Rect, leaves: [Leaf], value: Rect, gradient: Rect) {
      self.id = id
      self.rect = rect
      self.leaves = leaves
      self.value = value
      self.gradient = gradient
      extent = Rect(around: [rect, rect.moved(rows: -1)] + leaves.map(\.rect))
    }
  }

  /// The way of a value from one box to another.
  struct Edge: Hashable, Sendable {
    let from: Node.ID
    let to: Node.ID
    /// Where it starts, bends and ends, from border to border; neighbours share a row or a column.
    let corners: [Position]
    /// Whether the lane below it is free, so that gradients run back there.
    let hasLane: Bool
    /// The cells that it and its lane run through are among these.
    let extent: Rect

    var start: Position { corners[0] }
    var end: Position { corners[corners.count - 1] }

    /// - Parameter corners: one at least.
    init(from: Node.ID, to: Node.ID, corners: [Position], hasLane: Bool) {
      self.from = from
      self.to = to
      self.corners = corners
      self.hasLane = hasLane
      extent = Rect(
        around: corners.map {
          Rect(row: $0.row, column: $0.column, width: 1, height: hasLane ? 2 : 1)
        })
    }
  }

  let detail: Detail
  let size: Size
  let boxes: [Box]
  let edges: [Edge]
  /// The lines of all edges.
  private let grid: RouteGrid
  /// Where the cells of the grid lie: an edge may begin before it and end after it.
  private let shift: Int
  /// The boxes with an edge to the right, and those with one to the left.
  let senders: Set<Node.ID>
  let receivers: Set<Node.ID>

  /// The graph drawn with as much detail as fits into a pane; of pictures that show every number,
  /// one in which each leaf stands under its stem.
  ///
  /// Where nothing fits, the viewport will move sideways over the narrowest picture that is not too
  /// tall; and where everything is too tall, over the smallest there is.
  init(_ arrangements: [Arrangement], fitting pane: Size) {
    var untidy: GraphDraft?
    var narrow: GraphDraft?
    var smallest: GraphDraft?
    for detail in Detail.levels {
      if !detail.showsEveryNumber, let untidy {
        self = untidy.picture
        return
      }
      var narrowest: GraphDraft?
      for arrangement in arrangements {
        let clusters = arrangement.clusters(detail)
        // What is too wide in any case is placed only to be looked at through a viewport.
        if arrangement.leastColumns(clusters, detail) > pane.columns,
          !detail.isCompact || narrow != nil
        {
          continue
        }
        guard let draft = GraphDraft(arrangement, clusters, detail) else { continue }
        let isLow = draft.size.rows <= pane.rows
        if isLow, draft.size.columns <= pane.columns {
          guard detail.showsEveryNumber, !draft.isTidy else {
            self = draft.picture
            return
          }
          if untidy == nil { untidy = draft }
        }
        if isLow, narrowest.map({ draft.size.columns < $0.size.columns }) ?? true {
          narrowest = draft
        }
        if smallest.map({ draft.size.area < $0.size.area }) ?? true { smallest = draft }
      }
      if narrow == nil, detail.isCompact { narrow = narrowest }
    }
    guard let draft = narrow ?? smallest else {
      preconditionFailure("one arrangement never collides")
    }
    self = draft.picture
  }

  /// The node at a place of the picture.
  func node(at position: Position) -> Node.ID? {
    for box in boxes {
      for leaf in box.leaves where leaf.rect.contains(position) { return leaf.id }
      if box.rect.contains(position)
        || (position.row == box.rect.row - 1
          && box.rect.columns.contains(position.column))
      {
        return box.id
      }
    }
    return nil
  }

  /// The cells of a node.
  func rect(of id: Node.ID) -> Rect? {
    for box in boxes {
      if box.id == id { return box.rect }
      for leaf in box.leaves where leaf.id == id { return leaf.rect }
    }
    return nil
  }

  /// The box that shows a node, as itself or under it.
  func box(with id: Node.ID) -> Box? {
    boxes.first { $0.id == id } ?? boxes.first { $0.leaves.contains { $0.id == id } }
  }

  init(detail: Detail, size: Size, boxes: [Box], edges: [Edge], grid: RouteGrid, shift: Int) {
    self.detail = detail
    self.size = size
    self.boxes = boxes
    self.edges = edges
    self.grid = grid
    self.shift = shift
    senders = Set(edges.map(\.from))
    receivers = Set(edges.map(\.to))
  }

  /// The cells of an edge within an area, with their glyphs.
  func cells(of edge: Edge, in area: Rect) -> [(position: Position, glyph: Unicode.Scalar)] {
    let corners = edge.corners.map { Layout.Position(row: $0.row, column: $0.column - shift) }
    let columns = area.moved(columns: -shift).columns
    return grid.cells(along: corners, rows: area.rows, columns: columns).map { place, glyph in
      (
        Position(row: place.row, column: place.column + shift),
        glyph?.unicode.unicodeScalars.first ?? "─"
      )
    }
  }
}

extension Size {
  fileprivate var area: Int { columns * rows }
}
