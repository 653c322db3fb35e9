/// The spellings of a name: `beta0`, `beta_0`, `\beta_0`, `β0` and `β₀` are one name.
public struct Name: Hashable, Sendable {
  /// Greek letters as letters: `β`.
  private let stem: String
  /// The digits at the end, `0`; empty if there are none.
  private let index: String

  /// - Parameter spelling: a letter, then letters, digits and `_`.
  public init(_ spelling: String) {
    var letters = spelling.unicodeScalars.map { Self.plainScalars[$0] ?? $0 }[...]
    if letters.first == "\\" { letters = letters.dropFirst() }
    let digits = letters.reversed().prefix { ("0"..."9").contains($0) }.reversed()
    letters = letters.dropLast(digits.count)
    if !digits.isEmpty, letters.count > 1, letters.last == "_" { letters = letters.dropLast() }
    let word = String(String.UnicodeScalarView(letters))
    let parts = word.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    let head = parts.first.map { Self.greekLetters[String($0)] ?? String($0) } ?? ""
    stem = ([head] + parts.dropFirst().map(String.init)).joined(separator: "_")
    index = String(String.UnicodeScalarView(digits))
  }

  /// The one spelling that all others become: `β0`.
  public var canonical: String { stem + index }

  /// As it is typeset: `β₀`, `f₁`, `ℓ`.
  public var label: String {
    let letter = canonical == "l" ? "ℓ" : stem
    return letter + index.map { Self.subscripts[$0] ?? String($0) }.joined()
  }

  /// In ASCII: `beta0`.
  public var ascii: String {
    let head = stem.prefix { $0 != "_" }
    return (Self.greekWords[String(head)] ?? String(head)) + stem.dropFirst(head.count) + index
  }

  /// In LaTeX: `\beta_{0}`.
  public var latex: String {
    let head = String(stem.prefix { $0 != "_" })
    let rest = String(stem.dropFirst(head.count + 1))
    let letter =
      canonical == "l"
      ? "\\ell"
      : Self.greekWords[head].map { "\\" + $0 } ?? (head.count > 1 ? "\\mathit{\(head)}" : head)
    let lower = [rest, index].filter { !$0.isEmpty }.joined(separator: ",")
    return lower.isEmpty ? letter : "\(letter)_{\(lower)}"
  }

  private static let plainScalars: [Unicode.Scalar: Unicode.Scalar] = {
    var plain: [Unicode.Scalar: Unicode.Scalar] = ["\u{2126}": "Ω", "\u{00B5}": "μ", "ℓ": "l"]
    for (digit, lower) in zip("0123456789".unicodeScalars, "₀₁₂₃₄₅₆₇₈₉".unicodeScalars) {
      plain[lower] = digit
    }
    return plain
  }()

  private static let subscripts: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉".map(String.init)))

  private static let greekLetters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  private static let greekWords: [String: String] = Dictionary(
    uniqueKeysWithValues: greekLetters.map { ($1, $0) })
}
