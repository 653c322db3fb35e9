import Autodiff

/// What can be wrong with a draw, each with its one sentence.
enum DrawProblem: Hashable, Sendable, SaidProblem {
  case shapeUnknown
  case tooManyNumbers
  case initUnknown(String, nearest: String?)
  case keyWithoutMeaning(String, initializer: String)
  case keyNeeded(String, initializer: String)
  case emptyRange

  var sentence: String {
    switch self {
    case .shapeUnknown: "'shape' should be rows and columns, as in '[2, 3]'"
    case .tooManyNumbers: NumberProblem.tooManyNumbers.sentence
    case .initUnknown(let name, let nearest):
      "no initializer '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; write one as in 'zeros' or 'he-normal'")
    case .keyWithoutMeaning(let key, let name):
      "'\(key)' has no meaning with 'init: \(name)'; remove it"
    case .keyNeeded(let key, let name): "'init: \(name)' needs '\(key)'"
    case .emptyRange: "'to' should be greater than 'from'"
    }
  }
}
