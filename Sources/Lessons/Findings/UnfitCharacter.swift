extension Unicode.Scalar {
  /// Whether no text of a lesson may hold it and nothing shows it: what a terminal would obey, what
  /// turns the direction of writing, and what takes part in a text without being seen.
  ///
  /// Line feeds and tabs are among them; who reads lines takes them out first.
  var isUnfitForText: Bool {
    switch value {
    // Controls: C0, DEL and C1.
    case 0..<0x20, 0x7F..<0xA0: true
    // Directions: the Arabic letter mark, marks, embeddings, overrides, isolates.
    case 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    // Line and paragraph separators, which are no line ends to others.
    case 0x2028...0x2029: true
    // Annotations, and code points that are no characters.
    case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
    case ..<0xAD: false
    // Without width: joiners, soft hyphens, fillers, tags, the byte order mark, variation selectors.
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}

extension String {
  /// With U+FFFD for what is unfit for text; tabs stay.
  var withoutControlCharacters: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.isUnfitForText && scalar != "\t" ? "\u{FFFD}" : scalar
        }))
  }
}
