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
    // What is still to be put into the current line: in this line it is one run of words and spaces.
    var ahead: Run?
    var space = Run()
    func take(_ run: Run) {
      if ahead == nil { ahead = run }
      ahead?.end = run.end
      used += run.columns
    }
    func finish() {
      if let run = ahead { current.append(run, of: self) }
      ahead = nil
    }
    for run in runs {
      guard !run.isSpace else {
        space = run
        continue
      }
      if used + space.columns + run.columns > columns, ahead != nil || !current.isEmpty {
        finish()
        lines.append(current)
        used = min(indent, columns - 1)
        current = StyledLine(String(repeating: " ", count: used))
      } else if used + space.columns < columns {
        if space.columns > 0 { take(space) }
      } else {
        finish()
      }
      space = Run()
      if used + run.columns > columns {
        finish()
        var word = StyledLine()
        word.append(run, of: self)
        let whole = current.splitting(word, to: columns)
        lines += whole.dropLast()
        current = whole.last ?? StyledLine()
        used = current.columns
      } else {
        take(run)
      }
    }
    finish()
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines
  }

  /// A word, which may change style inside, or the spaces between two.
  private struct Run {
    var isSpace = true
    var columns = 0
    /// Where it begins and ends: in which pieces, and where in these.
    var start = Place()
    var end = Place()
  }

  private struct Place {
    var piece = 0
    var index = "".startIndex
  }

  private var runs: [Run] {
    var runs: [Run] = []
    for (number, piece) in pieces.enumerated() {
      let scalars = piece.text.unicodeScalars
      var end = scalars.startIndex
      while end < scalars.endIndex {
        let start = Place(piece: number, index: end)
        let isSpace = scalars[end] == " "
        var columns = 0
        while end < scalars.endIndex, (scalars[end] == " ") == isSpace {
          columns += ColumnWidth.columns(of: scalars[end])
          scalars.formIndex(after: &end)
        }
        if runs.last?.isSpace != isSpace { runs.append(Run(isSpace: isSpace, start: start)) }
        runs[runs.count - 1].columns += columns
        runs[runs.count - 1].end = Place(piece: number, index: end)
      }
    }
    return runs
  }

  private mutating func append(_ run: Run, of line: StyledLine) {
    for number in run.start.piece...run.end.piece {
      let piece = line.pieces[number]
      let start = number == run.start.piece ? run.start.index : piece.text.startIndex
      let end = number == run.end.piece ? run.end.index : piece.text.endIndex
      append(piece.text[start..<end], piece.style)
    }
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
