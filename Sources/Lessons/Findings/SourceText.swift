/// A text by its lines, without their ends, in characters.
public struct SourceText: Sendable {
  /// A line, and where YAML's columns, which count Unicode scalars, are in it.
  fileprivate struct Line: Sendable {
    /// Kept beside its characters: every finding in the line has it.
    let text: String
    let characters: [Character]
    /// For each scalar its character's column; nil where every character is one scalar.
    let columns: [Int32]?
    /// Whether every character is known to be fit for a text.
    let isPlain: Bool
  }

  private let lines: [Line]

  /// - Parameter text: lines end in a line feed; a carriage return before it is no part of the line.
  public init(_ text: String) {
    var text = text
    lines = text.withUTF8 { bytes in
      bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
        Line(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
    }
  }

  public var lineCount: Int { lines.count }

  /// Line `number`, from 1; nil beyond the end.
  public func line(_ number: Int) -> String? {
    number >= 1 && number <= lines.count ? lines[number - 1].text : nil
  }

  /// The number of the first line that is another one, or none, in an older text; nil if all are the
  /// same.
  func firstLine(unlike old: SourceText) -> Int? {
    let common = zip(lines, old.lines).prefix { $0.characters == $1.characters }.count
    return common < max(lines.count, old.lines.count) ? common + 1 : nil
  }

  /// Whether every character of line `number`, from 1, is known to be fit for a text.
  func isPlain(_ number: Int) -> Bool {
    number < 1 || number > lines.count || lines[number - 1].isPlain
  }

  /// The characters of line `number`, from 1; none beyond the end.
  func characters(_ number: Int) -> [Character] {
    number >= 1 && number <= lines.count ? lines[number - 1].characters : []
  }

  /// The place of a mark whose column is counted from 1 in Unicode scalars, as YAML marks are.
  func place(line number: Int, scalarColumn: Int) -> Place {
    guard number >= 1, number <= lines.count, let columns = lines[number - 1].columns else {
      return Place(line: number, column: max(1, scalarColumn))
    }
    let line = lines[number - 1]
    let index = scalarColumn - 1
    if columns.indices.contains(index) {
      return Place(line: number, column: Int(columns[index]))
    }
    return Place(
      line: number, column: max(1, line.characters.count + 1 + index - columns.count))
  }
}

extension SourceText.Line {
  fileprivate init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !bytes.allSatisfy(\.isPlain) else {
      self.init(text: text, characters: [Character](ofASCII: bytes), columns: nil, isPlain: true)
      return
    }
    if let characters = [Character](ofUnjoined: text) {
      self.init(text: text, characters: characters, columns: nil, isPlain: true)
      return
    }
    let characters = Array(text)
    var columns: [Int32]?
    if characters.count != text.unicodeScalars.count {
      columns = characters.enumerated().flatMap { index, character in
        Array(repeating: Int32(index + 1), count: character.unicodeScalars.count)
      }
    }
    self.init(text: text, characters: characters, columns: columns, isPlain: false)
  }
}

extension UInt8 {
  /// Whether it is printable ASCII or a tab.
  var isPlain: Bool { (0x20..<0x7F).contains(self) || self == 0x09 }
}
