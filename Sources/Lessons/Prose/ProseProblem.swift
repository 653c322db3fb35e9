/// What can be wrong with a text, each with its one sentence.
enum ProseProblem: Hashable, Sendable {
  case braceNeverClosed
  case emptyBraces
  case digitsUnknown(String)
  case conditionInText
  case severalValues([String])
  case latex(String)
  case image
  case html(String)
  case markdownLink(String)
  case noLink(String)
  case rowOfOtherLength(Int, first: Int)

  var sentence: String {
    switch self {
    case .braceNeverClosed:
      "this '{' is never closed; a live value is written '{L:.3}', a plain brace '{{'"
    case .emptyBraces: "there is nothing between the braces; write a value, as in '{L:.3}'"
    case .digitsUnknown(let text):
      "':\(text)' does not say how many decimals to show; write ':.3' for three, at most ':.15'"
    case .severalValues(let values):
      "braces hold one value; write "
        + values.map { "'{\($0)}'" }.joined(separator: ", ")
    case .latex(let text):
      "'\(text)' is LaTeX, which a terminal does not set; write the signs themselves, as in "
        + "'β₀ + ω₀x', '∂L/∂w', 'x²', or a live value, as in '{L}'"
    case .image: "a terminal shows no images; say it in words, or draw it with letters in a table"
    case .html(let tag):
      "'\(tag)' is HTML, which is not known here; write *em*, **strong**, `code`, lists and tables"
    case .markdownLink(let text):
      "'\(text)' leads out of the lesson; list it under 'references', or link a lesson by its id, as "
        + "in '[[toy-function]]'"
    case .noLink(let text):
      "'[[\(text)]]' should have the id of a lesson between its brackets, as in '[[toy-function]]'"
    case .rowOfOtherLength(let count, let first):
      "this row has \(count == 1 ? "1 cell" : "\(count) cells"), but the first one has \(first); every "
        + "row of a table has as many"
    case .conditionInText: "a comparison is no number; write a value, as in '{L:.3}'"
    }
  }
}
