extension Frame {
  /// A line from left to right, of `─` unless told otherwise.
  package mutating func horizontalRule(
    row: Int, column: Int, width: Int, glyph: Unicode.Scalar = "─", style: Style = .rule,
    within clip: Rect? = nil
  ) {
    let line = Rect(row: row, column: column, width: width, height: 1)
    fill(clip.map(line.intersection) ?? line, with: Cell(glyph, style))
  }

  /// A line from top to bottom, of `│` unless told otherwise.
  package mutating func verticalRule(
    row: Int, column: Int, height: Int, glyph: Unicode.Scalar = "│", style: Style = .rule,
    within clip: Rect? = nil
  ) {
    let line = Rect(row: row, column: column, width: 1, height: height)
    fill(clip.map(line.intersection) ?? line, with: Cell(glyph, style))
  }

  /// The outline of an area with rounded corners, or a heavy one, in the characters of a glyph set.
  ///
  /// Nothing is drawn for an area without two rows and two columns.
  package mutating func box(
    _ rect: Rect, glyphs: Glyphs, isHeavy: Bool = false, style: Style = .rule,
    within clip: Rect? = nil
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let bottom = rect.endRow - 1
    let right = rect.endColumn - 1
    for row in [rect.row, bottom] {
      horizontalRule(
        row: row, column: rect.column, width: rect.width, glyph: glyphs.cell(isHeavy ? "━" : "─"),
        style: style,
        within: clip)
    }
    for column in [rect.column, right] {
      verticalRule(
        row: rect.row, column: column, height: rect.height, glyph: glyphs.cell(isHeavy ? "┃" : "│"),
        style: style, within: clip)
    }
    let corners: [(Int, Int, Unicode.Scalar)] = [
      (rect.row, rect.column, isHeavy ? "┏" : "╭"), (rect.row, right, isHeavy ? "┓" : "╮"),
      (bottom, rect.column, isHeavy ? "┗" : "╰"), (bottom, right, isHeavy ? "┛" : "╯"),
    ]
    for (row, column, glyph) in corners {
      put(glyphs.cell(glyph), at: Position(row: row, column: column), style: style, within: clip)
    }
  }

  /// One glyph of one cell.
  package mutating func put(
    _ glyph: Unicode.Scalar, at place: Position, style: Style, within clip: Rect? = nil
  ) {
    put(String(Character(glyph)), row: place.row, column: place.column, style: style, within: clip)
  }
}
