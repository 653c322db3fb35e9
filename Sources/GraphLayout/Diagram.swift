/// What is to be laid out: boxes, the edges between them, and how far apart they stand.
///
/// A box is known by its index in `boxes`. Edges run from left to right; an edge given twice
/// counts once. All lengths are terminal cells: widths and columns across, heights and rows down.
///
///     let diagram = Diagram(
///       boxes: [.init(width: 3, height: 3, portRow: 1), .init(width: 3, height: 3, portRow: 1)],
///       edges: [.init(from: 0, to: 1)])
///     Layout(diagram).picture(labels: ["x", "f"])
///     // ╭─╮  ╭─╮
///     // │x├──┤f│
///     // ╰─╯  ╰─╯
package struct Diagram: Equatable, Sendable {
  /// A rectangle of cells with one port row.
  package struct Box: Equatable, Sendable {
    /// Columns, at least 1.
    package var width: Int
    /// Rows, at least 1, with everything that hangs below the box.
    package var height: Int
    /// The row, counted from 0 at the top of the box, at which edges enter on the left and
    /// leave on the right.
    package var portRow: Int

    package init(width: Int, height: Int, portRow: Int) {
      precondition(width >= 1 && height >= 1, "a box has at least one cell")
      precondition((0..<height).contains(portRow), "the port row lies outside the box")
      self.width = width
      self.height = height
      self.portRow = portRow
    }
  }

  /// A value that flows from one box into another.
  package struct Edge: Hashable, Sendable {
    /// The index of the box on the left, whose value is used.
    package var from: Int
    /// The index of the box on the right, which uses it.
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Distances, in cells.
  package struct Spacing: Hashable, Sendable {
    /// The least number of columns between two layers; tracks of edges may widen it.
    package var columnGap: Int
    /// Empty rows between two boxes of the same layer.
    package var rowGap: Int
    /// Empty rows between a passing edge and a box or another passing edge of the same layer.
    package var lineGap: Int
    /// Empty rows between two parts that no edge connects.
    package var componentGap: Int

    package init(columnGap: Int = 2, rowGap: Int = 1, lineGap: Int = 0, componentGap: Int = 1) {
      precondition(columnGap >= 1, "an edge needs one column between two layers")
      precondition(rowGap >= 0 && lineGap >= 0 && componentGap >= 0, "a gap is not negative")
      self.columnGap = columnGap
      self.rowGap = rowGap
      self.lineGap = lineGap
      self.componentGap = componentGap
    }
  }

  package var boxes: [Box]
  package var edges: [Edge]
  package var spacing: Spacing
  /// Whether a box without inputs stands next to its first consumer instead of at the far left.
  package var pullsSources: Bool

  /// The edges must join known boxes and form no cycle.
  package init(
    boxes: [Box], edges: [Edge], spacing: Spacing = Spacing(), pullsSources: Bool = true
  ) {
    for edge in edges {
      precondition(
        boxes.indices.contains(edge.from) && boxes.indices.contains(edge.to),
        "an edge leads to an unknown box")
      precondition(edge.from != edge.to, "a box cannot use its own value")
    }
    self.boxes = boxes
    self.edges = edges
    self.spacing = spacing
    self.pullsSources = pullsSources
  }
}
