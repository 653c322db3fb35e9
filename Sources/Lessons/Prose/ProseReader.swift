/// Reads text with `*em*`, `**strong**`, `` `code` ``, lists and live values.
struct ProseReader {
  private let text: PlacedText
  private let scope: LiveScope
  private(set) var problems: [Problem] = []

  static func read(_ text: PlacedText, in scope: LiveScope) -> (prose: Prose, problems: [Problem]) {
    var reader = ProseReader(text: text, scope: scope)
    let prose = Prose(blocks: reader.blocks(), place: text.start)
    return (prose, reader.problems)
  }

  private init(text: PlacedText, scope: LiveScope) {
    self.text = text
    self.scope = scope
  }

  private enum Line {
    case blank
    case words(Range<Int>)
    case item(Range<Int>, isOrdered: Bool)
  }

  /// Lines that follow one another are one paragraph; an item goes on in lines without a sign.
  private mutating func blocks() -> [Prose.Block] {
    var blocks: [Prose.Block] = []
    var paragraph: [Range<Int>] = []
    var items: [[Range<Int>]] = []
    var isOrdered = false
    func finish(_ reader: inout ProseReader) {
      if !paragraph.isEmpty { blocks.append(.paragraph(reader.spans(of: paragraph))) }
      if !items.isEmpty {
        blocks.append(.list(items.map { reader.spans(of: $0) }, isOrdered: isOrdered))
      }
      paragraph = []
      items = []
    }
    for range in lineRanges {
      switch line(range) {
      case .blank: finish(&self)
      case .item(let words, let ordered):
        if items.isEmpty || ordered != isOrdered { finish(&self) }
        isOrdered = ordered
        items.append([words])
      case .words(let words):
        if items.isEmpty {
          paragraph.append(words)
        } else {
          items[items.count - 1].append(words)
        }
      }
    }
    finish(&self)
    return blocks
  }

  private var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, character) in text.characters.enumerated() where character.isNewline {
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<text.count)
    return ranges
  }

  private func line(_ range: Range<Int>) -> Line {
    let characters = text.characters[range]
    guard let first = characters.firstIndex(where: { !$0.isWhitespace }) else { return .blank }
    let words = first..<range.upperBound
    let rest = characters[first...]
    if "-*•".contains(rest[first]), first + 1 < range.upperBound, rest[first + 1] == " " {
      return .item(first + 2..<range.upperBound, isOrdered: false)
    }
    let digits = rest.prefix { $0.isASCIIDigit }.count
    if (1...3).contains(digits), first + digits + 1 < range.upperBound,
      ".)".contains(rest[first + digits]), rest[first + digits + 1] == " "
    {
      return .item(first + digits + 2..<range.upperBound, isOrdered: true)
    }
    return .words(words)
  }

  /// The spans of lines that are joined by spaces.
  private mutating func spans(of lines: [Range<Int>]) -> [Prose.Span] {
    let indices = lines.enumerated().flatMap { number, range -> [Int?] in
      (number > 0 ? [nil] : []) + range.map(Optional.some)
    }
    var scanner = SpanScanner(text: text, indices: indices, scope: scope)
    let spans = scanner.spans()
    problems += scanner.problems
    return spans
  }
}
