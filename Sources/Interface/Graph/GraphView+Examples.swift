import Autodiff
import GraphLayout
import Screen
import Study

// Which column of a matrix is which example of the batch.
extension GraphView {
  /// ① ② ③ in the outline above the columns, where nothing else stands there: from 10 examples on,
  /// and in ASCII, 1 2 3.
  func drawExampleHeads(
    of node: Node, _ form: Form, _ rect: Rect, _ value: Rect, into frame: inout Frame
  ) {
    guard !picture.detail.hasNamesInBorders, case .numbers = form.value, form.standing != .beside,
      graph.examples == .columns, graph.carriesExamples[node.id], !moment.hidesShape(of: node.id),
      let count = graph.exampleCount, form.drawn.columns == count,
      QuantityView(pen: pen, form: form).power(of: moment.valueUsed(node.id), form.value) == nil
    else { return }
    for (example, place) in form.places(form.value).enumerated() {
      let head = Self.head(example, of: count, isASCII: pen.glyphs.isASCII)
      let last = value.column + place.column + place.width
      frame.put(
        head, row: rect.row, column: last - ColumnWidth.columns(of: head), style: .muted,
        within: rect)
    }
  }

  /// The sign of an example, counted from 0.
  private static func head(_ example: Int, of count: Int, isASCII: Bool) -> String {
    let signs = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"]
    return isASCII || count > signs.count ? "\(example + 1)" : signs[example]
  }
}
