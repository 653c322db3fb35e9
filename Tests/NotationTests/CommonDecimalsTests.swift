import Notation
import Testing

/// How many decimals the numbers of one matrix have in common.
@Suite struct CommonDecimals {
  private let numbers = NumberText()

  @Test func asManyAsTheNumbersNeed() {
    #expect(numbers.commonDecimals([1, 2, -1], columns: 5) == 0)
    #expect(numbers.commonDecimals([1, 0.25, 0.5], columns: 5) == 2)
    #expect(numbers.commonDecimals([1.0 / 3, 0], columns: 5) == 3)
    #expect(numbers.commonDecimals([0.1 * 3, 0.6], columns: 5) == 1, "0.3 but for its last bit")
  }

  @Test func asManyAsTheirColumnsHold() {
    #expect(numbers.commonDecimals([-2.0 / 3, 1.0 / 3], columns: 5) == 2)
    #expect(numbers.commonDecimals([-123.4, 0.5], columns: 5) == nil, "0.5 would be 0 or 1")
    #expect(numbers.commonDecimals([-1_234_567, 1], columns: 5) == nil)
  }

  /// A number that is not 0 is never shown as 0.
  @Test func noneThatHidesANumber() {
    #expect(numbers.commonDecimals([1, 1e-9], columns: 5) == nil)
    #expect(numbers.commonDecimals([1, 0.004], columns: 5) == 3)
  }

  @Test func whatIsNotFiniteHasNone() {
    #expect(numbers.commonDecimals([.nan, .infinity], columns: 5) == 0)
    #expect(numbers.commonDecimals([.nan, 0.5], columns: 5) == 1)
  }
}
