extension ColumnWidth {
  /// The lines of a text that is broken at spaces to be at most so many columns wide.
  ///
  /// Line breaks of the text stay, as does the indentation of its lines; what follows a broken line
  /// starts at the left. A word that is too long is cut. With no columns there are no lines.
  ///
  ///     wrap("a gradient is a sum", to: 10)  // ["a gradient", "is a sum"]
  package static func wrap(_ text: String, to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrapLine($0, to: columns) }
  }

  /// The lines of one line; one empty line for an empty one.
  private static func wrapLine(_ line: Substring, to columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    var space = 0
    for piece in pieces(of: line) {
      if piece.first == " " || piece.first == "\t" {
        space = piece.count
        continue
      }
      let word = String(piece)
      let width = self.columns(of: word)
      if used + space + width <= columns {
        current += String(repeating: " ", count: space) + word
        used += space + width
      } else {
        if used > 0 { lines.append(current) }
        let parts = cut(word, to: columns)
        lines += parts.dropLast()
        current = parts.last ?? ""
        used = self.columns(of: current)
      }
      space = 0
    }
    if used > 0 || lines.isEmpty { lines.append(current) }
    return lines
  }

  /// Runs of spaces and words, in turn.
  private static func pieces(of line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line
    while let first = rest.first {
      let isSpace = first == " " || first == "\t"
      let piece = rest.prefix { ($0 == " " || $0 == "\t") == isSpace }
      pieces.append(piece)
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  /// A word in parts that fit; where a wide character has no room at all, `·` stands for it.
  private static func cut(_ word: String, to columns: Int) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var used = 0
    for scalar in word.unicodeScalars {
      let width = min(self.columns(of: scalar), columns)
      if used + width > columns {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        used = 0
      }
      part.append(self.columns(of: scalar) > columns ? Shown.replacement : scalar)
      used += width
    }
    return parts + [String(part)]
  }
}
