/// The spellings of a name: `beta0`, `beta_0`, `\beta_0`, `β0` and `β₀` are one name.
///
/// The operations inside a line `f1` are called `f1.1`, `f1.2` and so on where it is unfolded.
public struct Name: Hashable, Sendable {
  /// Greek letters as letters: `β`.
  private let stem: String
  /// The digits at the end, `0`; empty if there are none.
  private let index: String
  /// Which operation inside the line it is, `1`; nil for the line.
  private let inner: String?

  /// - Parameter spelling: a letter, then letters, digits and `_`; for an operation inside a line `.`
  ///   and its number besides.
  public init(_ spelling: String) {
    var plain = Self.plain(spelling)
    (stem, index, inner) = plain.withUTF8 { bytes in
      let end = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
      let inner = end < bytes.endIndex ? Self.text(bytes[(end + 1)...]) : nil
      var start = end
      while start > 0, (0x30...0x39).contains(bytes[start - 1]) { start -= 1 }
      var word = bytes[..<start]
      if word.first == UInt8(ascii: "\\") { word = word.dropFirst() }
      if start < end, word.count > 1, word.last == UInt8(ascii: "_") { word = word.dropLast() }
      let head = word.prefix { $0 != UInt8(ascii: "_") }
      let mayBeGreek = head.count > 1 && head.allSatisfy { $0 < 0x80 }
      let letter = mayBeGreek ? Self.greekLetters[Self.text(head)] : nil
      let stem = letter.map { $0 + Self.text(word[head.endIndex...]) } ?? Self.text(word)
      return (stem, Self.text(bytes[start..<end]), inner)
    }
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Each character as it is typed: `ω0` for `ω₀`.
  private static func plain(_ text: String) -> String {
    // The bytes with which, in UTF-8, those begin that `plain(_:)` changes.
    guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(plain)))
  }

  /// The one spelling that all others become: `β0`.
  public var canonical: String { stem + index + (inner.map { ".\($0)" } ?? "") }

  /// As it is typeset: `β₀`, `f₁`, `ℓ`, `f₁.₂`.
  public var label: String {
    var label = isLoss ? "ℓ" : stem
    for scalar in (index + (inner.map { ".\($0)" } ?? "")).unicodeScalars {
      let isDigit = scalar >= "0" && scalar <= "9"
      label.unicodeScalars.append(
        isDigit ? Unicode.Scalar(0x2050 + scalar.value) ?? scalar : scalar)
    }
    return label
  }

  /// In ASCII: `beta0`, `f1.2`.
  public var ascii: String { asciiLine + (inner.map { ".\($0)" } ?? "") }

  /// As a variable of Python: `beta0`, `f1_2`, which no line is called: its `_` would be gone. So is that
  /// of `lambda_`, for `lambda` is a word of the language.
  public var identifier: String {
    let word = asciiLine + (inner.map { "_\($0)" } ?? "")
    return Self.pythonWords.contains(word) ? word + "_" : word
  }

  /// The words of Python, and what its programs here use besides.
  private static let pythonWords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield", "torch", "agrees", "print", "float",
  ]

  private var asciiLine: String {
    let head = stem.prefix { $0 != "_" }
    return (Self.greekWords[String(head)] ?? String(head)) + stem.dropFirst(head.count) + index
  }

  /// As somebody types it who takes its Greek letter for the Latin one that looks or sounds like it:
  /// `w2` for `ω₂`.
  package var latin: String {
    guard let letter = stem.first.flatMap({ Self.latinLetters[$0] }) else { return asciiLine }
    return letter + stem.dropFirst() + index
  }

  /// The letter of a name that is one letter with an index: `β` of `β₀`.
  var indexedLetter: Character? { stem.count == 1 && !index.isEmpty ? stem.first : nil }

  /// Those of all names in some equations.
  package static func indexedLetters(in equations: String) -> Set<Character> {
    let words = equations.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return Set(words.compactMap { Name(String($0)).indexedLetter })
  }

  /// The Latin letter that takes less room in ASCII than the word for a Greek one. ∂ and ℓ are `d` and
  /// `l` there.
  static func shortLetter(for greek: Character) -> Character? {
    latinLetters[greek].flatMap(\.first).flatMap { "dl".contains($0) ? nil : $0 }
  }

  private static let latinLetters: [Character: String] = [
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "n", "κ": "k", "λ": "l",
    "μ": "m", "ν": "v", "ρ": "p", "σ": "s", "τ": "t", "φ": "f", "χ": "x", "ω": "w", "Ω": "W",
    "Δ": "D", "Σ": "S",
  ]

  private var isLoss: Bool { stem == "l" && index.isEmpty }

  /// In LaTeX: `\beta_{0}`.
  public var latex: String {
    let head = String(stem.prefix { $0 != "_" })
    // A second subscript of the same letter would be an error.
    let rest = String(stem.dropFirst(head.count + 1)).replacing("_", with: "\\_")
    let letter =
      isLoss
      ? "\\ell"
      : Self.greekWords[head].map { "\\" + $0 } ?? (head.count > 1 ? "\\mathit{\(head)}" : head)
    let last = index + (inner.map { ".\($0)" } ?? "")
    let lower = [rest, last].filter { !$0.isEmpty }.joined(separator: ",")
    return lower.isEmpty ? letter : "\(letter)_{\(lower)}"
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2126}": "Ω"
    case "\u{00B5}": "μ"
    case "ℓ": "l"
    case "₀"..."₉": Unicode.Scalar(UInt8(scalar.value - 0x2080 + 0x30))
    default: scalar
    }
  }

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
