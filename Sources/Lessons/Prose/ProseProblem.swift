/// What can be wrong with a text, each with its one sentence.
enum ProseProblem: Hashable, Sendable {
  case braceNeverClosed
  case emptyBraces
  case digitsUnknown(String)
  case conditionInText
  case severalValues([String])

  var sentence: String {
    switch self {
    case .braceNeverClosed:
      "this '{' is never closed; a live value is written '{L:.3}', a plain brace '\\{'"
    case .emptyBraces: "there is nothing between the braces; write a value, as in '{L:.3}'"
    case .digitsUnknown(let text):
      "':\(text)' does not say how many decimals to show; write ':.3' for three, at most ':.15'"
    case .severalValues(let values):
      "braces hold one value; write "
        + values.map { "'{\($0)}'" }.joined(separator: ", ")
    case .conditionInText: "a comparison is no number; write a value, as in '{L:.3}'"
    }
  }
}
