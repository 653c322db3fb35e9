/// Finds where each character of a YAML text stands in the file.
///
/// YAML joins lines, drops indentation and replaces escapes; the characters that are left follow
/// one another as they do in the file. Where they do not, the whole text stands at its beginning.
enum ScalarPlaces {
  static func text(of scalar: DocumentNode.Scalar, in source: SourceText) -> PlacedText {
    var cursor = SourceCursor(source: source, place: scalar.place, style: scalar.style)
    var places: [Place] = []
    let characters = [Character](of: scalar.text)
    places.reserveCapacity(characters.count + 1)
    for character in characters {
      guard let place = cursor.take(character) else {
        return PlacedText(scalar.text, allAt: scalar.place)
      }
      places.append(place)
    }
    places.append(cursor.end)
    return PlacedText(characters: characters, places: places)
  }
}

private struct SourceCursor {
  private let source: SourceText
  private let style: DocumentNode.Scalar.Style
  private var line: Int
  private var column: Int
  private var characters: [Character]

  init(source: SourceText, place: Place, style: DocumentNode.Scalar.Style) {
    self.source = source
    self.style = style
    line = place.line
    column = place.column - 1
    characters = source.characters(line)
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: column += 1
    case .literal, .folded: moveToNextLine()
    }
  }

  var end: Place { Place(line: line, column: column + 1) }

  /// The place of the next character of the text; nil if the file has another one there.
  mutating func take(_ character: Character) -> Place? {
    if column < characters.count, characters[column] == character,
      !style.hasEscapes || character != "\\" && character != "'"
    {
      column += 1
      return Place(line: line, column: column)
    }
    if character.isSpace { return takeSpace(character) }
    while true {
      while column >= characters.count {
        guard line < source.lineCount else { return nil }
        moveToNextLine()
      }
      let place = end
      let found = characters[column]
      if style == .doubleQuoted, found == "\\" {
        if column + 1 == characters.count {
          moveToNextLine()
          continue
        }
        guard let escaped = takeEscape() else { return nil }
        return escaped == character ? place : nil
      }
      if found == character {
        column += 1
        if style == .singleQuoted, found == "'" { column += 1 }
        return place
      }
      guard found == " " || found == "\t" else { return nil }
      column += 1
    }
  }

  /// A space of the text may be one of the file, an escape, or the end of a line.
  private mutating func takeSpace(_ character: Character) -> Place {
    let place = end
    if character.endsLine, style == .literal {
      moveToNextLine()
    } else if column < characters.count, characters[column] == character {
      column += 1
    } else if column + 1 < characters.count, characters[column] == "\\", style == .doubleQuoted {
      _ = takeEscape()
    }
    return place
  }

  /// What a backslash between double quotes stands for.
  private mutating func takeEscape() -> Character? {
    let letter = characters[column + 1]
    column += 2
    let digits: [Character: Int] = ["x": 2, "u": 4, "U": 8]
    if let count = digits[letter] {
      let code = String(characters[column..<min(characters.count, column + count)])
      column += count
      return UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
    }
    let letters: [Character: Character] = [
      "n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\u{1B}", "_": "\u{A0}", "N": "\u{85}",
      "L": "\u{2028}", "P": "\u{2029}", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}",
    ]
    return letters[letter] ?? letter
  }

  private mutating func moveToNextLine() {
    line += 1
    column = 0
    characters = source.characters(line)
  }
}

extension DocumentNode.Scalar.Style {
  /// Whether a character of the text may be written with two.
  fileprivate var hasEscapes: Bool {
    switch self {
    case .singleQuoted, .doubleQuoted: true
    case .plain, .literal, .folded: false
    }
  }
}
