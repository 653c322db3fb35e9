/// A place in a text of numbers, and what can be read from there. No step of it goes back.
struct HomeworkCursor {
  private let text: PlacedText
  private var index = 0

  init(_ text: PlacedText) { self.text = text }

  var next: Character? { isAtEnd ? nil : text.characters[index] }
  var place: Place { text.places[index] }
  var isAtEnd: Bool { index >= text.count }

  /// What stands here, for a sentence.
  var excerpt: String {
    let end = min(text.count, index + 20)
    return String(text.characters[index..<end].prefix { !$0.isNewline }).trimmed
  }

  mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    index += 1
    return true
  }

  /// Spaces within the line.
  mutating func skipBlanks() {
    while let next, next.isWhitespace, !next.isNewline { index += 1 }
  }

  /// Spaces, ends of lines and comments.
  mutating func skipSpaces() {
    while let next, next.isWhitespace || next == "#" {
      if next == "#" {
        while let next = self.next, !next.isNewline { index += 1 }
      } else {
        index += 1
      }
    }
  }

  /// Goes behind the next such character, quoted or not; false if there is none.
  mutating func skip(past character: Character) -> Bool {
    while let next {
      index += 1
      if next == character { return true }
    }
    return false
  }

  /// Goes behind letters, digits and points that begin with a letter; false if there are none.
  mutating func takeWord() -> Bool {
    guard next?.isLetter == true else { return false }
    while let next, next.isLetter || next.isNumber || next == "." || next == "_" { index += 1 }
    return true
  }

  /// All up to a space, a comma or a bracket.
  mutating func word() -> String {
    let start = index
    while let next, !next.isWhitespace, !",;[](){}:=\"'#".contains(next) { index += 1 }
    return String(text.characters[start..<index])
  }

  /// What a number is called, quoted or not: `dW1`, `"grad(W1)"`, `∂ℓ/∂W₁`.
  mutating func name() throws(Misread) -> PlacedText {
    let start = place
    let name: PlacedText
    if next == "\"" || next == "'" {
      name = try quoted()
    } else {
      let first = index
      while let next, !next.isWhitespace, !"=:,;[]{}\"'#".contains(next) { index += 1 }
      name = text[first..<index]
    }
    if name.count > HomeworkProblem.longestWord { throw Misread(.nameTooLong, start) }
    guard let letter = name.characters.first, letter.isLetter || letter == "∂" || letter == "\\",
      name.characters.filter({ $0 == "(" }).count == name.characters.filter({ $0 == ")" }).count
    else {
      let shown = name.count > 0 ? name.text : excerpt
      throw Misread(.nameMissing(shown), start)
    }
    return name
  }

  /// What stands between two quotation marks, with its escapes understood.
  mutating func quoted() throws(Misread) -> PlacedText {
    let (start, mark) = (place, next)
    index += 1
    var characters: [Character] = []
    var places: [Place] = []
    while let next, next != mark {
      let place = place
      index += 1
      let character = next == "\\" ? try escaped(at: place) : next
      if !character.isNewline, let problem = LessonText.problem(with: character) {
        throw Misread(problem, place)
      }
      characters.append(character)
      places.append(place)
    }
    if isAtEnd { throw Misread(.quoteNeverClosed, start) }
    places.append(place)
    index += 1
    return PlacedText(characters: characters, places: places)
  }

  /// The character that stands for what follows a `\`, as JSON has it: `\n`, `\u03b2`.
  private mutating func escaped(at start: Place) throws(Misread) -> Character {
    guard let sign = next else { throw Misread(.escape, start) }
    index += 1
    switch sign {
    case "\"", "'", "\\", "/": return sign
    case "n", "r": return "\n"
    case "t": return "\t"
    case "u":
      let digits = String(text.characters[index..<min(text.count, index + 4)])
      guard digits.count == 4, let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw Misread(.escape, start) }
      index += 4
      return Character(scalar)
    default: throw Misread(.escape, start)
    }
  }
}
