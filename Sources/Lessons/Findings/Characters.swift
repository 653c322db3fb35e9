extension [Character] {
  /// The characters of a text, as `Array(text)` has them: that asks of each pair of code points where
  /// Unicode divides them, which takes most of the time to read a lesson.
  init(of text: String) {
    let scalars = text.unicodeScalars
    self = scalars.allSatisfy(\.joinsNone) ? scalars.map(Character.init) : Array(text)
  }
}

extension Unicode.Scalar {
  /// Whether it is a character of its own beside every other one of which this holds: Latin, Greek
  /// and Cyrillic letters, dashes, sub- and superscripts, arrows, signs of mathematics, boxes.
  fileprivate var joinsNone: Bool {
    switch value {
    case 0x20..<0x300, 0x370..<0x483, 0x2010..<0x2028, 0x2070..<0x20D0, 0x2100..<0x2300,
      0x2500..<0x2600:
      true
    default: self == "\n" || self == "\t"
    }
  }
}
