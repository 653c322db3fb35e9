/// A picture of the screen as SVG: crisp at every size, dark or light as whoever looks at it has it.
///
/// Text stays text. Each run of one style is held to its columns, whatever the font.
package struct FrameSVG {
  let frame: Frame
  /// So many from the top.
  let rows: Int
  /// What it shows, for whoever cannot see it.
  let title: String

  package init(_ frame: Frame, rows: Int, title: String) {
    self.frame = frame
    self.rows = min(rows, frame.size.rows)
    self.title = title
  }

  /// Of a cell, in pixels.
  private static let (width, height) = (9, 19)

  package var text: String {
    let (width, height) = (frame.size.columns * Self.width, rows * Self.height)
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">
      """, "<title>\(Self.escaped(title))</title>", "<style>\(css)</style>",
      "<rect class=\"ground\" width=\"\(width)\" height=\"\(height)\"/>",
    ]
    for row in 0..<rows { lines += runs(row) }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private func runs(_ row: Int) -> [String] {
    let cells = Array(frame[row: row])
    var lines: [String] = []
    var start = 0
    while start < cells.count {
      let style = cells[start].style
      var end = start + 1
      while end < cells.count, cells[end].style == style { end += 1 }
      let text = String(cells[start..<end].filter { !$0.isTrailing }.map(\.character))
      lines += run(text, style, row: row, columns: start..<end)
      start = end
    }
    return lines
  }

  private func run(_ text: String, _ style: Style, row: Int, columns: Range<Int>) -> [String] {
    let isReversed = StyleSheet.dark.look(style).attributes.contains(.reverse)
    let hasGround = isReversed || style.heat != .none
    guard hasGround || text.contains(where: { $0 != " " }) else { return [] }
    let (x, y) = (columns.lowerBound * Self.width, row * Self.height)
    let width = columns.count * Self.width
    let name = StyleSheet.name(style)
    let ground =
      "<rect class=\"\(name) back\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(Self.height)\"/>"
    let words =
      "<text class=\"\(name)\" x=\"\(x)\" y=\"\(y + 15)\" textLength=\"\(width)\" "
      + "lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">\(Self.escaped(text))</text>"
    return hasGround ? [ground, words] : [words]
  }

  // MARK: Colours

  private var css: String {
    let fonts = "\"DejaVu Sans Mono\",Menlo,Consolas,\"Liberation Mono\",monospace"
    return "text{font:15px \(fonts);white-space:pre}" + StyleSheet([frame]).css(for: .svg)
  }

  /// Text that is no markup, in HTML as well.
  package static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: Shown.scalar(for: scalar).map { String(Character($0)) } ?? ""
      }
    }.joined()
  }
}
