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
  func callAsFunction(_ value: Tensor) -> Tensor {
    switch self {
    case .significant(let digits): value.map { read($0, numbers.significant($0, digits)) }
    case .decimals(let digits): value.map { read($0, numbers.decimals($0, digits)) }
    case .shown(let digits, let decimals):
      MatrixFormat(decimals: decimals, significant: digits, numbers: numbers).rounded(value)
    }
  }

  private var numbers: NumberText { NumberText() }

  /// Whole numbers are written whole.
  private func read(_ number: Double, _ text: String) -> Double {
    number == number.rounded() ? number : NumberText.value(text) ?? number
  }
}
