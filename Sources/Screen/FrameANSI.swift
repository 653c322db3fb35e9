/// What a terminal is sent to show frames, one after another: only what changed of each.
package struct FrameANSI {
  private let palette: Palette
  private var shown: Frame?

  package init(_ palette: Palette) { self.palette = palette }

  /// What makes the frame before into this one.
  package mutating func text(_ frame: Frame) -> String {
    var text = shown?.size == frame.size ? "" : "\u{1B}[?25l\u{1B}[0m\u{1B}[2J"
    for row in frame.area.rows {
      let cells = frame[row: row]
      if let shown, shown.size == frame.size, shown[row: row] == cells { continue }
      text += "\u{1B}[\(row + 1);1H" + line(cells)
    }
    if frame.cursor != shown?.cursor || frame.cursor != nil && !text.isEmpty {
      text +=
        frame.cursor.map { "\u{1B}[\($0.row + 1);\($0.column + 1)H\u{1B}[?25h" } ?? "\u{1B}[?25l"
    }
    shown = frame
    return text
  }

  /// A row in runs of one style.
  private func line(_ cells: ArraySlice<Cell>) -> String {
    var text = ""
    var style: Style?
    for cell in cells where !cell.isTrailing {
      if cell.style != style {
        text += "\u{1B}[" + codes(palette.look(cell.style)) + "m"
        style = cell.style
      }
      text.unicodeScalars.append(cell.scalar)
    }
    return text + "\u{1B}[0m"
  }

  private func codes(_ look: Look) -> String {
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    let set = attributes.filter { look.attributes.contains($0.0) }.map(\.1)
    let colors =
      (look.foreground.map { ["38;5;\($0)"] } ?? [])
      + (look.background.map { ["48;5;\($0)"] } ?? [])
    return (["0"] + set + colors).joined(separator: ";")
  }
}
