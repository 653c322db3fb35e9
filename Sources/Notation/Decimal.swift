/// A finite number as decimal digits: the fewest that read back to it.
///
///     Decimal(-0.25)                        // digits 2, 5; the first counts tenths
///     Decimal(0.25).rounded(decimals: 1)    // 0.3: half away from zero
struct Decimal: Equatable {
  let isNegative: Bool
  /// From 0 to 9; neither the first nor the last is 0. Empty for 0.
  private(set) var digits: [UInt8] = []
  /// The power of ten that the first digit counts; 0 for 0.
  private(set) var exponent = 0

  /// - Parameter number: finite.
  init(_ number: Double) {
    isNegative = number < 0
    // The library knows the digits and tells them as text alone, `1.25e-07`.
    var powerOfTheNext = 0
    var isInFraction = false
    var shift = 0
    var text = number.magnitude.description[...].utf8
    while let sign = text.popFirst(), sign != UInt8(ascii: "e") {
      if sign == UInt8(ascii: ".") {
        isInFraction = true
        continue
      }
      let digit = sign - UInt8(ascii: "0")
      if isInFraction { powerOfTheNext -= 1 }
      if digit > 0 || !digits.isEmpty {
        if digits.isEmpty { exponent = isInFraction ? powerOfTheNext : 0 }
        digits.append(digit)
        if !isInFraction, digits.count > 1 { exponent += 1 }
      }
    }
    if !text.isEmpty { shift = Int(Substring(text)) ?? 0 }
    exponent += shift
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// The number that has these digits.
  var number: Double {
    let digits = digits.isEmpty ? "0" : text(digits)
    return Double((isNegative ? "-" : "") + "\(digits)e\(exponent + 1 - digits.count)") ?? .nan
  }

  /// The same times a power of ten.
  func shifted(by power: Int) -> Decimal {
    var shifted = self
    if !isZero { shifted.exponent += power }
    return shifted
  }

  /// At most so many digits.
  func rounded(digits count: Int) -> Decimal {
    var rounded = self
    rounded.round(keeping: count)
    return rounded
  }

  /// At most so many of them behind the point.
  func rounded(decimals count: Int) -> Decimal { rounded(digits: exponent + 1 + count) }

  /// How many digits stand behind the point.
  var decimals: Int { max(0, digits.count - 1 - exponent) }

  /// Without a sign, with so many decimals; it must have no more.
  func fixed(decimals count: Int) -> String {
    let whole = stride(from: max(0, exponent), through: 0, by: -1).map(digit)
    guard count > 0 else { return text(whole) }
    return text(whole) + "." + text((1...count).map { digit(at: -$0) })
  }

  /// Without a sign, with so many digits and the power of ten behind them: `4.2e-7`.
  func scientific(digits count: Int) -> String {
    let rounded = rounded(digits: count)
    let powers = (0..<max(1, count)).map { rounded.exponent - $0 }
    let digits = powers.map(rounded.digit)
    let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
    return text(digits.prefix(1)) + fraction + "e\(rounded.exponent)"
  }

  private func digit(at power: Int) -> UInt8 {
    let index = exponent - power
    return digits.indices.contains(index) ? digits[index] : 0
  }

  private func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { UInt8(ascii: "0") + $0 }, as: UTF8.self)
  }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    let goesUp = count >= 0 && digits[count] >= 5
    digits.removeLast(digits.count - max(0, count))
    if goesUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        exponent += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }
}
