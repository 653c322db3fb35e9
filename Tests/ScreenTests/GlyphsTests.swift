import Screen
import Testing

@Suite struct GlyphsTests {
  @Test(arguments: Glyphs.cells.keys.sorted())
  func everyDrawingGlyphHasOneColumnAndATwinOfOne(glyph: Unicode.Scalar) {
    #expect(!glyph.isASCII)
    #expect(Shown.scalar(for: glyph) == glyph)
    #expect(ColumnWidth.columns(of: glyph) == 1)
    let twin = Glyphs.ascii.cell(glyph)
    #expect(twin.isASCII && twin.value > 0x20 && twin != "?")
    #expect(Glyphs.ascii.spell(String(Character(glyph))) == String(Character(twin)))
    #expect(Glyphs.unicode.cell(glyph) == glyph)
  }

  @Test(arguments: Glyphs.words.keys.sorted())
  func everySymbolHasOneColumnAndAnASCIISpelling(glyph: Unicode.Scalar) {
    #expect(!glyph.isASCII)
    #expect(Shown.scalar(for: glyph) == glyph)
    #expect(ColumnWidth.columns(of: glyph) == 1)
    let spelling = Glyphs.ascii.spell(String(Character(glyph)))
    #expect(!spelling.isEmpty && spelling.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    #expect(!spelling.contains("?"))
    #expect(Glyphs.cells[glyph] == nil)
  }

  @Test func everyBoxDrawingCharacterOfTheSketchesHasATwin() {
    let sketch = """
      ▶ ◀ → ← ↑ ↓ ─ ━ │ ╭ ╮ ╰ ╯ ├ ┤ ┬ ┴ ┼ ● ○ ◐ · ≡ ✓ ░ ▒ ▓ █ ⎡ ⎤ ⎢ ⎥ ⎣ ⎦ ▁▂▃▄▅▆▇
      ∂ℓ/∂β₀ = Ω₁ᵀ ⊙ I[f₀ > 0] ≈ −17.06 × 2 σ λ xᵢⱼ x² ŷ … — “ ” ≤ ∞ ReLU′
      """
    let spelled = Glyphs.ascii.spell(sketch)
    #expect(!spelled.contains("?"))
    #expect(spelled.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func formulasAreSpelledAsOneWouldType() {
    #expect(Glyphs.ascii.spell("∂ℓ/∂f₁") == "dl/df1")
    #expect(
      Glyphs.ascii.spell("δh₁ᵀ, not h₁ᵀδ; Ω₁h₁ + ωx")
        == "delta h1^T, not h1^T delta; Omega1 h1 + omega x")
    #expect(Glyphs.ascii.spell("∂ℓ/∂β₀ and 2δ") == "dl/dbeta0 and 2delta")
    #expect(Glyphs.ascii.spell("Ω₁ᵀ ∂L/∂f₁") == "Omega1^T dL/df1")
    #expect(Glyphs.ascii.spell("β₁₂ − 2×3 ≈ x⁻¹ + xᵢⱼ²") == "beta12 - 2x3 ~ x^-1 + x_ij^2")
    #expect(Glyphs.ascii.spell("a^b_c") == "a^b_c")
    #expect(
      Glyphs.ascii.spell("Xavier naïve Łódź façade “ŷ…”") == "Xavier naive Lodz facade \"yhat...\"")
  }

  @Test func whatCannotBeSpelledIsAQuestionMarkPerColumn() {
    #expect(Glyphs.ascii.spell("漢é\u{1B}\u{302}\u{E000}") == "??e??")
    #expect(Glyphs.ascii.spell("a\nb") == "a\nb")
  }

  @Test func unicodeLeavesTheTextAlone() {
    #expect(Glyphs.unicode.spell("∂ℓ/∂Ω₁ᵀ 漢") == "∂ℓ/∂Ω₁ᵀ 漢")
  }
}
