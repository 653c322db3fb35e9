import Screen
import Testing

@Suite struct ColumnWidthTests {
  @Test func wideCharactersTakeTwoColumnsAndAmbiguousOnesOne() {
    #expect(ColumnWidth.columns(of: "∂ℓ/∂Ω₁ᵀ") == 7)
    #expect(ColumnWidth.columns(of: "漢字 한국어 ｆ") == 4 + 1 + 6 + 1 + 2)
    #expect(ColumnWidth.columns(of: "─│╭●◐▶≡…") == 8)
    #expect(ColumnWidth.columns(of: Character("👍")) == 2)
    #expect(ColumnWidth.columns(of: Character("\u{200B}")) == 0)
    #expect(ColumnWidth.columns(of: Character("\u{1B}")) == 1)
    #expect(ColumnWidth.columns(of: "") == 0)
  }

  @Test func aFrameUsesAsManyColumnsAsAreMeasured() {
    for text in ["abc", "漢\u{302}x\ty", "\u{1F468}\u{200D}\u{1F469}", "\u{1B}[0m", "y\u{302}"] {
      var frame = Frame(size: Size(20, 1))
      #expect(frame.put(text, row: 0, column: 0) == ColumnWidth.columns(of: text))
    }
  }

  @Test func textThatIsTooLongEndsInAnEllipsis() {
    #expect(ColumnWidth.fit("gradient", to: 8) == "gradient")
    #expect(ColumnWidth.fit("gradient", to: 5) == "grad…")
    #expect(ColumnWidth.fit("漢字漢", to: 5) == "漢字…")
    #expect(ColumnWidth.fit("漢字漢", to: 4) == "漢…")
    #expect(ColumnWidth.fit("gradient", to: 1) == "…")
    #expect(ColumnWidth.fit("gradient", to: 0) == "")
    #expect(ColumnWidth.fit("gradient", to: -3) == "")
    #expect(ColumnWidth.fit("gradient", to: 2, ellipsis: "...") == "..")
    #expect(Glyphs.ascii.fit("Ω and the rest", to: 9) == "Omega ...")
  }

  @Test func paddingFillsToTheColumnAsked() {
    #expect(ColumnWidth.pad("f₁", to: 5) == "f₁   ")
    #expect(ColumnWidth.pad("f₁", to: 5, alignment: .right) == "   f₁")
    #expect(ColumnWidth.pad("f₁", to: 5, alignment: .center) == " f₁  ")
    #expect(ColumnWidth.pad("漢字", to: 3) == "漢…")
  }

  @Test func longLinesBreakAtSpaces() {
    #expect(ColumnWidth.wrap("a gradient is a sum", to: 10) == ["a gradient", "is a sum"])
    #expect(ColumnWidth.wrap("one  two", to: 8) == ["one  two"])
    #expect(ColumnWidth.wrap("one  two", to: 7) == ["one", "two"])
  }

  @Test func lineBreaksAndIndentationOfTheTextStay() {
    #expect(ColumnWidth.wrap("a\n\n  b c\n", to: 4) == ["a", "", "  b", "c", ""])
    #expect(ColumnWidth.wrap("a\r\nb", to: 4) == ["a", "b"])
    #expect(ColumnWidth.wrap("", to: 4) == [""])
  }

  @Test func wordsThatAreTooLongAreCut() {
    #expect(ColumnWidth.wrap("see backpropagation", to: 6) == ["see", "backpr", "opagat", "ion"])
    #expect(ColumnWidth.wrap("漢字漢字", to: 5) == ["漢字", "漢字"])
  }

  @Test func noWidthMakesWrappingLoopOrOverflow() {
    let text =
      "Everything to the right of 漢字 is\talready one\u{200B} number,  −3.366.\n\n  No\u{1B}"
    for columns in -2...80 {
      let lines = ColumnWidth.wrap(text, to: columns)
      #expect(columns > 0 || lines.isEmpty)
      #expect(lines.allSatisfy { ColumnWidth.columns(of: $0) <= columns })
      guard columns > 1 else { continue }
      let visible: (String) -> String = { $0.filter { !$0.isWhitespace } }
      #expect(visible(lines.joined()) == visible(text))
    }
    #expect(ColumnWidth.wrap("漢", to: 1) == ["·"])
  }
}
