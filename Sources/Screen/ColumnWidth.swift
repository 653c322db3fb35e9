/// How many terminal columns a text takes: 2 for East Asian wide characters and emoji, else 1.
///
/// Measured after `Shown` has had its say, so that `columns(of:)` is what `Frame.put` uses.
/// East-Asian-ambiguous characters (Greek, boxes, arrows) count as 1, as in every UTF-8 locale.
package enum ColumnWidth {
  /// 0, 1 or 2 columns; a cluster of several visible code points may have more.
  package static func columns(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  package static func columns(of text: String) -> Int {
    var sum = 0
    for scalar in text.unicodeScalars { sum += columns(of: scalar) }
    return sum
  }

  /// 0 for what is not shown, 1 or 2.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    guard let shown = Shown.scalar(for: scalar) else { return 0 }
    return isWide(shown) ? 2 : 1
  }

  /// Whether a shown code point takes two columns.
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    guard value >= 0x1100 else { return false }
    guard let next = wide.firstIndex(where: { $0.upperBound >= value }) else { return false }
    return wide[next].contains(value)
  }

  /// The text, or as much of it as fits with an ellipsis at the end: `fit("gradient", to: 5)` is
  /// `grad…`. Where not even the ellipsis fits, as much of that as does.
  package static func fit(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    if self.columns(of: text) <= columns { return text }
    let mark = prefix(ellipsis, columns: columns)
    return prefix(text, columns: columns - self.columns(of: mark)) + mark
  }

  /// The longest beginning that takes at most so many columns.
  package static func prefix(_ text: String, columns: Int) -> String {
    var left = columns
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      left -= self.columns(of: scalar)
      if left < 0 { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// The text made so many columns wide: cut with an ellipsis or filled with spaces.
  package static func pad(
    _ text: String, to columns: Int, alignment: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    let fitted = fit(text, to: columns, ellipsis: ellipsis)
    let space = max(0, columns - self.columns(of: fitted))
    let before =
      switch alignment {
      case .left: 0
      case .center: space / 2
      case .right: space
      }
    return String(repeating: " ", count: before) + fitted
      + String(repeating: " ", count: space - before)
  }

  /// East Asian Wide and Fullwidth of Unicode 15, in order; gaps that hold no characters are closed.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF,
    0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4,
    0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E,
    0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F,
    0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF,
    0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A,
    0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]
}

/// Where a text stands in a space that is wider than it.
package enum Alignment: Sendable {
  case left, center, right
}
