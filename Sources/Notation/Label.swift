/// How a lesson writes a name: letters and digits, some of them raised or lowered, as in `S⁽¹⁾`.
package struct Label: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  private static let raised: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀ", "0123456789+-()niT"))
  private static let lowered: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-()aehijklmnoprstuvx"))

  /// Nil if it is one; else what it cannot hold.
  package var strange: Character? {
    guard let first = text.first, first.isLetter else { return text.first ?? " " }
    return text.first {
      !$0.isLetter && !$0.isWholeNumber && $0 != "\u{2032}" && Self.raised[$0] == nil
        && Self.lowered[$0] == nil
    }
  }

  /// In ASCII: `S(1)`, `delta(1)`.
  package var ascii: String {
    text.map { character in
      if let plain = Self.raised[character] ?? Self.lowered[character] { return String(plain) }
      if character == "\u{2032}" { return "'" }
      return character.isASCII ? String(character) : Name(String(character)).ascii
    }.joined()
  }

  /// In LaTeX: `S^{(1)}`, `\delta_{1}`.
  package var latex: String {
    var latex = ""
    var level: Character?
    func close() { if level != nil { latex += "}" } }
    for character in text {
      let next: Character? =
        Self.raised[character] != nil ? "^" : Self.lowered[character] != nil ? "_" : nil
      if next != level {
        close()
        if let next { latex += "\(next){" }
        level = next
      }
      if let plain = Self.raised[character] ?? Self.lowered[character] {
        latex.append(plain)
      } else {
        latex += character == "\u{2032}" ? "'" : Name(String(character)).latex
      }
    }
    close()
    return latex
  }
}
