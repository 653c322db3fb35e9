import Testing

@testable import Screen

/// What a terminal is sent makes it show the frame.
@Suite struct FrameANSIs {
  /// A terminal that knows what is sent: places, styles, clearing and the cursor.
  struct SmallTerminal {
    var cells: [[(scalar: Unicode.Scalar, style: Substring)]]
    var cursor: Position?
    private var place = Position(row: 0, column: 0)
    private var style: Substring = "0"

    init(_ size: Size) {
      cells = Array(
        repeating: Array(repeating: ("#", ""), count: size.columns), count: size.rows)
    }

    mutating func take(_ text: String) throws {
      var rest = Substring(text)
      while let scalar = rest.unicodeScalars.first {
        guard scalar == "\u{1B}" else {
          rest.unicodeScalars.removeFirst()
          cells[place.row][place.column] = (scalar, style)
          let isWide = ColumnWidth.isWide(scalar)
          if isWide { cells[place.row][place.column + 1] = ("\u{0}", style) }
          place.column += isWide ? 2 : 1
          continue
        }
        let match = try #require(rest.prefixMatch(of: #/\u{1B}\[([?0-9;]*)([A-Za-z])/#))
        rest = rest[match.range.upperBound...]
        let numbers = match.1.split(separator: ";").compactMap { Int($0) }
        switch (match.2, match.1) {
        case ("H", _): place = Position(row: numbers[0] - 1, column: numbers[1] - 1)
        case ("m", _): style = match.1
        case ("J", "2"):
          for row in cells.indices {
            for column in cells[row].indices { cells[row][column] = (" ", "0") }
          }
        case ("h", "?25"): cursor = place
        case ("l", "?25"): cursor = nil
        default: Issue.record("nobody knows \(match.0)")
        }
      }
    }
  }

  @Test func everyFrameOfARunIsShown() throws {
    let palette = Palette(theme: .standard, depth: .many)
    let size = Size(24, 6)
    var ansi = FrameANSI(palette)
    var terminal = SmallTerminal(size)
    var frame = Frame(size: size)
    let texts = ["∂ℓ/∂h₁", "漢字", "3.25", "━━▶", " "]
    for number in 0..<200 {
      // Steps without a common factor come past every pair.
      frame.put(
        texts[number % texts.count], row: number * 7 % 6, column: number * 11 % 24,
        style: Style(Role.allCases[number * 5 % Role.allCases.count]))
      frame.cursor = number % 3 == 0 ? nil : Position(row: number % 6, column: 3)
      try terminal.take(ansi.text(frame))
      for row in 0..<6 {
        let cells = Array(frame[row: row])
        #expect(terminal.cells[row].map(\.scalar) == cells.map(\.scalar), "\(frame.text)")
        for (shown, cell) in zip(terminal.cells[row], cells) where !cell.isTrailing {
          let look = palette.look(cell.style)
          #expect(shown.style.contains("38;5;") == (look.foreground != nil))
          #expect(shown.style.hasSuffix(look.foreground.map { "38;5;\($0)" } ?? ""))
        }
      }
      #expect(terminal.cursor == frame.cursor)
    }
    #expect(ansi.text(frame).isEmpty)
  }
}
