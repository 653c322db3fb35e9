import Autodiff

/// What can be wrong with a file of a learner's numbers, each with its one sentence.
enum HomeworkProblem: Hashable, Sendable, SaidProblem {
  case isFolder
  case isTooLarge
  case hasNoNumbers
  case nameMissing(String)
  case nameTooLong
  case valueMissing(of: String)
  case quoteNeverClosed
  case escape
  case braceNeverClosed
  case parenthesisNeverClosed
  case textAfterEnd
  case leftOut
  case numberTooLong
  case givenTwice(String, line: Int)
  case unknown(String, nearest: String?)
  case hasNoGradient(String)

  /// Of a name or a number; what is longer is none.
  static let longestWord = 64

  var sentence: String {
    switch self {
    case .isFolder: "this is a folder; name the file with the numbers in it"
    case .isTooLarge: "this file is larger than 1 MiB, which is more than a homework needs"
    case .hasNoNumbers: "there are no numbers here; write a name and its value, as in 'f1 = 0.5'"
    case .nameMissing(let text):
      "a name is expected here, not '\(text)'; write a name before each value, and decimals after a "
        + "point, as in 'f1 = 0.5'"
    case .nameTooLong: "this name has more than \(Self.longestWord) characters; no lesson has such"
    case .valueMissing(let name):
      "the value of '\(name)' is missing; write it as in 'f1 = 0.5' or 'f1 = [[1, 2], [3, 4]]'"
    case .quoteNeverClosed: "this quotation mark is never closed"
    case .escape: "this escape is not understood; write the character itself"
    case .braceNeverClosed: "this '{' is never closed"
    case .parenthesisNeverClosed: "this '(' is never closed"
    case .textAfterEnd: "the numbers end before this; remove what follows the last '}'"
    case .leftOut:
      "'...' leaves numbers out; print all with np.set_printoptions(threshold=np.inf) or "
        + "torch.set_printoptions(profile='full')"
    case .numberTooLong:
      "this number has more than \(Self.longestWord) characters; 17 digits say all there is"
    case .givenTwice(let name, let line):
      "'\(name)' is in line \(line) already; leave one of them out"
    case .unknown(let name, let nearest):
      "the lesson has no '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; backstep trace shows its names")
    case .hasNoGradient(let name):
      "'\(name)' is given and not learned, so that the lesson has no gradient of it; leave it out"
    }
  }
}
