import Screen

/// Where the boxes of a diagram stand, before any line is drawn: all that it takes to choose a
/// layout among several.
package struct Placement {
  /// A connected part, and where it stands.
  struct Part {
    let plan: Plan
    /// The first column and the width of every layer.
    let lefts: [Int]
    let widths: [Int]
    /// From the rows of the plan to those of the layout.
    let shift: Int
  }

  /// The size of the whole picture, in cells.
  package private(set) var columns = 0
  package private(set) var rows = 0
  /// The cells of every box, in the order of the diagram.
  package private(set) var frames: [Layout.Frame]
  private(set) var layers: [Int]
  private(set) var parts: [Part] = []
  let edges: [Diagram.Edge]
  let spacing: Diagram.Spacing

  /// Places boxes of some sizes, in the order of the layering.
  package init(_ layering: Layering, boxes: [Diagram.Box], _ spacing: Diagram.Spacing) {
    precondition(boxes.count == layering.boxCount, "a layering is placed with all its boxes")
    edges = layering.edges
    self.spacing = spacing
    layers = .init(repeating: 0, count: boxes.count)
    frames = .init(
      repeating: .init(row: 0, column: 0, width: 0, height: 0, portRow: 0),
      count: boxes.count)
    for plan in layering.plans.best(for: layering, boxes, spacing) { add(plan, boxes) }
  }

  /// Adds a connected part below what is there.
  private mutating func add(_ plan: Plan, _ boxes: [Diagram.Box]) {
    let start = rows == 0 ? 0 : rows + spacing.componentGap
    rows = start + plan.extent.count
    let widths = plan.layers.map { layer in
      layer.map { plan.graph.vertices[$0].box.map { boxes[$0].width } ?? 1 }.max() ?? 1
    }
    var lefts: [Int] = []
    var column = 0
    for layer in plan.layers.indices {
      lefts.append(column)
      column += widths[layer]
      if layer < plan.channels.count { column += plan.gapWidth(layer, spacing) }
    }
    columns = max(columns, column)
    let shift = start - plan.extent.lowerBound
    for (index, vertex) in plan.graph.vertices.enumerated() {
      guard let id = vertex.box else { continue }
      let box = boxes[id]
      layers[id] = vertex.layer
      frames[id] = .init(
        row: plan.rows[index] + shift - box.portRow,
        column: lefts[vertex.layer] + (widths[vertex.layer] - box.width) / 2,
        width: box.width, height: box.height, portRow: plan.rows[index] + shift)
    }
    parts.append(Part(plan: plan, lefts: lefts, widths: widths, shift: shift))
  }

  /// Whether a line will run through one of some areas.
  package func hasLine(in areas: [(rows: Range<Int>, columns: Range<Int>)]) -> Bool {
    var taken = [[Range<Int>]](repeating: [], count: rows)
    for area in areas {
      for row in area.rows.clamped(to: 0..<rows) { taken[row].append(area.columns) }
    }
    return parts.contains { part in
      ways(of: part).ways.contains { way in
        zip(way, way.dropFirst()).contains { start, end in
          let columns = start.column..<end.column + 1
          return (min(start.row, end.row)...max(start.row, end.row)).contains { row in
            taken[row].contains { $0.overlaps(columns) }
          }
        }
      }
    }
  }
}
