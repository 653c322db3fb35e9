/// A problem in a file, with the line that it stands in.
///
///     lessons/x.yaml:12:9: error: no operation 'rleu'; did you mean 'relu'?
///       h1 = rleu(f0)
///            ^
public struct Finding: Hashable, Sendable {
  /// The file as it was named; what a terminal would obey is replaced in `rendered`.
  public let file: String
  public let place: Place
  public let severity: Severity
  public let sentence: String
  /// The line of the text that the place is in, without its end; nil where there is no text.
  public let sourceLine: String?

  public init(
    file: String, place: Place, severity: Severity, sentence: String, sourceLine: String? = nil
  ) {
    self.file = file
    self.place = place
    self.severity = severity
    self.sentence = sentence
    self.sourceLine = sourceLine
  }

  public init(_ problem: Problem, file: String, source: SourceText?) {
    self.init(
      file: file, place: problem.place, severity: problem.severity, sentence: problem.sentence,
      sourceLine: source?.line(problem.place.line))
  }

  /// `file:line:column: error: sentence`, without an end of line.
  public var headline: String {
    "\(file):\(place): \(severity.rawValue): \(sentence)".withoutControlCharacters
  }

  /// The headline, the source line and a caret below the column.
  public var rendered: String {
    guard let excerpt = excerpt(columns: 160) else { return headline }
    return "\(headline)\n  \(excerpt.text)\n  \(excerpt.caret)"
  }

  /// The source line, or of a long one what is around the place, and a caret below the column; nil
  /// where there is no such line or nothing in it.
  ///
  /// - Parameter columns: how many the text takes at most, with an ellipsis before and after it.
  public func excerpt(columns: Int) -> (text: String, caret: String)? {
    guard let line = sourceLine, !line.isEmpty else { return nil }
    let window = SourceWindow(line, column: place.column, widest: columns)
    return (window.text.withoutControlCharacters, window.caret)
  }
}

/// The part of a long line around a column.
private struct SourceWindow {
  let text: String
  let caret: String

  init(_ line: String, column: Int, widest: Int) {
    // A long line of bytes that are characters is not taken apart: there may be many findings in it.
    let isPlain = line.utf8.allSatisfy(\.isPlain)
    let characters = isPlain ? [] : Array(line)
    let count = isPlain ? line.utf8.count : characters.count
    func slice(_ range: Range<Int>) -> [Character] {
      let range = range.clamped(to: 0..<count)
      if !isPlain { return Array(characters[range]) }
      let start = line.utf8.index(line.startIndex, offsetBy: range.lowerBound)
      let end = line.utf8.index(start, offsetBy: range.count)
      return line.utf8[start..<end].map { Character(Unicode.Scalar($0)) }
    }
    let first = column > widest - widest / 8 ? column - widest / 2 : 0
    text = (first > 0 ? "…" : "") + String(slice(first..<first + widest))
    let before = slice(first..<max(first, column - 1))
    // A tab before the caret is repeated, and so is the second cell of a wide character.
    let padding = before.map { character -> String in
      character == "\t" ? "\t" : String(repeating: " ", count: character.terminalColumns)
    }
    let beyond = max(0, column - 1 - max(count, first))
    caret = (first > 0 ? " " : "") + padding.joined() + String(repeating: " ", count: beyond) + "^"
  }
}

extension Character {
  /// How many columns of a terminal it takes: two for East Asian wide characters and emoji.
  fileprivate var terminalColumns: Int {
    guard let scalar = unicodeScalars.first else { return 1 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
