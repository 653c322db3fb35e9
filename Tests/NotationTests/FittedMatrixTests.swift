import Autodiff
import Testing

@testable import Notation

/// The entries of a matrix in narrow columns.
@Suite struct FittedMatrices {
  private let format = MatrixFormat(decimals: 3, numbers: NumberText())

  private func rows(_ tensor: Tensor, _ widths: [Int], power: Int = 4) -> [[String]] {
    format.fitted(tensor, into: widths, rows: tensor.rows, powerColumns: power).texts
  }

  @Test func loseDigitsAndThenTheZeroBeforeThePoint() {
    let tensor = Tensor(Shape(1, 2), [-2.0 / 3, 1.0 / 3])
    #expect(rows(tensor, [6, 5]) == [["−0.667", "0.333"]])
    #expect(rows(tensor, [5, 4]) == [["−0.67", "0.33"]])
    #expect(rows(tensor, [4, 3]) == [["−.67", ".33"]])
    #expect(format.leastWidths(tensor, columns: 9, rows: 9) == [4, 3])
    #expect(format.wholeWidths(tensor, columns: 9) == [6, 5])
  }

  /// −1.0 would say less of −0.95 than two digits do.
  @Test func haveTwoDigitsOfTheirOwn() {
    let tensor = Tensor(Shape(2, 1), [-0.9516, 3.5557])
    #expect(rows(tensor, [4]) == [["−.95"], ["3.6"]])
  }

  @Test func keepWhatIsExact() {
    let tensor = Tensor(Shape(2, 2), [1, -0.5, 0, 120])
    #expect(format.leastWidths(tensor, columns: 2, rows: 2) == [1, 3])
    #expect(rows(tensor, [1, 3]) == [["1", "−.5"], ["0", "120"]])
  }

  @Test func haveAPowerOfTenInFront() {
    let tensor = Tensor(Shape(1, 2), [-0.000331, 0.000225])
    let fitted = format.fitted(tensor, into: [4, 3], rows: 1, powerColumns: 4)
    #expect(fitted == FittedMatrix(power: "10⁻⁴", texts: [["−3.3", "2.3"]]))
    #expect(format.power(of: tensor) == "10⁻⁴")
    // Without room for it each entry has its own.
    #expect(rows(tensor, [7, 7], power: 3) == [["−3.3e−4", "2.25e−4"]])
  }

  @Test func neverLookLikeZero() {
    let tensor = Tensor(Shape(1, 2), [12.5, 0.00012])
    let widths = format.leastWidths(tensor, columns: 2, rows: 1)
    #expect(rows(tensor, widths) == [["13", ".00012"]])
  }
}
