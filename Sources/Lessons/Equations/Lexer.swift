import Notation

/// Cuts equations into tokens.
///
/// A comment reaches from `#` to the end of the line; lines end in a line feed or `;`.
struct Lexer {
  private let text: PlacedText
  private var index = 0
  private var tokens: [Token] = []
  private var previousEnd: Int?

  /// A line's tokens, the last of them `end`; if something is wrong, those before it.
  typealias Line = (tokens: [Token], problem: EquationProblem.Placed?)

  /// The lines that are not empty.
  static func lines(of text: PlacedText) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var isComment = false
    for index in 0...text.count {
      let character = index < text.count ? text.characters[index] : "\n"
      if character == "#" { isComment = true }
      guard character.endsLine || (character == ";" && !isComment) else { continue }
      let line = tokens(of: text[start..<index])
      if line.tokens.count > 1 || line.problem != nil { lines.append(line) }
      start = index + 1
      isComment = false
    }
    return lines
  }

  static func tokens(of text: PlacedText) -> Line {
    var lexer = Lexer(text: text)
    do {
      try lexer.scan()
      return (lexer.tokens, nil)
    } catch {
      return (lexer.tokens, error)
    }
  }

  private init(text: PlacedText) { self.text = text }

  private mutating func scan() throws(EquationProblem.Placed) {
    while let character = peek() {
      if character == "#" { break }
      if character.isSpace {
        index += 1
      } else if character.isASCIIDigit || (character == "." && peek(1)?.isASCIIDigit == true) {
        try scanNumber()
      } else if character.isNameStart {
        try scanName()
      } else if character == "\"", let end = text.characters[(index + 1)...].firstIndex(of: "\"") {
        let start = index
        index = end + 1
        let name = String(text.characters[(start + 1)..<end])
        append(.text(name), from: start, text: "\"\(name)\"")
      } else {
        try scanSymbol(character)
      }
    }
    append(.end, from: min(index, text.count), text: "")
  }

  private mutating func scanNumber() throws(EquationProblem.Placed) {
    let start = index
    skipDigits()
    if peek() == ".", peek(1)?.isLetter != true {
      index += 1
      skipDigits()
    }
    if peek() == "e" || peek() == "E" {
      let isSigned = peek(1) == "-" || peek(1) == "+"
      if peek(isSigned ? 2 : 1)?.isASCIIDigit == true {
        index += isSigned ? 2 : 1
        skipDigits()
      }
    }
    let spelling = String(text.characters[start..<index])
    switch NumberReader.decimal(spelling) {
    case .success(let number): append(.number(number), from: start, text: spelling)
    case .failure(let problem): throw .init(text.places[start], .number(problem))
    }
  }

  private mutating func scanName() throws(EquationProblem.Placed) {
    let start = index
    index += 1
    while let character = peek(), character.isNamePart { index += 1 }
    let spelling = String(text.characters[start..<index])
    for (offset, character) in spelling.enumerated() {
      if let alike = LookAlike.of(character) {
        throw .init(text.places[start + offset], .lookAlike(alike))
      }
    }
    if let habit = habit(ofName: spelling) { throw .init(text.places[start], .habit(habit)) }
    append(.name(spelling), from: start, text: spelling)
  }

  /// LaTeX that is no name: `\\frac`, `b_{0}`.
  private func habit(ofName spelling: String) -> Habit? {
    if spelling.hasSuffix("_"), peek() == "{",
      let end = text.characters[index...].firstIndex(of: "}")
    {
      let inner = String(text.characters[(index + 1)..<end])
      return Habit("'\(spelling){\(inner)}' is LaTeX; write '\(spelling)\(inner)'")
    }
    guard spelling.first == "\\", Name(spelling).canonical.first?.isASCII != false else {
      return nil
    }
    return .latex(String(spelling.dropFirst()))
  }

  private mutating func scanSymbol(_ character: Character) throws(EquationProblem.Placed) {
    let start = index
    let pair = peek(1).map { String([character, $0]) } ?? ""
    switch pair {
    case "**":
      index += 2
      append(.symbol("^"), from: start, text: pair)
      return
    case "==", "!=", "<=", ">=":
      index += 2
      append(.symbol(pair), from: start, text: pair)
      return
    case _ where Habits.symbols[pair] != nil:
      index += 2
      append(.symbol(pair), from: start, text: pair)
      return
    case ".T" where peek(2)?.isNamePart != true:
      index += 2
      append(.transpose, from: start, text: pair)
      return
    case _ where character == "." && peek(1)?.isLetter == true && previousEnd == start:
      index += 1
      while let character = peek(), character.isNamePart { index += 1 }
      let name = String(text.characters[(start + 1)..<index])
      append(.member(name), from: start, text: "." + name)
      return
    default: break
    }
    index += 1
    let written = String(character)
    switch character {
    case "+", "-", "*", "/", "@", "^", "(", ")", "[", "]", ",", ":", "<", ">":
      append(.symbol(written), from: start, text: written)
    case "⊙": append(.symbol("*"), from: start, text: written)
    case "=": append(.equals, from: start, text: written)
    case "'", "ᵀ": append(.transpose, from: start, text: written)
    case "²": append(.superscript(2), from: start, text: written)
    case "³": append(.superscript(3), from: start, text: written)
    default: throw .init(text.places[start], .strangeCharacter(character))
    }
  }

  private func peek(_ ahead: Int = 0) -> Character? {
    index + ahead < text.count ? text.characters[index + ahead] : nil
  }

  private mutating func skipDigits() {
    while peek()?.isASCIIDigit == true { index += 1 }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, text written: String) {
    tokens.append(
      Token(
        kind: kind, place: text.places[start], text: written, isJoined: previousEnd == start))
    previousEnd = index
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// A letter, or the backslash of `\beta_0`; `ᵀ` is the transpose.
  var isNameStart: Bool {
    self == "\\" || (isLetter && self != "ᵀ")
  }

  var isNamePart: Bool {
    (isLetter && self != "ᵀ") || isASCIIDigit || self == "_" || ("₀"..."₉").contains(self)
  }
}
