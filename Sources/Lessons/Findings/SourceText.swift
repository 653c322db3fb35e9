/// A text by its lines, without their ends.
public struct SourceText: Sendable {
  public let lines: [String]

  /// - Parameter text: lines end in a line feed; a carriage return before it is no part of the line.
  public init(_ text: String) {
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        line.last == "\r" ? String(line.dropLast()) : String(line)
      }
  }

  /// Line `number`, from 1; nil beyond the end.
  public func line(_ number: Int) -> String? {
    number >= 1 && number <= lines.count ? lines[number - 1] : nil
  }

  /// The place of a mark whose column is counted from 1 in Unicode scalars, as YAML marks are.
  func place(line number: Int, scalarColumn: Int) -> Place {
    guard let line = line(number) else { return Place(line: number, column: max(1, scalarColumn)) }
    return Place(line: number, column: line.characterColumn(ofScalarColumn: scalarColumn))
  }
}

extension String {
  /// The column, counted in characters, of the character that contains a scalar.
  fileprivate func characterColumn(ofScalarColumn scalarColumn: Int) -> Int {
    var scalars = 1
    var column = 1
    for character in self {
      let next = scalars + character.unicodeScalars.count
      if scalarColumn < next { return column }
      scalars = next
      column += 1
    }
    return column + max(0, scalarColumn - scalars)
  }
}
