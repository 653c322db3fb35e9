/// A line of text in pieces of one style each.
package struct StyledLine: Hashable, Sendable, ExpressibleByStringLiteral {
  package struct Piece: Hashable, Sendable {
    package var text: String
    package var style: Style
  }

  package private(set) var pieces: [Piece] = []

  package init() {}

  package init(_ text: String, _ style: Style = .plain) { append(text, style) }

  package init(stringLiteral value: String) { self.init(value) }

  package mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = pieces.indices.last, pieces[last].style == style {
      pieces[last].text += text
    } else {
      pieces.append(Piece(text: String(text), style: style))
    }
  }

  package mutating func append(_ line: StyledLine) {
    for piece in line.pieces { append(piece.text, piece.style) }
  }

  package static func + (a: StyledLine, b: StyledLine) -> StyledLine {
    var joined = a
    joined.append(b)
    return joined
  }

  package var columns: Int { pieces.reduce(0) { $0 + ColumnWidth.columns(of: $1.text) } }
  package var text: String { pieces.map(\.text).joined() }
  package var isEmpty: Bool { pieces.isEmpty }

  /// The same line with every piece restyled.
  package func styled(_ change: (Style) -> Style) -> StyledLine {
    var line = StyledLine()
    for piece in pieces { line.append(piece.text, change(piece.style)) }
    return line
  }

  /// The line in the characters of a glyph set.
  package func spelled(_ glyphs: Glyphs) -> StyledLine {
    guard glyphs.isASCII else { return self }
    var line = StyledLine()
    for piece in pieces { line.append(glyphs.spell(piece.text), piece.style) }
    return line
  }

  /// The line cut to so many columns, with an ellipsis where it is cut.
  package func fitted(to columns: Int, glyphs: Glyphs) -> StyledLine {
    if self.columns <= columns { return self }
    let mark = ColumnWidth.prefix(glyphs.spell("…"), columns: columns)
    var line = StyledLine()
    for piece in pieces {
      let room = columns - ColumnWidth.columns(of: mark) - line.columns
      let text = ColumnWidth.prefix(piece.text, columns: room)
      line.append(text, piece.style)
      if text != piece.text {
        line.append(mark, piece.style)
        break
      }
    }
    return line
  }
}

extension Frame {
  /// Writes a styled line and returns how many columns it takes.
  @discardableResult
  package mutating func put(
    _ line: StyledLine, row: Int, column: Int, within clip: Rect? = nil
  ) -> Int {
    var used = 0
    for piece in line.pieces {
      used += put(piece.text, row: row, column: column + used, style: piece.style, within: clip)
    }
    return used
  }

  /// Writes lines from the top of an area, with a sign at its end where there are more.
  package mutating func put(_ lines: [StyledLine], in area: Rect, _ glyphs: Glyphs) {
    for (offset, line) in lines.prefix(area.height).enumerated() {
      put(line, row: area.row + offset, column: area.column, within: area)
    }
    guard lines.count > area.height, area.height > 0 else { return }
    let more = glyphs.spell("…")
    put(more, row: area.endRow - 1, column: area.endColumn - more.count, within: area)
  }
}
