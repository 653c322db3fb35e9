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
    let decimal = Decimal(number)
    if decimal.isZero { return "0" }
    let isShort = decimal.digits.count <= digits && abs(number) < 1e6
    if isShort, !Self.isLong(decimal, number), Self.shortest(number).count <= digits + 5 {
      return signed(decimal, decimal.fixed(decimals: decimal.decimals))
    }
    let rounded = decimal.rounded(digits: digits)
    if Self.needsExponent(rounded, digits: digits) {
      return signed(
        decimal, decimal.scientific(digits: min(digits, decimal.digits.count)))
    }
    // 0.1 · 6 is 0.6 but for its last bit.
    let places = max(0, digits - 1 - rounded.exponent)
    let shown = decimal.rounded(decimals: places)
    let isExact = shown.digits == decimal.rounded(digits: 14).digits
    return signed(shown, shown.fixed(decimals: isExact ? shown.decimals : places))
  }

  /// A number in a formula: as it is, if it has at most ten digits.
  ///
  ///     NumberText().constant(123456789)        // 123456789
  ///     NumberText().constant(1.0 / 3)          // 0.3333333
  public func constant(_ number: Double) -> String {
    if let special = special(number) { return special }
    let decimal = Decimal(number)
    if decimal.digits.count > Self.mostDigitsOfConstant { return significant(number, 7) }
    return signed(
      decimal,
      Self.isLong(decimal, number)
        ? decimal.scientific(digits: decimal.digits.count)
        : decimal.fixed(decimals: decimal.decimals))
  }

  /// Whether a number in a formula is written with a power of ten: `1e-7`.
  public func hasExponent(constant number: Double) -> Bool {
    guard number.isFinite else { return false }
    let decimal = Decimal(number)
    return decimal.digits.count > Self.mostDigitsOfConstant
      ? Self.needsExponent(decimal.rounded(digits: 7), digits: 7) : Self.isLong(decimal, number)
  }

  private static let mostDigitsOfConstant = 10

  /// Whether there would be many zeros before or behind the digits.
  private static func isLong(_ decimal: Decimal, _ number: Double) -> Bool {
    decimal.exponent < -4 || abs(number) > 0x1p54
  }

  private static func needsExponent(_ rounded: Decimal, digits: Int) -> Bool {
    rounded.exponent >= max(5, digits + 1) || rounded.exponent < -4
  }

  /// All digits that the number needs to be read back.
  ///
  ///     NumberText().exact(-1.0 / 3)   // −0.3333333333333333
  public func exact(_ number: Double) -> String {
    special(number) ?? marked(number == 0 ? "0" : Self.shortest(number))
  }

  /// Exactly `digits` decimals; what rounds to 0 has no sign.
  public func decimals(_ number: Double, _ digits: Int) -> String {
    if let special = special(number) { return special }
    let rounded = Decimal(number).rounded(decimals: digits)
    return signed(rounded, rounded.fixed(decimals: digits))
  }

  /// The most exact text of at most `digits` significant digits that fits `columns`; nil if none does.
  public func fitted(_ number: Double, columns: Int, digits: Int = 3) -> String? {
    for digits in stride(from: digits, through: 1, by: -1) {
      let text = significant(number, digits)
      if text.count <= columns { return text }
      guard special(number) == nil else { continue }
      let decimal = Decimal(number)
      let short = signed(decimal, decimal.scientific(digits: digits))
      if short.count <= columns { return short }
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
    let decimal = Decimal(number)
    // What differs by its last bits is the same number.
    return min(decimal.rounded(digits: 12).decimals, max(0, digits - 1 - decimal.exponent))
  }

  private func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return marked((number < 0 ? "-" : "") + (unicode ? "∞" : "inf")) }
    return nil
  }

  /// With the sign of a number in front; 0.00 has none.
  private func signed(_ decimal: Decimal, _ text: String) -> String {
    marked(decimal.isNegative && !decimal.isZero ? "-" + text : text)
  }

  /// With the minus signs of this spelling.
  private func marked(_ text: String) -> String {
    unicode ? String(text.map { $0 == "-" ? "−" : $0 }) : text
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
