import Screen

extension StyledLine {
  /// The line broken at spaces into lines of at most so many columns.
  ///
  /// - Parameter indent: how far the lines after the first start from the left.
  func wrapped(to columns: Int, indent: Int = 0) -> [StyledLine] {
    guard columns > 0 else { return [] }
    var lines: [StyledLine] = []
    var current = StyledLine()
    var used = 0
    var space: Style?
    for word in words {
      guard case .word(let line) = word else {
        if case .space(let style) = word { space = style }
        continue
      }
      let gap = space != nil && used > 0 ? 1 : 0
      if used > 0, used + gap + line.columns > columns {
        lines.append(current)
        current = StyledLine(String(repeating: " ", count: min(indent, columns - 1)))
        used = current.columns
      } else if gap == 1 {
        current.append(" ", space ?? .plain)
        used += 1
      }
      var rest = line
      while used + rest.columns > columns {
        let (head, tail) = rest.split(at: max(1, columns - used))
        lines.append(current + head)
        current = StyledLine()
        used = 0
        rest = tail
      }
      current.append(rest)
      used += rest.columns
      space = nil
    }
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines
  }

  private enum Word {
    case word(StyledLine)
    case space(Style)
  }

  /// Words, which may change style inside, and the spaces between them.
  private var words: [Word] {
    var words: [Word] = []
    var current = StyledLine()
    for piece in pieces {
      for character in piece.text {
        if character == " " {
          if !current.isEmpty { words.append(.word(current)) }
          current = StyledLine()
          words.append(.space(piece.style))
        } else {
          current.append(String(character), piece.style)
        }
      }
    }
    if !current.isEmpty { words.append(.word(current)) }
    return words
  }

  /// The first so many columns, and the rest; a character that is wider still goes first.
  private func split(at columns: Int) -> (StyledLine, StyledLine) {
    var head = StyledLine()
    var tail = StyledLine()
    for piece in pieces {
      for character in piece.text {
        let width = ColumnWidth.columns(of: character)
        let fits = tail.isEmpty && (head.columns + width <= columns || head.isEmpty)
        if fits {
          head.append(String(character), piece.style)
        } else {
          tail.append(String(character), piece.style)
        }
      }
    }
    return (head, tail)
  }
}
