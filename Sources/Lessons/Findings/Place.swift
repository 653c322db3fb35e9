/// Where something stands in a text: line and column, from 1, counted in characters as an editor
/// shows them. A letter with its accents is one column, and so is a tab.
public struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = Place(line: 1, column: 1)

  public var description: String { "\(line):\(column)" }

  public static func < (a: Place, b: Place) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
