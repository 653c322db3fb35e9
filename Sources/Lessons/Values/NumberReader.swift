/// Reads numbers by a grammar of our own, so that nothing is taken for a number that a person
/// would read otherwise: `-1.5`, `.5`, `1e-3`, `1/3`.
enum NumberReader {
  /// A number or a fraction.
  static func number(_ raw: String) -> Result<Double, NumberProblem> {
    let text = raw.trimmed
    if text.isEmpty || text == "~" || text == "null" { return .failure(.missing) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return signedDecimal(text) }
    let top = String(parts[0]).trimmed
    let bottom = String(parts[1]).trimmed
    guard case .success(let numerator) = signedDecimal(top),
      case .success(let denominator) = decimal(bottom)
    else {
      let problems = [signedDecimal(top), decimal(bottom)].compactMap { result in
        if case .failure(let problem) = result { problem } else { nil }
      }
      if let advice = problems.first(where: \.isSpecific) { return .failure(advice) }
      return .failure(.notANumber(text))
    }
    if denominator == 0 { return .failure(.dividesByZero(text)) }
    return .success(numerator / denominator)
  }

  /// How far a number may be off by what its last decimal leaves open: `-0.667` is within 0.0005.
  /// Nil for whole numbers and fractions, which are meant exactly.
  static func halfUnitOfLastDecimal(_ raw: String) -> Double? {
    let text = raw.trimmed.lowercased()
    guard !text.contains("/"), let point = text.firstIndex(of: ".") else { return nil }
    let digits = text[text.index(after: point)...].prefix { $0.isASCIIDigit }.count
    let exponent = text.firstIndex(of: "e").flatMap { Int(text[text.index(after: $0)...]) } ?? 0
    guard digits > 0, exponents.contains(exponent) else { return nil }
    return Double("5e\(exponent - digits - 1)")
  }

  /// The powers of ten that a number can have.
  private static let exponents = -324...308

  private static func signedDecimal(_ text: String) -> Result<Double, NumberProblem> {
    guard let sign = text.first, sign == "-" || sign == "+" else { return decimal(text) }
    let rest = String(text.dropFirst())
    guard rest.first?.isASCIIDigit == true || rest.first == "." else {
      return .failure(advice(for: text))
    }
    return decimal(rest, sign: String(sign)).map { sign == "-" ? -$0 : $0 }
  }

  /// A number without a sign.
  static func decimal(_ text: String, sign: String = "") -> Result<Double, NumberProblem> {
    guard isDecimal(text) else { return .failure(advice(for: sign + text)) }
    let digits = text.prefix { $0.isASCIIDigit }
    if digits.count > 1, digits.first == "0" { return .failure(.leadingZero(sign + text)) }
    guard let number = Double(text.hasSuffix(".") ? text + "0" : text) else {
      return .failure(.notANumber(sign + text))
    }
    if number.isInfinite { return .failure(.tooLarge(sign + text)) }
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    guard number == 0 else { return .success(number) }
    if mantissa.contains(where: { ("1"..."9").contains($0) }) {
      return .failure(.tooSmall(sign + text))
    }
    // A power of ten would tell how exact a 0 is; no larger one than 1 is meant.
    let exponent = text.dropFirst(mantissa.count + 1)
    guard exponent.isEmpty || Int(exponent).map((exponents.lowerBound...0).contains) == true else {
      return .failure(.zeroWithExponent(sign + text))
    }
    return .success(number)
  }

  /// Digits with a point somewhere, and an exponent.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = Array(text.unicodeScalars)[...]
    let whole = rest.prefix { $0.isDigit }.count
    rest = rest.dropFirst(whole)
    var decimals = 0
    if rest.first == "." {
      rest = rest.dropFirst()
      decimals = rest.prefix { $0.isDigit }.count
      rest = rest.dropFirst(decimals)
    }
    guard whole + decimals > 0 else { return false }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
      let exponent = rest.prefix { $0.isDigit }.count
      if exponent == 0 { return false }
      rest = rest.dropFirst(exponent)
    }
    return rest.isEmpty
  }
}

// What a person may have meant.
extension NumberReader {
  private static func advice(for written: String) -> NumberProblem {
    let text = written.withoutControlCharacters
    if text.isEmpty { return .missing }
    let words: Set<String> = ["yes", "no", "true", "false", "on", "off", "y", "n"]
    if words.contains(text.lowercased()) { return .word(text) }
    let letters = text.lowercased().filter(\.isLetter)
    if ["inf", "nan", "infinity"].contains(letters) || text.contains("∞") {
      return .notFinite(text)
    }
    if text.contains(where: minuses.contains), isNumber(withKeyboardMinus(text)) {
      return .minusSign(text)
    }
    if text.filter({ $0 == "," }).count == 1, isNumber(text.replacing(",", with: ".")) {
      return .decimalComma(text)
    }
    if text.contains("_"), isNumber(text.replacing("_", with: "")) { return .separator(text) }
    let spaced = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if spaced.count > 1, spaced.allSatisfy(isNumber) { return .commaMissing(text) }
    let timed = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if timed.count > 1, timed.allSatisfy(isNumber) { return .colon(text) }
    return .notANumber(text)
  }

  private static func isNumber(_ text: String) -> Bool {
    let unsigned = text.first == "-" || text.first == "+" ? String(text.dropFirst()) : text
    return isDecimal(unsigned)
  }

  private static let minuses: Set<Character> = ["−", "–", "—", "‐", "‑", "﹣", "－"]

  static func withKeyboardMinus(_ text: String) -> String {
    String(text.map { minuses.contains($0) ? "-" : $0 })
  }

  static func withoutZeros(_ text: String) -> String {
    let sign = text.first == "-" || text.first == "+" ? String(text.prefix(1)) : ""
    let rest = text.dropFirst(sign.count).drop { $0 == "0" }
    return sign + (rest.first?.isASCIIDigit == true ? "" : "0") + rest
  }
}

extension NumberProblem {
  fileprivate var isSpecific: Bool {
    switch self {
    case .notANumber, .missing: false
    default: true
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// Without the spaces around it.
  package var trimmed: String {
    // Nearly every one has none.
    let printable: Range<UInt8> = 0x21..<0x7F
    if let first = utf8.first, let last = utf8.last, printable.contains(first),
      printable.contains(last)
    {
      return self
    }
    let front = drop { $0.isWhitespace }
    return String(
      front.prefix(
        upTo: front.lastIndex { !$0.isWhitespace }.map(front.index(after:)) ?? front.startIndex))
  }
}
