/// Which characters the screen is drawn with.
///
/// Views write every text and every line in Unicode and pass it through the set: `cell(_:)` for one
/// cell of a drawing, `spell(_:)` for text, before it is measured.
package enum Glyphs: String, Hashable, Sendable, CaseIterable {
  case unicode
  /// Without braille, which some fonts lack.
  case blocks
  case ascii

  package var isASCII: Bool { self == .ascii }

  /// The character that this set draws for one cell: `Glyphs.ascii.cell("╭")` is `+`.
  package func cell(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    switch self {
    case .unicode, .blocks: glyph
    case .ascii: glyph.isASCII ? glyph : Glyphs.twin(of: glyph) ?? "?"
    }
  }

  /// The text as this set writes it: `Glyphs.ascii.spell("∂ℓ/∂Ω₁ᵀ")` is `dl/dOmega1^T`.
  ///
  /// Drawing glyphs keep their width; symbols and letters may become longer. What has no ASCII
  /// spelling becomes `?`, marks that combine with a letter disappear, line breaks stay.
  package func spell(_ text: String) -> String {
    guard isASCII else { return text }
    var spelled = ""
    spelled.reserveCapacity(text.utf8.count)
    var script: Character?
    var mayJoin = true
    var isAfterLetter = false
    for scalar in text.unicodeScalars {
      let word = Glyphs.spelling(of: scalar)
      // δh₁ᵀ is delta h1^T: a letter does not run into a word, an index or an exponent before it.
      let isLetter = scalar.properties.isAlphabetic && !Glyphs.isRaisedOrLowered(scalar)
      let isWord = isLetter && word.count > 1 && word.allSatisfy(\.isLetter)
      if isLetter, !mayJoin || (isWord && isAfterLetter) {
        spelled += " "
      }
      isAfterLetter = isLetter
      mayJoin = !isWord && !Glyphs.isRaisedOrLowered(scalar)
      // x⁻¹ is x^-1 and δᵢⱼ is delta_ij: one mark for a run of raised or lowered characters.
      let mark = word.first.flatMap { !scalar.isASCII && "^_".contains($0) ? $0 : nil }
      spelled += mark != nil && mark == script ? String(word.dropFirst()) : word
      script = mark
    }
    return spelled
  }

  /// Spells the text and cuts it to so many columns, with `…` or `...` at the end where it is cut.
  package func fit(_ text: String, to columns: Int) -> String {
    ColumnWidth.fit(spell(text), to: columns, ellipsis: spell("…"))
  }

  /// Spells the text and makes it so many columns wide.
  package func pad(_ text: String, to columns: Int, alignment: Alignment = .left) -> String {
    ColumnWidth.pad(spell(text), to: columns, alignment: alignment, ellipsis: spell("…"))
  }

  /// How many columns the text takes when it is spelled.
  package func columns(of text: String) -> Int {
    ColumnWidth.columns(of: spell(text))
  }

  /// The ASCII character that may stand for a glyph in the same one cell.
  package static func twin(of glyph: Unicode.Scalar) -> Unicode.Scalar? {
    if let twin = cells[glyph] { return twin }
    let word = spelling(of: glyph)
    return word.unicodeScalars.count == 1 ? word.unicodeScalars.first : nil
  }

  private static func isRaisedOrLowered(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && spelling(of: scalar).count > 0
      && ("^_".contains(spelling(of: scalar).prefix(1)) || ("₀"..."₉").contains(scalar))
  }

  /// One code point in ASCII, of any length.
  private static func spelling(of scalar: Unicode.Scalar) -> String {
    if scalar.isASCII {
      return scalar.value >= 0x20 && scalar.value != 0x7F
        || "\n\r\t".unicodeScalars.contains(scalar)
        ? String(Character(scalar)) : "?"
    }
    if let twin = cells[scalar] { return String(Character(twin)) }
    if let word = words[scalar] { return word }
    if let letter = plainLetter(of: scalar) { return letter }
    guard let shown = Shown.scalar(for: scalar) else { return "" }
    return shown == " " ? " " : ColumnWidth.isWide(shown) ? "??" : "?"
  }
}
