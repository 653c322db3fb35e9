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
    // 0.0005, but 3.31e−4.
    let most = decimal.exponent < Self.leastExponent ? 1 : digits
    let isShort = decimal.digits.count <= most && abs(number) < 1e6
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
    if decimal.digits.count > Self.mostDigitsOfConstant {
      // 1e−12 but for the last digits of single precision is no 1.000000e−12.
      let rounded = decimal.rounded(digits: 7)
      return rounded.digits.count == 1 ? constant(rounded.number) : significant(number, 7)
    }
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

  /// What is smaller has an exponent.
  private static let leastExponent = -3

  /// Whether there would be many zeros before or behind the digits.
  private static func isLong(_ decimal: Decimal, _ number: Double) -> Bool {
    decimal.exponent < -4 || abs(number) > 0x1p54
  }

  private static func needsExponent(_ rounded: Decimal, digits: Int) -> Bool {
    rounded.exponent >= max(5, digits + 1) || rounded.exponent < leastExponent
  }

  /// All digits that the number needs to be read back.
  ///
  ///     NumberText().exact(-1.0 / 3)   // −0.3333333333333333
  public func exact(_ number: Double) -> String {
    special(number) ?? marked(number == 0 ? "0" : Self.shortest(number))
  }

  /// Exactly `digits` decimals of the number divided by a power of ten; but an exact 0 is `0`, and
  /// what is no 0 and would look like it has an exponent: `2e−9`.
  public func decimals(_ number: Double, _ digits: Int, after power: Int = 0) -> String {
    if let special = special(number) { return special }
    let decimal = Decimal(number).shifted(by: -power)
    if decimal.isZero { return "0" }
    let rounded = decimal.rounded(decimals: digits)
    return signed(
      decimal,
      rounded.isZero
        ? decimal.scientific(digits: min(2, decimal.digits.count))
        : rounded.fixed(decimals: digits))
  }

  /// A number that would be 0 but for rounding.
  package var roundedZero: String { unicode ? "≈ 0" : "~ 0" }

  /// The most exact text of at most `digits` significant digits that fits `columns`; nil if none does.
  /// A 0 before the point goes where two digits fit without it alone.
  public func fitted(_ number: Double, columns: Int, digits: Int = 3) -> String? {
    if let special = special(number) { return special.count <= columns ? special : nil }
    let decimal = Decimal(number)
    let counts = Array(stride(from: digits, through: 1, by: -1))
    let most = counts.prefix(max(1, digits - 1))
    func first(_ counts: some Sequence<Int>, _ spell: (Int) -> String) -> String? {
      // The largest of all numbers would be rounded to more than there are.
      counts.lazy.map(spell).first { $0.count <= columns && Self.value($0)?.isFinite == true }
    }
    let plain = { significant(number, $0) }
    let bare = { significant(number, $0).withoutLeadingZero }
    let power = { signed(decimal, decimal.scientific(digits: $0)) }
    return first(most, plain) ?? first(most, bare) ?? first(counts, power) ?? first(counts, plain)
      ?? first(counts, bare)
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
    unicode && text.utf8.contains(UInt8(ascii: "-"))
      ? String(text.map { $0 == "-" ? "−" : $0 }) : text
  }
}

extension NumberText {
  /// The number that a text of this file stands for, behind a power of ten; nil if it is none.
  static func value(_ text: String, times power: Int) -> Double? {
    guard power != 0, let decimal = value(text), decimal.isFinite else { return value(text) }
    return Decimal(decimal).shifted(by: power).number
  }

  /// The number that a text of this file stands for; nil if it is none.
  public static func value(_ text: String) -> Double? {
    switch text {
    case "∞", "inf": .infinity
    case "−∞", "-inf": -.infinity
    case "NaN": .nan
    case "≈ 0", "~ 0", "≈0", "~0": 0
    default: Double(String(text.map { $0 == "−" ? "-" : $0 }))
    }
  }
}

extension String {
  /// `−.5` for `−0.5`.
  fileprivate var withoutLeadingZero: String {
    let sign = prefix { "−-".contains($0) }
    let digits = dropFirst(sign.count)
    return digits.hasPrefix("0.") ? String(sign + digits.dropFirst()) : self
  }
}
