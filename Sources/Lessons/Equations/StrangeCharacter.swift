/// What to write instead of a character that has no meaning in an equation.
enum StrangeCharacter {
  static func sentence(_ character: Character) -> String {
    let shown = "'\(String(character).withoutControlCharacters)'"
    if let instead = replacements[character] { return "\(shown) is not used; write \(instead)" }
    let codePoints = character.unicodeScalars.prefix(3).map(\.codePoint).joined(separator: " ")
    return "\(shown) (\(codePoints)) has no meaning in an equation"
  }

  private static let replacements: [Character: String] = {
    let product = "'*' for the product entry by entry, '@' for the matrix product"
    var table: [Character: String] = [
      "−": "the '-' of the keyboard", "–": "the '-' of the keyboard",
      "—": "the '-' of the keyboard", "‐": "the '-' of the keyboard",
      "÷": "'/'", "∕": "'/'", "⁄": "'/'", ":": "'/' to divide", "∘": product, "∗": "'*'",
      "⊗": "'outer(a, b)'", "√": "'sqrt(x)'", "∑": "'sum(x)'", "Σ": "'sum(x)'",
      "≤": "'<='", "≥": "'>='", "≠": "'!='", "{": "'('", "}": "')'", "|": "'abs(x)'",
      "‖": "'norm(x)'", "∂": "'grad(w)' in answers and text", "∇": "'grad(w)' in answers and text",
      "⊤": "'.T' for the transpose", "′": "'.T' for the transpose",
      "’": "'.T' for the transpose", "∞": "a finite number",
      "!": "'!=' to compare", "\"": "names without quotation marks",
      "“": "names without quotation marks", "”": "names without quotation marks",
      "‘": "names without quotation marks", "„": "names without quotation marks",
      "$": "the formula without it", "%": "'#' to begin a comment, '0.05' for five in a hundred",
      "&": "each condition on a line of its own", "~": "'1 - step(x)' to turn a step around",
      "½": "'1/2'", "¼": "'1/4'", "¾": "'3/4'",
      ".": "'.T' for the transpose, or a digit after the point",
    ]
    for character in "·×⋅∙•⨯" { table[character] = product }
    for (raised, digit) in zip("⁰¹⁴⁵⁶⁷⁸⁹", "01456789") { table[raised] = "'^\(digit)'" }
    table["⁻"] = "'^-1' for 1 divided by every entry; there is no inverse of a matrix"
    table["ⁿ"] = "'^n'"
    return table
  }()
}
