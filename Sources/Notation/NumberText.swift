// The one place where numbers become text.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as text, with a true minus sign or an ASCII one.
public struct NumberText: Sendable {
  /// Whether − and ∞ may be used.
  public let unicode: Bool

  public init(unicode: Bool = true) { self.unicode = unicode }

  /// The shortest text that reads back to the same double: `0.1`, `3`, `1e-07`.
  ///
  /// NaN and the infinities are `NaN`, `Infinity`, `-Infinity`.
  public static func shortest(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = number.description
    return text.hasSuffix(".0") && !(number == 0 && number.sign == .minus)
      ? String(text.dropLast(2)) : text
  }

  /// At most `digits` significant digits; a number that needs fewer shows no more.
  ///
  ///     NumberText().significant(-17.0603, 4)   // −17.06
  ///     NumberText().significant(2.3, 4)        // 2.3
  ///     NumberText().significant(0.1 * 6, 4)    // 0.6
  public func significant(_ number: Double, _ digits: Int) -> String {
    if let special = special(number) { return special }
    if number == 0 { return "0" }
    let short = Self.shortest(number)
    if !short.contains("e"), abs(number) < 1e6, significantDigits(short) <= digits,
      short.count <= digits + 5
    {
      return signed(short)
    }
    let exponent = Self.exponent(number, digits: digits)
    if exponent >= max(5, digits + 1) || exponent < -4 {
      return signed(scientific(number, digits: min(digits, significantDigits(short))))
    }
    let text = Self.formatted("%.*f", max(0, digits - 1 - exponent), number)
    // 0.1 · 6 is 0.6 but for its last bit.
    guard text.contains("."), let shown = Double(text),
      abs(shown - number) <= 1e-14 * abs(number)
    else { return signed(text) }
    let needed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return signed(String(needed.reversed()))
  }

  /// A number in a formula: as it is, if it has at most ten digits.
  ///
  ///     NumberText().constant(123456789)        // 123456789
  ///     NumberText().constant(1.0 / 3)          // 0.3333333
  public func constant(_ number: Double) -> String {
    if let special = special(number) { return special }
    let short = Self.shortest(number)
    guard significantDigits(short) > 10 else {
      return signed(short.replacing("e-0", with: "e-").replacing("e+", with: "e"))
    }
    return significant(number, 7)
  }

  /// All digits that the number needs to be read back.
  ///
  ///     NumberText().exact(-1.0 / 3)   // −0.3333333333333333
  public func exact(_ number: Double) -> String { special(number) ?? signed(Self.shortest(number)) }

  /// Exactly `digits` decimals; what rounds to 0 has no sign.
  public func decimals(_ number: Double, _ digits: Int) -> String {
    special(number) ?? signed(Self.formatted("%.*f", digits, number))
  }

  /// The most exact text of at most `digits` significant digits that fits `columns`; nil if none does.
  public func fitted(_ number: Double, columns: Int, digits: Int = 3) -> String? {
    for digits in stride(from: digits, through: 1, by: -1) {
      let text = significant(number, digits)
      if text.count <= columns { return text }
      let short = signed(scientific(number, digits: digits))
      if special(number) == nil, short.count <= columns { return short }
    }
    return nil
  }

  /// How many decimals all the numbers of a matrix have, as many as they need for `digits`
  /// significant ones and as fit `columns`; nil where a number would not fit or look like 0.
  ///
  ///     NumberText().commonDecimals([1, 0.25, -2.0 / 3], columns: 5)   // 2
  public func commonDecimals(_ numbers: [Double], columns: Int, digits: Int = 3) -> Int? {
    let finite = numbers.filter(\.isFinite)
    let needed = finite.map { Self.decimals(of: $0, digits: digits) }.max() ?? 0
    return stride(from: needed, through: 0, by: -1).first { count in
      finite.allSatisfy { number in
        (number == 0 || abs(number) > 0.5 * pow(10, -Double(count)))
          && decimals(number, count).count <= columns
      }
    }
  }

  /// The decimals of a number that is written with at most `digits` significant digits.
  private static func decimals(of number: Double, digits: Int) -> Int {
    guard number != 0 else { return 0 }
    let most = max(0, digits - 1 - Int(log10(abs(number)).rounded(.down)))
    return (0..<most).first { count in
      let scaled = number * pow(10, Double(count))
      return abs(scaled - scaled.rounded()) <= 1e-12 * abs(scaled)
    } ?? most
  }

  /// `4.2e-7`: a mantissa of `digits` digits, no zeros in the exponent.
  func scientific(_ number: Double, digits: Int) -> String {
    let text = Self.formatted("%.*e", digits - 1, number)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    return "\(parts[0])e\(exponent)"
  }

  private func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return signed((number < 0 ? "-" : "") + (unicode ? "∞" : "inf")) }
    return nil
  }

  /// Puts the minus sign in; −0.00 is 0.00.
  private func signed(_ text: String) -> String {
    let isZero = text.allSatisfy { "-0.".contains($0) }
    let visible = isZero && text.first == "-" ? String(text.dropFirst()) : text
    return unicode ? String(visible.map { $0 == "-" ? "−" : $0 }) : visible
  }

  private func significantDigits(_ text: String) -> Int {
    text.prefix { $0 != "e" }.drop { $0 == "-" || $0 == "0" || $0 == "." }.count { $0 != "." }
  }

  /// The power of ten of the leading digit once the number is rounded to `digits` digits.
  private static func exponent(_ number: Double, digits: Int) -> Int {
    let text = formatted("%.*e", digits - 1, number)
    return text.split(separator: "e").last.flatMap { Int($0) } ?? 0
  }

  private static func formatted(_ format: String, _ digits: Int, _ number: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      let length = withVaList([Int32(digits), number]) {
        vsnprintf(buffer.baseAddress, buffer.count, format, $0)
      }
      return String(
        decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension NumberText {
  /// The number that a text of this file stands for; nil if it is none.
  public static func value(_ text: String) -> Double? {
    switch text {
    case "∞", "inf": .infinity
    case "−∞", "-inf": -.infinity
    case "NaN": .nan
    default: Double(String(text.map { $0 == "−" ? "-" : $0 }))
    }
  }
}
