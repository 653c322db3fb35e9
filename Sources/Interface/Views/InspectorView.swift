import Autodiff
import Screen
import Study

/// The inspector of a node beside the graph, where a screen is wide enough: the chosen one, or that of
/// the step.
struct InspectorView {
  let moment: Moment
  let node: Node.ID
  let pen: Pen

  /// With the line above it.
  static let leastRows = 11

  func draw(into frame: inout Frame, at rect: Rect) {
    frame.verticalRule(
      row: rect.row, column: rect.column, height: rect.height, glyph: pen.glyphs.cell("│"))
    for column in rect.columns {
      let glyph = pen.glyphs.cell(column == rect.column ? "├" : "─")
      frame.put(glyph, at: Position(row: rect.row, column: column), style: .rule)
    }
    let area = Rect(
      row: rect.row + 1, column: rect.column + 2, width: rect.width - 3, height: rect.height - 1)
    let inspector = Inspector(
      moment: moment, node: moment.graph.nodes[node], pen: pen, columns: area.width)
    let text = LongText(sections: inspector.sections)
    let isCut = text.count > area.height
    var lines = text.lines(0..<min(text.count, area.height - (isCut ? 1 : 0)))
    if isCut { lines.append(StyledLine(pen.glyphs.spell("…") + " Enter shows all of it", .muted)) }
    frame.put(lines.map { $0.fitted(to: area.width, glyphs: pen.glyphs) }, in: area, pen.glyphs)
  }
}
