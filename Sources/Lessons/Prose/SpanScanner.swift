/// Cuts a paragraph into spans.
struct SpanScanner {
  private let characters: [Character]
  private let places: [Place]
  private let scope: LiveScope
  private var index = 0
  private var style = Prose.Span.Style.plain
  private var words = ""
  private var found: [Prose.Span] = []
  private(set) var problems: [Problem] = []
  private(set) var signs: SignSearch

  /// - Parameter lines: of a paragraph; a space joins one to the next.
  init(text: PlacedText, lines: [Range<Int>], scope: LiveScope) {
    var characters: [Character] = []
    var places: [Place] = []
    for line in lines {
      if let last = places.last {
        characters.append(" ")
        places.append(last)
      }
      characters += text.characters[line]
      places += text.places[line]
    }
    places.append(lines.last.map { text.places[$0.upperBound] } ?? text.start)
    self.characters = characters
    signs = SignSearch(characters)
    self.places = places
    self.scope = scope
  }

  mutating func spans() -> [Prose.Span] {
    while true {
      let end = characters[index...].firstIndex(where: \.mayBeMarkup) ?? characters.count
      words.append(wordsOf: characters[index..<end])
      index = end
      guard index < characters.count else { break }
      let character = characters[index]
      switch character {
      case "\\" where next.map("*`{}\\|[$<".contains) == true,
        "{" where next == "{", "}" where next == "}":
        words.append(characters[index + 1])
        index += 2
      case "`": scanCode()
      case "*": scanStar()
      case "{": scanLiveValue()
      case "[" where next == "[": scanLink()
      case "\\", "$", "!", "<", "[":
        findForeign()
        words.append(character)
        index += 1
      default:
        words.append(character)
        index += 1
      }
    }
    finishWords()
    return found
  }

  private var next: Character? { index + 1 < characters.count ? characters[index + 1] : nil }

  /// `[[id]]`
  private mutating func scanLink() {
    let start = index
    guard let end = signs.text(from: index + 2, upTo: .pair("]", "]")) else {
      words += "[["
      index += 2
      return
    }
    index += 2 + end.count + 2
    guard LessonID.isKebabCase(end.trimmed) else {
      return report(.noLink(end.withoutControlCharacters), places[start])
    }
    finishWords()
    let id = Lesson.PlacedWord(word: end.trimmed, place: places[start])
    found.append(Prose.Span(content: .link(id), style: style))
  }

  /// What other tools would set, and a terminal does not.
  private mutating func findForeign() {
    if let problem = ForeignMarkup.problem(at: index, in: &signs) {
      report(problem, places[index])
    }
  }

  private mutating func finishWords() {
    if !words.isEmpty { found.append(Prose.Span(content: .text(words), style: style)) }
    words = ""
  }

  private mutating func scanCode() {
    guard let end = signs.first(.character("`"), from: index + 1) else {
      words.append("`")
      index += 1
      return
    }
    finishWords()
    let code = String(characters[(index + 1)..<end])
    found.append(Prose.Span(content: .text(code), style: .code))
    index = end + 1
  }

  /// A star opens before a letter where another one closes after a letter; else it is a star.
  private mutating func scanStar() {
    let marks = next == "*" ? 2 : 1
    let wanted: Prose.Span.Style = marks == 2 ? .strong : .emphasis
    if style == wanted, index > 0, characters[index - 1] != " " {
      finishWords()
      style = .plain
    } else if style == .plain, closes(marks, after: index + marks) {
      finishWords()
      style = wanted
    } else {
      words += String(repeating: "*", count: marks)
    }
    index += marks
  }

  private mutating func closes(_ marks: Int, after start: Int) -> Bool {
    guard start < characters.count, characters[start] != " ", characters[start] != "*" else {
      return false
    }
    return signs.first(.closingStars(marks), from: start + 1) != nil
  }

  private mutating func scanLiveValue() {
    let start = index
    guard let end = characters[start...].firstIndex(of: "}") else {
      report(.braceNeverClosed, places[start])
      words += String(characters[start...])
      index = characters.count
      return
    }
    index = end + 1
    let inside = Array(characters[(start + 1)..<end])
    let colon = Self.places(of: ":", in: inside).last ?? inside.count
    var digits: Int?
    if colon < inside.count {
      digits = self.digits(inside[(colon + 1)...], places[start + 1 + colon])
    }
    let expression = PlacedText(
      characters: Array(inside[..<colon]), places: Array(places[(start + 1)...(start + 1 + colon)]))
    guard !expression.text.trimmed.isEmpty else { return report(.emptyBraces, places[start]) }
    if let comma = Self.places(of: ",", in: expression.characters).first {
      let values = expression.text.split(separator: ",").map { String($0).trimmed }
      return report(.severalValues(values.filter { !$0.isEmpty }), expression.places[comma])
    }
    switch LiveExpression.read(expression, in: scope) {
    case .success(let live) where live.isCondition:
      report(.conditionInText, live.place)
    case .success(let live):
      finishWords()
      let value = Prose.LiveValue(expression: live, digits: digits)
      found.append(Prose.Span(content: .live(value), style: style))
    case .failure(let failure):
      problems += failure.problems
    }
  }

  /// Where a character stands in no brackets.
  private static func places(of character: Character, in characters: [Character]) -> [Int] {
    var depth = 0
    return characters.indices.filter { index in
      if "([".contains(characters[index]) { depth += 1 }
      if ")]".contains(characters[index]) { depth -= 1 }
      return characters[index] == character && depth == 0
    }
  }

  /// `.3` is three decimals.
  private mutating func digits(_ format: ArraySlice<Character>, _ place: Place) -> Int? {
    let written = String(format)
    guard written.first == ".", written.count <= 3, let digits = Int(written.dropFirst()),
      (0...15).contains(digits), written.dropFirst().allSatisfy(\.isASCIIDigit)
    else {
      report(.digitsUnknown(String(written.prefix(20))), place)
      return nil
    }
    return digits
  }

  private mutating func report(_ problem: ProseProblem, _ place: Place) {
    problems.append(Problem(place, problem.sentence))
  }
}

extension Character {
  /// Whether it may be more than itself; said at once of what nearly all of a text is.
  fileprivate var mayBeMarkup: Bool {
    switch utf8.first.map(Unicode.Scalar.init) {
    case "\\", "{", "}", "`", "*", "[", "$", "!", "<": true
    default: false
    }
  }
}
