import Screen

extension Layout {
  /// The layout as text: outlined boxes with a label at the port row, and all routes.
  ///
  /// For tests and for looking at a layout. A label is cut at the inner width of its box. Lines
  /// have no trailing blanks. Boxes too small for an outline show as much label as fits.
  package func picture(labels: [String] = [], ascii: Bool = false) -> [String] {
    var cells = [[Character]](repeating: .init(repeating: " ", count: columns), count: rows)
    for (row, routed) in grid.rows.enumerated() {
      for cell in routed { cells[row][cell.column] = ascii ? cell.glyph.ascii : cell.glyph.unicode }
    }
    for (index, frame) in frames.enumerated() {
      let label = labels.indices.contains(index) ? labels[index] : "\(index)"
      draw(frame, label, ascii, into: &cells)
    }
    for route in routes {
      for (box, isSource) in [(route.from, true), (route.to, false)]
      where frames[box].width > 1 && frames[box].height > 1 {
        let arms: Arms = isSource ? [.vertical, .east] : [.vertical, .west]
        let glyph = RouteGlyph(arms, .join)
        let end = isSource ? route.corners[0] : route.corners[route.corners.count - 1]
        cells[end.row][end.column + (isSource ? -1 : 1)] = ascii ? glyph.ascii : glyph.unicode
      }
    }
    return cells.map { row in
      String(row[..<((row.lastIndex { $0 != " " }).map { $0 + 1 } ?? 0)])
    }
  }

  private func draw(
    _ frame: Frame, _ label: String, _ ascii: Bool, into cells: inout [[Character]]
  ) {
    let hasOutline = frame.width > 1 && frame.height > 1
    for row in 0..<frame.height {
      for column in 0..<frame.width {
        var character: Character = " "
        if hasOutline {
          var arms: Arms = []
          if column == 0 || column == frame.width - 1 {
            if row > 0 { arms.insert(.north) }
            if row < frame.height - 1 { arms.insert(.south) }
          }
          if row == 0 || row == frame.height - 1 {
            if column > 0 { arms.insert(.west) }
            if column < frame.width - 1 { arms.insert(.east) }
          }
          let glyph = RouteGlyph(arms, .line)
          character = ascii ? glyph.ascii : glyph.unicode
        } else {
          character = ascii ? "#" : "▪"
        }
        cells[frame.row + row][frame.column + column] = character
      }
    }
    let inset = hasOutline ? 1 : 0
    for (offset, character) in label.prefix(frame.width - 2 * inset).enumerated() {
      cells[frame.portRow][frame.column + inset + offset] = character
    }
  }
}
