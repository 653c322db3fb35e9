/// The format of lesson files that this program reads.
enum LessonFormat {
  static let newest = 1
}

/// What a key may hold.
indirect enum ValueKind: Sendable {
  /// The number of the format.
  case format
  /// A text, even if it looks like a number.
  case text
  /// A text that is no number.
  case word([String])
  case name
  case prose
  case id
  case stage
  case equations
  case truth
  case whole(ClosedRange<Int>)
  case number(Bounds)
  /// A number, a column, or rows.
  case value
  case shape
  case list(of: ValueKind, atLeast: Int)
  /// From names to what each of them has.
  case names(to: [ValueKind], atLeast: Int)
  case group(KeyTable)
  /// One of several groups, told apart by a word in them.
  case oneOf([KeyTable])
  /// One, or a list of them.
  case oneOrMore(ValueKind)

  /// What a number may be.
  enum Bounds: Sendable {
    case any
    case greater(than: Int)
    /// From 0 to less than 1.
    case fraction
  }
}
