extension StyledLine {
  /// The line broken at spaces into lines of at most so many columns; other spaces stay.
  ///
  /// - Parameter indent: how far the lines after the first start from the left.
  package func wrapped(to columns: Int, indent: Int = 0) -> [StyledLine] {
    guard columns > 0 else { return [] }
    if self.columns <= columns, pieces.last?.text.last != " " { return [self] }
    var lines: [StyledLine] = []
    var current = StyledLine()
    var used = 0
    var space = Run()
    for run in runs {
      guard !run.isSpace else {
        space = run
        continue
      }
      if !current.isEmpty, used + space.columns + run.columns > columns {
        lines.append(current)
        used = min(indent, columns - 1)
        current = StyledLine(String(repeating: " ", count: used))
      } else if used + space.columns < columns {
        current.append(space.line)
        used += space.columns
      }
      space = Run()
      if used + run.columns > columns {
        let whole = current.splitting(run.line, to: columns)
        lines += whole.dropLast()
        current = whole.last ?? StyledLine()
        used = current.columns
      } else {
        current.append(run.line)
        used += run.columns
      }
    }
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines
  }

  /// A word, which may change style inside, or the spaces between two.
  private struct Run {
    var line = StyledLine()
    var isSpace = true
    var columns = 0
  }

  private var runs: [Run] {
    var runs: [Run] = []
    for piece in pieces {
      var rest = Substring(piece.text)
      while let first = rest.utf8.first {
        // By bytes: a space is one in every encoding of what follows it.
        let isSpace = first == UInt8(ascii: " ")
        let end = rest.utf8.firstIndex { ($0 == UInt8(ascii: " ")) != isSpace } ?? rest.endIndex
        let text = String(rest[..<end])
        rest = rest[end...]
        if runs.last?.isSpace != isSpace { runs.append(Run(isSpace: isSpace)) }
        runs[runs.count - 1].line.append(text, piece.style)
        runs[runs.count - 1].columns += ColumnWidth.columns(of: text)
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

  /// The first rows, the last of them with a sign that there are more.
  package func cut(to rows: Int, _ glyphs: Glyphs) -> [StyledLine] {
    guard count > rows, rows > 0 else { return Array(prefix(rows)) }
    let columns = map(\.columns).max() ?? 0
    let last = self[rows - 1] + StyledLine(String(repeating: " ", count: columns + 1))
    return prefix(rows - 1) + [last.fitted(to: columns, glyphs: glyphs)]
  }
}
