extension StyledLine {
  /// The line broken at spaces into lines of at most so many columns; other spaces stay.
  ///
  /// - Parameter indent: how far the lines after the first start from the left.
  package func wrapped(to columns: Int, indent: Int = 0) -> [StyledLine] {
    guard columns > 0 else { return [] }
    if self.columns <= columns, pieces.last?.text.last != " " { return [self] }
    var lines: [StyledLine] = []
    var current = StyledLine()
    var space = StyledLine()
    for piece in runs {
      guard !piece.isSpace else {
        space = piece.line
        continue
      }
      let word = piece.line
      if !current.isEmpty, current.columns + space.columns + word.columns > columns {
        lines.append(current)
        current = StyledLine(String(repeating: " ", count: min(indent, columns - 1)))
      } else if current.columns + space.columns < columns {
        current.append(space)
      }
      space = StyledLine()
      if current.columns + word.columns > columns {
        let whole = current.splitting(word, to: columns)
        lines += whole.dropLast()
        current = whole.last ?? StyledLine()
      } else {
        current.append(word)
      }
    }
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines
  }

  /// Words, which may change style inside, and the runs of spaces between them.
  private var runs: [(line: StyledLine, isSpace: Bool)] {
    var runs: [(line: StyledLine, isSpace: Bool)] = []
    for piece in pieces {
      for character in piece.text {
        let isSpace = character == " "
        if runs.last?.isSpace != isSpace { runs.append((StyledLine(), isSpace)) }
        runs[runs.count - 1].line.append(String(character), piece.style)
      }
    }
    return runs
  }

  /// This line, and a word that goes on from it over as many lines as it takes; a character that is
  /// wider than a line has one of its own.
  private func splitting(_ word: StyledLine, to columns: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var current = self
    var used = self.columns
    for piece in word.pieces {
      for character in piece.text {
        let width = ColumnWidth.columns(of: character)
        if used + width > columns, !current.isEmpty {
          lines.append(current)
          current = StyledLine()
          used = 0
        }
        current.append(String(character), piece.style)
        used += width
      }
    }
    return lines + [current]
  }
}

extension [StyledLine] {
  /// Every line in the characters of a glyph set, broken at spaces.
  package func wrapped(to columns: Int, _ glyphs: Glyphs) -> [StyledLine] {
    flatMap { $0.spelled(glyphs).wrapped(to: columns) }
  }
}
