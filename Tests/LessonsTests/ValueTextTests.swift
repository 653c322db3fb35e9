import Autodiff
import Testing

@testable import Lessons

/// Values as they are written on the command line.
@Suite struct ValueTexts {
  static func read(_ text: String) -> Tensor? { try? ValueText.read(PlacedText(text)).get() }

  @Test(
    arguments: [
      ("2", 2), ("-1.5", -1.5), ("+3", 3), (".5", 0.5), ("2.", 2), ("1e-3", 0.001), ("1E2", 100),
      ("1/3", 1.0 / 3), ("-2/3", -2.0 / 3), (" 1 / 4 ", 0.25), ("0", 0), ("0.10", 0.1), ("-0", 0),
    ] as [(String, Double)])
  func aNumberOrAFractionIsAScalar(text: String, number: Double) {
    #expect(Self.read(text) == Tensor(number))
  }

  @Test func aFlatListIsAColumn() {
    #expect(Self.read("[1, -2,1/2]") == Tensor(Shape(3, 1), [1, -2, 0.5]))
    #expect(Self.read("[ 7 ]") == Tensor(Shape(1, 1), [7]))
  }

  @Test func aListOfListsIsAMatrixRowByRow() {
    #expect(Self.read("[[1, 2], [3, 4], [5, 6]]") == Tensor(Shape(3, 2), [1, 2, 3, 4, 5, 6]))
    #expect(Self.read("[[0, 1, 1]]") == Tensor(Shape(1, 3), [0, 1, 1]))
  }

  @Test(arguments: table) func whatIsNoValueIsSaidAtItsPlace(text: String, expected: [String]) {
    switch ValueText.read(PlacedText(text)) {
    case .success(let tensor): Issue.record("\(text) is \(tensor)")
    case .failure(let error):
      #expect(["\(error.problem.place): \(error.problem.sentence)"] == expected)
    }
  }

  @Test func theLastDecimalSaysHowExactANumberIs() {
    #expect(NumberReader.halfUnitOfLastDecimal("-0.667") == 0.0005)
    #expect(NumberReader.halfUnitOfLastDecimal("1.50e2") == 0.5)
    #expect(NumberReader.halfUnitOfLastDecimal("2") == nil)
    #expect(NumberReader.halfUnitOfLastDecimal("1/3") == nil)
  }

  static let table: [(String, [String])] = [
    ("1,5", ["1:1: '1,5' has a decimal comma; write '1.5'"]),
    ("−2", ["1:1: '−2' has a minus that is not the '-' of the keyboard; write '-2'"]),
    ("[1 2]", ["1:2: a comma is missing between the numbers '1 2'; write '1, 2'"]),
    ("1:30", ["1:1: '1:30' is not a number; a fraction is written '1/30', a list '[1, 30]'"]),
    ("010", ["1:1: '010' begins with a 0 that means nothing; write '10'"]),
    ("-007.5", ["1:1: '-007.5' begins with a 0 that means nothing; write '-7.5'"]),
    ("yes", ["1:1: 'yes' is not a number; write 1 or 0"]),
    ("1_000", ["1:1: '1_000' is not a number; write '1000'"]),
    (".inf", ["1:1: '.inf' is not a finite number"]),
    ("1e400", ["1:1: '1e400' is too large; the largest number is about 1.8e308"]),
    ("1e-400", ["1:1: '1e-400' is too small to be told from 0; write 0"]),
    ("1/0", ["1:1: '1/0' divides by 0"]),
    ("1/3/2", ["1:1: '1/3/2' is not a number; write one as in '-1.5', '1e-3' or '1/3'"]),
    ("abc", ["1:1: 'abc' is not a number; write one as in '-1.5', '1e-3' or '1/3'"]),
    ("[]", ["1:1: this list is empty; write its numbers, as in '[1, 2]'"]),
    (
      "[1, [2]]",
      [
        "1:5: entry 2 is of another kind than the first; write either numbers, as in '[1, 2]', or rows, as in '[[1, 2], [3, 4]]'"
      ]
    ),
    (
      "[[1], 2]",
      [
        "1:7: entry 2 is of another kind than the first; write either numbers, as in '[1, 2]', or rows, as in '[[1, 2], [3, 4]]'"
      ]
    ),
    ("[[1, 2], [3]]", ["1:10: row 2 has 1 number, but row 1 has 2; all rows need the same"]),
    ("[[1], []]", ["1:7: row 2 is empty"]),
    ("[[[1]]]", ["1:3: a matrix has rows and columns only, as in '[[1, 2], [3, 4]]'"]),
    ("[1, 2", ["1:1: this '[' is never closed"]),
    ("[1, 2] 3", ["1:8: '3' follows the value; one value is expected"]),
    ("[1,, 2]", ["1:4: a number is missing here"]),
    ("~", ["1:1: a number is missing here"]),
    ("0x10", ["1:1: '0x10' is not a number; write one as in '-1.5', '1e-3' or '1/3'"]),
    ("1/1,5", ["1:1: '1,5' has a decimal comma; write '1.5'"]),
  ]
}
