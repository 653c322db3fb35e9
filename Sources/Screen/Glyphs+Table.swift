extension Glyphs {
  /// Glyphs for one cell of a drawing, each with its twin for one cell.
  ///
  /// A new glyph on the screen is a new entry here or in `words`; the tests hold that its width is
  /// one column.
  package static let cells: [Unicode.Scalar: Unicode.Scalar] = [
    // Lines and their corners, junctions and crossings.
    "─": "-", "━": "=", "│": "|", "┃": "|", "╌": "-", "┄": "-", "┈": "-", "╎": ":", "┆": ":",
    "═": "=", "║": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┌": "+", "┐": "+", "└": "+",
    "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╪": "+", "╫": "+", "╬": "+",
    "┏": "+", "┓": "+", "┗": "+", "┛": "+", "┣": "+", "┫": "+", "┳": "+", "┻": "+", "╋": "+",
    "┝": "+", "┥": "+", "┰": "+", "┸": "+", "┿": "+", "╂": "+", "┠": "+", "┨": "+", "┯": "+",
    "┷": "+", "╒": "+", "╕": "+", "╘": "+", "╛": "+", "╞": "+", "╡": "+", "╤": "+", "╧": "+",
    "╓": "+", "╖": "+", "╙": "+", "╜": "+", "╟": "+", "╢": "+", "╥": "+", "╨": "+",
    "╔": "+", "╗": "+", "╚": "+", "╝": "+", "╠": "+", "╣": "+", "╦": "+", "╩": "+",
    "╴": "-", "╶": "-", "╵": "|", "╷": "|", "╸": "=", "╺": "=", "╹": "|", "╻": "|",
    // Arrows and pointers.
    "→": ">", "←": "<", "↑": "^", "↓": "v", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "▸": ">",
    "◂": "<", "▴": "^", "▾": "v", "▷": ">", "◁": "<", "△": "^", "▽": "v", "‹": "<", "›": ">",
    "↵": "<", "⏎": "<", "↻": "@",
    // Dots, marks and progress.
    "●": "*", "○": "o", "◐": "%", "◉": "@", "◍": "@", "◆": "*", "◇": "o", "■": "#", "□": "o",
    "▪": "*",
    "▫": "o", "·": ".", "∙": ".", "•": "*", "✓": "x", "✔": "x", "✗": "!", "✘": "!",
    // Shades, bars and sparklines.
    "░": ".", "▒": ":", "▓": "#", "█": "@", "▁": "_", "▂": ".", "▃": ".", "▄": "o", "▅": "o",
    "▆": "O", "▇": "#", "▀": "\"", "▏": "|", "▎": "|", "▍": ":", "▌": "[", "▋": "#", "▊": "#",
    "▉": "#", "▐": "]",
    // Brackets of matrices.
    "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]", "⎥": "]", "⎦": "]", "⎛": "(", "⎜": "(", "⎝": "(",
    "⎞": ")", "⎟": ")", "⎠": ")", "⎧": "{", "⎨": "{", "⎩": "{", "⎫": "}", "⎬": "}", "⎭": "}",
    // Operators that stand in columns of numbers.
    "−": "-", "×": "x", "⊙": "*", "≡": "=", "≈": "~", "÷": "/", "∗": "*", "⋅": ".", "⋮": ":",
    "′": "'", "ℓ": "l", "∂": "d",
  ]

  /// Symbols of formulas and of prose, each with its ASCII spelling, which may be longer.
  package static let words: [Unicode.Scalar: String] = {
    var words = greek.merging(symbols) { first, _ in first }
    for (index, digit) in "₀₁₂₃₄₅₆₇₈₉".unicodeScalars.enumerated() { words[digit] = "\(index)" }
    for (index, digit) in "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.enumerated() { words[digit] = "^\(index)" }
    let lowered = zip("₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥᵦᵧᵨᵩᵪ".unicodeScalars, "+-=()aeoxhklmnpstijruvbgrfc")
    for (glyph, letter) in lowered { words[glyph] = "_\(letter)" }
    let raised = zip(
      "⁺⁻⁼⁽⁾ⁿⁱᵀᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ".unicodeScalars, "+-=()niTabcdefghjklmoprstuvwxyz")
    for (glyph, letter) in raised { words[glyph] = "^\(letter)" }
    return words
  }()

  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "µ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Α": "Alpha", "Β": "Beta", "Γ": "Gamma", "Δ": "Delta", "Ε": "Epsilon",
    "Ζ": "Zeta", "Η": "Eta", "Θ": "Theta", "Ι": "Iota", "Κ": "Kappa", "Λ": "Lambda", "Μ": "Mu",
    "Ν": "Nu", "Ξ": "Xi", "Ο": "Omicron", "Π": "Pi", "Ρ": "Rho", "Σ": "Sigma", "Τ": "Tau",
    "Υ": "Upsilon", "Φ": "Phi", "Χ": "Chi", "Ψ": "Psi", "Ω": "Omega", "\u{2126}": "Omega",
  ]

  private static let symbols: [Unicode.Scalar: String] = [
    "ŷ": "yhat", "…": "...", "–": "-", "—": "--", "‐": "-", "‑": "-", "‒": "-", "“": "\"",
    "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": ",", "″": "''",
    "°": "deg", "±": "+-", "∞": "inf", "≤": "<=", "≥": ">=", "≠": "!=", "≪": "<<", "≫": ">>",
    "∈": "in", "∉": "not in", "∑": "sum", "∏": "prod", "√": "sqrt", "∇": "grad", "∫": "int",
    "∝": "~", "∼": "~", "≅": "~", "≜": ":=", "≔": ":=", "⊗": "(x)", "⊕": "(+)", "∘": "o",
    "⇒": "=>", "⇐": "<=", "⇔": "<=>", "↔": "<->", "↦": "|->", "⟵": "<-", "⟶": "->",
    "‖": "||", "∥": "||", "⟨": "<", "⟩": ">", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")",
    "∀": "for all", "∃": "exists", "∅": "{}", "¬": "not ", "∧": "and", "∨": "or", "⊤": "T",
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "ℝ": "R", "ℕ": "N", "ℤ": "Z",
    "𝔼": "E", "𝕀": "I", "ℒ": "L", "§": "section ", "©": "(c)", "™": "(tm)", "€": "EUR",
    "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "ß": "ss", "Ø": "O", "ø": "o", "Þ": "Th",
    "þ": "th", "Ð": "D", "ð": "d",
  ]

  /// The letter of Latin-1 or Latin Extended-A without its accent.
  static func plainLetter(of scalar: Unicode.Scalar) -> String? {
    guard (0xC0..<0x180).contains(scalar.value) else { return nil }
    let letter = plainLetters[Int(scalar.value) - 0xC0]
    return letter == UInt8(ascii: "?") ? nil : String(Character(Unicode.Scalar(letter)))
  }

  /// One letter for each code point from U+00C0 to U+017F.
  private static let plainLetters = Array(
    ("AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
      + "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)
}
