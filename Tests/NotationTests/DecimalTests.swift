import Support
import Testing

@testable import Notation

/// Numbers as decimal digits.
@Suite struct Decimals {
  @Test(arguments: [
    (0.0, 2, "0.00"), (0.125, 2, "0.13"), (-0.125, 2, "0.13"), (2.5, 0, "3"), (0.05, 1, "0.1"),
    (0.04999, 1, "0.0"), (9.996, 2, "10.00"), (1.005, 2, "1.01"), (1e-7, 3, "0.000"),
    (123.456, 1, "123.5"), (1e20, 1, "100000000000000000000.0"), (0.5, 0, "1"), (0.4, 0, "0"),
  ])
  func roundingIsHalfAwayFromZeroOfTheShortestDigits(number: Double, count: Int, expected: String) {
    #expect(Decimal(number).rounded(decimals: count).fixed(decimals: count) == expected)
  }

  @Test(arguments: [
    (1.0, 1, "1e0"), (0.0001234, 2, "1.2e-4"), (99.96, 3, "1.00e2"),
    (Double.leastNonzeroMagnitude, 3, "5.00e-324"),
    (1.7976931348623157e308, 17, "1.7976931348623157e308"), (0, 2, "0.0e0"),
  ])
  func aPowerOfTenStandsBehindTheDigits(number: Double, count: Int, expected: String) {
    #expect(Decimal(number).scientific(digits: count) == expected)
  }

  /// All digits, written out or with a power of ten, are the number.
  @Test func theDigitsReadBack() {
    var random = RandomNumbers(seed: 5)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next() & 0x7fff_ffff_ffff_ffff)
      guard number.isFinite else { continue }
      let decimal = Decimal(number)
      #expect(decimal.digits.first != 0 && decimal.digits.last != 0)
      #expect(Double(decimal.scientific(digits: 17)) == number)
      let small = Swift.abs(random.number()) * 500
      let fixed = Decimal(small)
      #expect(Double(fixed.fixed(decimals: fixed.decimals)) == small)
    }
  }

  /// Of two numbers that differ, what is printed differs as a number too.
  @Test(arguments: [
    (6.4999, 6.5, "6.4999", "6.5"), (10.999, 11, "10.999", "11"), (0.1, 0.2, "0.1", "0.2"),
    (-2, 2, "−2", "2"), (1.00004, 1.00006, "1.0000", "1.0001"), (.nan, 1, "NaN", "1"),
  ])
  func numbersAreToldApart(_ a: Double, _ b: Double, _ first: String, _ second: String) {
    let numbers = NumberText()
    #expect(numbers.number(a, apartFrom: b) == first)
    #expect(numbers.number(b, apartFrom: a) == second)
  }
}
