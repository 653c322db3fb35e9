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
    // Without width: spaces, joiners, the byte order mark, invisible signs, annotations.
    case 0x180E, 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    // Tags.
    case 0xE0000...0xE007F: true
    // Code points that are no characters.
    case 0xFFFE, 0xFFFF: true
    default: false
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
