import Autodiff
import Notation

/// How numbers are written down by those who work by hand.
enum Rounding: Hashable, Sendable {
  /// So many significant digits.
  case significant(Int)
  /// So many decimals.
  case decimals(Int)
  /// As a screen shows them: a lone number with so many significant digits, a matrix with decimals.
  case shown(significant: Int, decimals: Int)

  /// What is read where a value is written so.
  func callAsFunction(_ value: Tensor) -> Tensor { value.map { number($0, value.isScalar) } }

  /// Whole numbers are written whole, and nothing is written as 0 but 0.
  private func number(_ number: Double, _ isAlone: Bool) -> Double {
    guard number.isFinite, number != number.rounded() else { return number }
    let text =
      switch self {
      case .significant(let digits): NumberText().significant(number, digits)
      case .decimals(let digits): NumberText().decimals(number, digits)
      case .shown(let digits, let decimals):
        isAlone
          ? NumberText().significant(number, digits) : NumberText().decimals(number, decimals)
      }
    guard let read = NumberText.value(text), read != 0 else { return number }
    return read
  }
}
