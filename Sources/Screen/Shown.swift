/// What of a text a terminal may be shown: the only gate between outside text and a cell.
///
/// - A tab, a line break and every other kind of space becomes a plain space (U+3000, which is two
///   columns wide, stays).
/// - Other controls (C0 with ESC, DEL, C1), private, unassigned and broken code points become `·`.
/// - Bidirectional controls, invisible characters, variation selectors and combining marks are
///   dropped: a cell holds one code point. Precomposed letters such as ŷ are the way to have marks.
package enum Shown {
  /// Stands where something was that a terminal must not get.
  package static let replacement: Unicode.Scalar = "·"

  /// The code point to show for one of a text, and nil where nothing is shown.
  package static func scalar(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: scalar
    case 0x09...0x0D, 0x85, 0xA0: " "
    case 0..<0x20, 0x7F..<0xA0: replacement
    // Greek, the phonetic letters with ᵀ and ᵢ, sub- and superscripts, ℓ and ℝ, arrows, maths, boxes, blocks.
    case 0x391..<0x3A2, 0x3A3..<0x483, 0x1D00..<0x1DC0, 0x2070..<0x2072, 0x2074..<0x208F,
      0x2090..<0x209D, 0x2100..<0x218C, 0x2190..<0x2400, 0x2500..<0x2B00:
      scalar
    case 0x3000: scalar
    default: judged(scalar)
    }
  }

  /// The text as `Frame.put` would show it.
  package static func text(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for case let scalar? in text.unicodeScalars.lazy.map(Shown.scalar(for:)) {
      shown.append(scalar)
    }
    return String(shown)
  }

  /// The slow way, by the Unicode category.
  private static func judged(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // Fillers and other letters that are by definition not seen.
    if scalar.properties.isDefaultIgnorableCodePoint { return nil }
    // Vowels and finals of decomposed Hangul join the letter before them, as combining marks do.
    if (0x1160..<0x1200).contains(scalar.value) || (0xD7B0..<0xD800).contains(scalar.value) {
      return nil
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format:
      return nil
    case .spaceSeparator, .lineSeparator, .paragraphSeparator:
      return " "
    case .control, .privateUse, .surrogate, .unassigned:
      return replacement
    default:
      return scalar
    }
  }
}
