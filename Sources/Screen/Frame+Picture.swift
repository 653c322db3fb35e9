extension Frame {
  /// The frame as lines of text without trailing spaces: what a test compares.
  package var text: String {
    area.rows.map { line($0) }.joined(separator: "\n")
  }

  /// The text of one row without trailing spaces.
  package func line(_ row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    var pending = 0
    for cell in self[row: row] where !cell.isTrailing {
      if cell.scalar == " " {
        pending += 1
        continue
      }
      for _ in 0..<pending { scalars.append(" ") }
      pending = 0
      scalars.append(cell.scalar)
    }
    return String(scalars)
  }

  /// The frame's roles as lines of letters, one per column, to see in a test what is styled how;
  /// cells without an entry are spaces.
  ///
  ///     frame.map([.forward: "f", .current: "c"])
  package func map(_ letters: [Role: Character]) -> String {
    area.rows.map { row in
      let line = String(self[row: row].map { letters[$0.style.role] ?? " " })
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  /// A frame as large as its text, each line of which becomes a row.
  package init(text: String, style: Style = .plain) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let columns = lines.map { ColumnWidth.columns(of: String($0)) }.max() ?? 0
    self.init(size: Size(columns: columns, rows: lines.count))
    for (row, line) in lines.enumerated() {
      put(String(line), row: row, column: 0, style: style)
    }
  }

  /// Whether a terminal without Unicode can show the frame.
  package var isASCII: Bool {
    cells.allSatisfy { $0.scalar.isASCII && !$0.isTrailing }
  }

  /// The frame with a one-column twin, or `?`, for every cell that is not ASCII.
  ///
  /// The last resort before a terminal that has no Unicode; views spell their texts before.
  package var inASCII: Frame {
    var frame = self
    for row in area.rows {
      for (column, cell) in zip(area.columns, self[row: row]) where !cell.scalar.isASCII {
        let twin = Glyphs.twin(of: cell.scalar) ?? "?"
        frame.put(String(Character(twin)), row: row, column: column, style: cell.style)
      }
    }
    return frame
  }
}
