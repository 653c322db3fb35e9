import Screen
import Testing

@Suite struct ShownTests {
  @Test func noControlCharacterReachesACell() {
    var frame = Frame(size: Size(40, 1))
    frame.put("a\u{1B}[31mb\u{7F}c\u{9B}2Jd\0e\u{7}", row: 0, column: 0)
    #expect(frame.text == "a·[31mb·c·2Jd·e·")
  }

  @Test func tabsLineBreaksAndOddSpacesBecomeOneSpace() {
    #expect(Shown.text("a\tb\nc\r\nd\u{A0}e\u{2009}f\u{2028}g") == "a b c  d e f g")
  }

  @Test func whatHasNoWidthOrTurnsTheTextAroundIsDropped() {
    #expect(
      Shown.text("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{200D}f\u{FE0F}g\u{AD}h") == "abcdefgh")
    #expect(Shown.text("y\u{302}") == "y")
    #expect(Shown.text("ŷ") == "ŷ")
  }

  @Test func privateAndUnassignedCharactersAreReplaced() {
    #expect(Shown.text("\u{E000}\u{0378}\u{FFFE}\u{10FFFF}") == "····")
  }

  @Test func everyCodePointOfUnicodeIsSafe() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      guard let shown = Shown.scalar(for: scalar) else {
        if ColumnWidth.columns(of: scalar) != 0 { Issue.record("U+\(String(value, radix: 16))") }
        continue
      }
      switch shown.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark,
        .spacingMark, .lineSeparator, .paragraphSeparator:
        Issue.record("U+\(String(value, radix: 16)) is shown")
      default:
        if Shown.scalar(for: shown) != shown { Issue.record("U+\(String(value, radix: 16)) twice") }
      }
    }
  }

  @Test func aCellCannotHoldAnythingElseEither() {
    #expect(Cell("\u{1B}").scalar == "·")
    #expect(Cell("\u{200B}").scalar == " ")
    #expect(Cell(character: "\r\n").character == " ")
    #expect(Cell(character: "e\u{301}").character == "e")
  }
}
