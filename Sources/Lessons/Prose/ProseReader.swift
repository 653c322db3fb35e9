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
    /// Of a numbered list its number, and the line with it.
    case item(Range<Int>, number: (Int, line: Range<Int>)?)
    /// The cells of a row of a table.
    case row([Range<Int>])
  }

  /// Lines that follow one another are one paragraph; an item goes on in lines without a sign.
  private mutating func blocks() -> [Prose.Block] {
    var blocks: [Prose.Block] = []
    var paragraph: [Range<Int>] = []
    var items: [[Range<Int>]] = []
    var isOrdered = false
    var rows: [[Range<Int>]] = []
    func finish(_ reader: inout ProseReader) {
      if !paragraph.isEmpty { blocks.append(.paragraph(reader.spans(of: paragraph))) }
      if !items.isEmpty {
        blocks.append(.list(items.map { reader.spans(of: $0) }, isOrdered: isOrdered))
      }
      if !rows.isEmpty { blocks.append(reader.table(rows)) }
      paragraph = []
      items = []
      rows = []
    }
    for range in lineRanges {
      var line = line(range)
      // A numbered list begins with 1; "0. Then" and "12. Then" go on from the line before.
      if case .item(_, let (number, whole)?) = line, number != 1,
        !isOrdered || items.isEmpty || number != items.count + 1
      {
        line = .words(whole)
      }
      switch line {
      case .blank: finish(&self)
      case .row(let cells):
        if rows.isEmpty { finish(&self) }
        rows.append(cells)
      case .item(let words, let number):
        if items.isEmpty || (number != nil) != isOrdered || !rows.isEmpty { finish(&self) }
        isOrdered = number != nil
        items.append([words])
      case .words(let words):
        if !rows.isEmpty { finish(&self) }
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
    for (index, character) in text.characters.enumerated() where character.endsLine {
      ranges.append(start..<index)
      start = index + 1
    }
    ranges.append(start..<text.count)
    return ranges
  }

  private func line(_ range: Range<Int>) -> Line {
    let characters = text.characters[range]
    guard let first = characters.firstIndex(where: { !$0.isSpace }) else { return .blank }
    let words = first..<range.upperBound
    let rest = characters[first...]
    if "-*•".contains(rest[first]), first + 1 < range.upperBound, rest[first + 1] == " " {
      return .item(first + 2..<range.upperBound, number: nil)
    }
    if rest[first] == "|", let cells = cells(first..<range.upperBound) { return .row(cells) }
    let digits = rest.prefix { $0.isASCIIDigit }.count
    if (1...3).contains(digits), first + digits + 1 < range.upperBound,
      ".)".contains(rest[first + digits]), rest[first + digits + 1] == " ",
      let number = Int(String(rest.prefix(digits)))
    {
      return .item(first + digits + 2..<range.upperBound, number: (number, line: words))
    }
    return .words(words)
  }

  /// What stands between the `|` of a line that begins and ends with one.
  private func cells(_ range: Range<Int>) -> [Range<Int>]? {
    var bars: [Int] = []
    var isInside = false
    for index in range {
      switch text.characters[index] {
      case "{", "}": isInside = text.characters[index] == "{"
      case "|" where !isInside && (index == range.lowerBound || text.characters[index - 1] != "\\"):
        bars.append(index)
      default: break
      }
    }
    guard bars.count > 1, let last = bars.last,
      text.characters[(last + 1)..<range.upperBound].allSatisfy(\.isSpace)
    else { return nil }
    return zip(bars, bars.dropFirst()).map { $0 + 1..<$1 }
  }

  /// A line of `---` below the first row makes that the head.
  private mutating func table(_ rows: [[Range<Int>]]) -> Prose.Block {
    func isRule(_ cells: [Range<Int>]) -> Bool {
      cells.allSatisfy { cell in
        let words = text.characters[cell].filter { !$0.isSpace }
        return !words.isEmpty && words.allSatisfy { "-:".contains($0) }
      }
    }
    let hasHead = rows.count > 1 && isRule(rows[1])
    let kept = rows.enumerated().filter { !(hasHead && $0.offset == 1) }.map(\.element)
    for row in kept where row.count != kept[0].count {
      let problem = ProseProblem.rowOfOtherLength(row.count, first: kept[0].count)
      problems.append(Problem(text.places[row[0].lowerBound], problem.sentence))
    }
    return .table(kept.map { $0.map { trimmedSpans(of: $0) } }, hasHead: hasHead)
  }

  private mutating func trimmedSpans(of cell: Range<Int>) -> [Prose.Span] {
    let characters = text.characters
    let start = cell.first { !characters[$0].isSpace } ?? cell.upperBound
    let end = cell.last { !characters[$0].isSpace }.map { $0 + 1 } ?? start
    return spans(of: [start..<end])
  }

  /// The spans of lines that are joined by spaces.
  private mutating func spans(of lines: [Range<Int>]) -> [Prose.Span] {
    var scanner = SpanScanner(text: text, lines: lines, scope: scope)
    let spans = scanner.spans()
    problems += scanner.problems
    return spans
  }
}
