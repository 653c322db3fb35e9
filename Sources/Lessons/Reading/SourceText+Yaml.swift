/// What a YAML parser has no words for is told from the text itself.
extension SourceText {
  func place(of mark: YamlEvents.Mark) -> Place {
    place(line: mark.line, scalarColumn: mark.column)
  }

  /// What begins here that no lesson uses; nil if it is nothing of the kind.
  func strangeBeginning(at place: Place) -> FileProblem? {
    let line = characters(place.line)
    let rest = line.dropFirst(place.column - 1)
    let word = String(rest.prefix { !$0.isBlankSpace && !",[]{}".contains($0) }.prefix(20))
    let beginsLine = line.prefix(place.column - 1).allSatisfy(\.isBlankSpace)
    switch rest.first {
    case "&": return .anchor(word)
    case "*": return .alias(word)
    case "!": return .tag(word)
    case "%" where place.column == 1: return .directive
    case "\t" where beginsLine: return .tabAsIndentation
    case let space? where beginsLine && space.isOtherSpace: return .noBreakSpaceAsIndentation
    default: return nil
    }
  }

  /// The `?` with which a key is announced, where it stands in the same line.
  func questionMark(before key: Place) -> Place? {
    let before = characters(key.line).prefix(key.column - 1)
    guard let last = before.lastIndex(where: { !$0.isBlankSpace }), before[last] == "?" else {
      return nil
    }
    return Place(line: key.line, column: last + 1)
  }

  /// A colon that a space follows which YAML takes for a letter.
  func colonBeforeOtherSpace(inLine number: Int) -> Place? {
    let line = characters(number)
    return line.indices.dropLast().first { line[$0] == ":" && line[$0 + 1].isOtherSpace }
      .map { Place(line: number, column: $0 + 1) }
  }

  /// Where a line begins of which a colon ends the first key; nil if there is a key before it.
  func onlyKey(before colon: Place) -> Place? {
    let before = characters(colon.line).prefix(colon.column - 1)
    guard !before.contains(":"), let start = before.firstIndex(where: { $0 != " " }), start > 0
    else { return nil }
    return Place(line: colon.line, column: start + 1)
  }
}

extension Character {
  var isBlankSpace: Bool { self == " " || self == "\t" }

  /// A space that YAML takes for a letter.
  var isOtherSpace: Bool { !isASCII && isWhitespace && !isNewline }
}

extension Unicode.Scalar {
  /// Whether a character that begins with it may be a space that YAML takes for a letter.
  var isOtherSpace: Bool {
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
