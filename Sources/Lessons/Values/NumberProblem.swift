/// What can be wrong with a number or a list of numbers, each with its one sentence.
enum NumberProblem: Error, Hashable, Sendable {
  case missing
  case decimalComma(String)
  case minusSign(String)
  case commaMissing(String)
  case colon(String)
  case leadingZero(String)
  case word(String)
  case separator(String)
  case notFinite(String)
  case tooLarge(String)
  case tooSmall(String)
  case zeroWithExponent(String)
  case dividesByZero(String)
  case notANumber(String)
  case emptyList
  case emptyRow(Int)
  case unequalRows(row: Int, count: Int, first: Int)
  case mixedList(Int)
  case nestedTooDeep
  case listNeverClosed
  case textAfterValue(String)
  case tooManyNumbers
  case keysInValue

  var sentence: String {
    switch self {
    case .missing: "a number is missing here"
    case .decimalComma(let text):
      "'\(text)' has a decimal comma; write '\(text.replacing(",", with: "."))'"
    case .minusSign(let text):
      "'\(text)' has a minus that is not the '-' of the keyboard; write "
        + "'\(NumberReader.withKeyboardMinus(text))'"
    case .commaMissing(let text):
      "a comma is missing between the numbers '\(text)'; write '"
        + text.split(whereSeparator: \.isWhitespace).joined(separator: ", ") + "'"
    case .colon(let text):
      "'\(text)' is not a number; a fraction is written '\(text.replacing(":", with: "/"))', "
        + "a list '[\(text.replacing(":", with: ", "))]'"
    case .leadingZero(let text):
      "'\(text)' begins with a 0 that means nothing; write '\(NumberReader.withoutZeros(text))'"
    case .word(let text): "'\(text)' is not a number; write 1 or 0"
    case .separator(let text):
      "'\(text)' is not a number; write '\(text.replacing("_", with: ""))'"
    case .notFinite(let text): "'\(text)' is not a finite number"
    case .tooLarge(let text): "'\(text)' is too large; the largest number is about 1.8e308"
    case .tooSmall(let text): "'\(text)' is too small to be told from 0; write 0"
    case .zeroWithExponent(let text): "'\(text)' is 0, whatever its power of ten; write 0"
    case .dividesByZero(let text): "'\(text)' divides by 0"
    case .notANumber(let text):
      "'\(text)' is not a number; write one as in '-1.5', '1e-3' or '1/3'"
    case .emptyList: "this list is empty; write its numbers, as in '[1, 2]'"
    case .emptyRow(let row): "row \(row) is empty"
    case .unequalRows(let row, let count, let first):
      "row \(row) has \(Self.numbers(count)), but row 1 has \(first); all rows need the same"
    case .mixedList(let row):
      "entry \(row) is \(row == 1 ? "a number" : "of another kind than the first"); write either "
        + "numbers, as in '[1, 2]', or rows, as in '[[1, 2], [3, 4]]'"
    case .nestedTooDeep: "a matrix has rows and columns only, as in '[[1, 2], [3, 4]]'"
    case .listNeverClosed: "this '[' is never closed"
    case .textAfterValue(let text): "'\(text)' follows the value; one value is expected"
    case .keysInValue:
      "a value is a number, a list of numbers or a list of rows, not a group of keys"
    case .tooManyNumbers:
      "this value has more than \(EquationLimits.numbers.grouped) numbers"
    }
  }

  private static func numbers(_ count: Int) -> String {
    count == 1 ? "1 number" : "\(count) numbers"
  }
}
