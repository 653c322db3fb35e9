import Screen

/// The last line: the keys that work here, as many as fit, from the key table.
struct HintBar {
  let context: Context
  let glyphs: Glyphs

  func draw(into frame: inout Frame, at rect: Rect) {
    var column = rect.column
    for binding in KeyTable.bindings(in: context) {
      guard let hint = binding.hint else { continue }
      let spelled = KeyTable.shownKeys(binding, glyphs)
      let width = ColumnWidth.columns(of: spelled) + 1 + ColumnWidth.columns(of: hint)
      guard column + width <= rect.endColumn else { continue }
      frame.put(spelled, row: rect.row, column: column, style: .key, within: rect)
      frame.put(
        hint, row: rect.row, column: column + ColumnWidth.columns(of: spelled) + 1, style: .muted,
        within: rect)
      column += width + 2
    }
  }
}
