extension [Character] {
  /// The characters of a text, as `Array(text)` has them: that asks of each pair of code points where
  /// Unicode divides them, which takes most of the time to read a lesson.
  init(of text: String) {
    self = [Character](ofUnjoined: text) ?? Array(text)
  }

  /// Nil unless each scalar is known to be a character, and fit for a text.
  init?(ofUnjoined text: String) {
    self = []
    reserveCapacity(text.utf8.count)
    let ascii = ASCII.characters
    for scalar in text.unicodeScalars {
      guard scalar.isUnjoined else { return nil }
      append(scalar.isASCII ? ascii[Int(scalar.value)] : Character(scalar))
    }
  }

  /// - Parameter bytes: the codes of ASCII characters, none of them a line's end.
  init(ofASCII bytes: some Collection<UInt8>) {
    let ascii = ASCII.characters
    self = bytes.map { ascii[Int($0)] }
  }
}

extension Character {
  /// As `isWhitespace` and `isNewline`, which ask Unicode of every character: told at once of what
  /// nearly all of a text is.
  var isSpace: Bool { isPrintableASCII ? self == " " : isWhitespace }
  var endsLine: Bool { !isPrintableASCII && isNewline }

  private var isPrintableASCII: Bool { (0x20..<0x7F).contains(utf8.first ?? 0) }
}

extension String {
  /// Appends characters, nearly all of them ASCII: a tenth of the work of one after the other.
  mutating func append(wordsOf characters: ArraySlice<Character>) {
    self += String(decoding: characters.flatMap(\.utf8), as: UTF8.self)
  }
}

private enum ASCII {
  /// By their codes. To look a character up is a tenth of the work to make one.
  static let characters = (0..<0x80 as Range<UInt8>).map { Character(Unicode.Scalar($0)) }
}

extension Unicode.Scalar {
  /// Whether it is a character of its own beside every other one of which this holds, and fit for a
  /// text: Latin, Greek and Cyrillic letters, dashes, sub- and superscripts, arrows, signs of
  /// mathematics, boxes.
  fileprivate var isUnjoined: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x370..<0x483, 0x2010..<0x2028, 0x2070..<0x20D0,
      0x2100..<0x2300, 0x2500..<0x2600:
      true
    default: self == "\n" || self == "\t"
    }
  }
}
