/// Reads one value: a number, a list of numbers or of rows, as JSON, NumPy and PyTorch write them.
struct HomeworkValueReader {
  typealias Misplaced = ListedNumbers.Misplaced

  var cursor: HomeworkCursor
  /// The numbers as they are written, row by row.
  private(set) var written: [String] = []

  init(_ cursor: HomeworkCursor) { self.cursor = cursor }

  mutating func value() throws(Misread) -> ListedNumbers {
    if cursor.next == "\"" || cursor.next == "'" { return try quoted() }
    if cursor.next == "[" { return try list(depth: 1) }
    if let called = try called() { return called }
    return try number()
  }

  /// What a program made a text of.
  private mutating func quoted() throws(Misread) -> ListedNumbers {
    var inner = HomeworkValueReader(HomeworkCursor(try cursor.quoted()))
    inner.cursor.skipSpaces()
    // A text within a text is none that a program prints.
    if inner.cursor.next == "\"" || inner.cursor.next == "'" {
      throw Misread(Misplaced(inner.cursor.place, .notANumber(inner.cursor.excerpt)))
    }
    let value = try inner.value()
    inner.cursor.skipSpaces()
    if !inner.cursor.isAtEnd {
      throw Misread(Misplaced(inner.cursor.place, .textAfterValue(inner.cursor.excerpt)))
    }
    written += inner.written
    return value
  }

  /// `tensor([1., 2.], dtype=torch.float64)`, `np.float64(0.5)`; nil if no call begins here.
  private mutating func called() throws(Misread) -> ListedNumbers? {
    var ahead = cursor
    guard ahead.takeWord(), ahead.next == "(" else { return nil }
    let place = ahead.place
    _ = ahead.take("(")
    ahead.skipSpaces()
    cursor = ahead
    let value = cursor.next == "[" ? try list(depth: 1) : try number()
    // What follows says how the numbers are kept: dtype, device, grad_fn.
    guard cursor.skip(past: ")") else { throw Misread(.parenthesisNeverClosed, place) }
    return value
  }

  private mutating func list(depth: Int) throws(Misread) -> ListedNumbers {
    let place = cursor.place
    if depth > 2 { throw Misread(Misplaced(place, .nestedTooDeep)) }
    _ = cursor.take("[")
    var entries: [ListedNumbers] = []
    while true {
      cursor.skipSpaces()
      if cursor.take("]") { return .list(entries, place) }
      if cursor.isAtEnd { throw Misread(Misplaced(place, .listNeverClosed)) }
      if cursor.next == "[" {
        entries.append(try list(depth: depth + 1))
      } else if cursor.next == "\"" {
        entries.append(try quoted())
      } else if let called = try called() {
        entries.append(called)
      } else {
        entries.append(try number())
      }
      cursor.skipSpaces()
      _ = cursor.take(",")
    }
  }

  /// A number or a fraction, NaN and the infinities as programs spell them.
  mutating func number() throws(Misread) -> ListedNumbers {
    let place = cursor.place
    let word = cursor.word()
    if word.isEmpty {
      let found = cursor.excerpt
      throw Misread(Misplaced(place, found.isEmpty ? .missing : .notANumber(found)))
    }
    if word.count > HomeworkProblem.longestWord { throw Misread(.numberTooLong, place) }
    if word.hasPrefix("...") || word == "…" { throw Misread(.leftOut, place) }
    let text = NumberReader.withKeyboardMinus(word)
    written.append(text)
    if let number = Self.nonFinite(text) { return .number(number, place) }
    switch NumberReader.number(text == "None" ? "null" : text) {
    case .success(let number): return .number(number, place)
    case .failure(let problem): throw Misread(Misplaced(place, problem))
    }
  }

  private static func nonFinite(_ text: String) -> Double? {
    let word = text.lowercased()
    let size = word.first == "-" || word.first == "+" ? String(word.dropFirst()) : word
    switch size {
    case "nan": return .nan
    case "inf", "infinity", "∞": return word.first == "-" ? -.infinity : .infinity
    default: return nil
    }
  }
}
