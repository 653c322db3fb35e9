import Autodiff

/// What can be wrong with a question or a task, each with its one sentence.
enum QuestionProblem: Hashable, Sendable, SaidProblem {
  // Found when it is read.
  case keyWithoutMeaning(String, type: String)
  case keyNeeded(String, type: String)
  case conditionIsNoAnswer
  case formulaOfNoName(String)
  case formulaOfOtherShape(String, Shape, of: String, Shape)
  case cellsNeedComparison
  case cellsOfOtherShape(String, Shape)
  case answerIsNotOneNumber(String, Shape)
  case shapeUnknown(String)
  case signUnknown(String)
  case correctIsNotTrue(String)
  case noRightOption
  case secondRightOption
  case oneOption
  case whyMissing
  case emptyHint
  case notACondition
  case taskNeedsTraining
  case hideIsNoName(String)
  case lightsNothing(String)
  case lightIsNotSaid(String)
  case editIsNotGiven(String)
  case solutionIsNotEdited(String)
  case solutionShape(String, Shape, written: Shape)
  case idTwice(String, line: Int)

  // Found when it is solved.
  case answerIsNotFinite(String)
  case wrongIsNotFinite
  case wrongIsRight(within: Double?)
  case doneAlready
  case solutionDoesNotReach
  case askedForAfterwards(String, step: Int)
  case formulaIsLit(String, line: Int)
  case answerIsBare(String)
  case formulaIsOther(String, of: String)
  case formulaUsesItself(String, of: String)
  case textIsNeverSeen

  var sentence: String {
    switch self {
    case .keyWithoutMeaning(let key, let type):
      "'\(key)' has no meaning in a question of type '\(type)'; remove it"
    case .keyNeeded(let key, let type): "a question of type '\(type)' needs '\(key)'"
    case .conditionIsNoAnswer: "a comparison is no answer; write a value, as in 'grad(w)'"
    case .formulaOfNoName(let text):
      "a formula is asked for a name or a gradient, as in 'grad(w)', not for '\(text)'"
    case .formulaOfOtherShape(let text, let shape, let subject, let other):
      "'\(text)' is \(shape), but '\(subject)' is \(other)"
    case .cellsNeedComparison:
      "'cells' need a comparison that holds for the entries to point at, as in 'h1 == 0'"
    case .cellsOfOtherShape(let text, let shape):
      "this comparison should have one outcome for each entry of '\(text)', which is \(shape)"
    case .formulaIsOther(let text, let subject):
      "'\(text)' is not '\(subject)': with some values they differ"
    case .formulaUsesItself(let name, let subject):
      "'\(name)' is made from '\(subject)', so that a formula for it cannot name it"
    case .answerIsNotOneNumber(let text, let shape):
      "'\(text)' is \(shape), but this question asks for one number; name an entry, as in "
        + "'\(text)[1, 1]', or ask for a matrix"
    case .shapeUnknown(let text): "'\(text)' is no shape; write rows × columns, as in '2x3'"
    case .signUnknown(let text): "'\(text)' is no sign; write '+', '-' or '0' in quotes"
    case .correctIsNotTrue(let text):
      "'correct' cannot be '\(text)'; write 'correct: true' where an option is right"
    case .noRightOption: "no option is right; write 'correct: true' at one of them"
    case .secondRightOption: "a second option is right; only one can be"
    case .oneOption: "a choice needs two options at least"
    case .whyMissing: "this option is wrong; say why with 'why'"
    case .emptyHint: "this hint is empty; write it, or 'reveal' for the engine's own working"
    case .notACondition:
      "'done_when' needs a comparison, as in 'max(abs(grad(w))) == 0' or 'L < 0.1'"
    case .taskNeedsTraining: "this lesson has no 'train' whose rate could be changed; remove this"
    case .hideIsNoName(let text):
      "'\(text)' cannot be hidden; 'hide' lists names and gradients, as in '[f, grad(w)]'"
    case .editIsNotGiven(let name): "'\(name)' is computed; only a given value can be edited"
    case .lightsNothing(let name): "no way leads from '\(name)' to the loss, so that none is lit"
    case .lightIsNotSaid(let name): "say with 'say' why the ways of '\(name)' are lit"
    case .solutionIsNotEdited(let name): "'\(name)' is not listed under 'edit'"
    case .solutionShape(let name, let shape, let written):
      "'\(name)' is \(shape), but this value is \(written)"
    case .idTwice(let id, let line): "the id '\(id)' is taken in line \(line); choose another one"
    case .answerIsNotFinite(let text): "the answer '\(text)' is not a finite number"
    case .wrongIsNotFinite: "this wrong value is not a finite number, so that nobody can type it"
    case .wrongIsRight(let within):
      "this wrong value is the right answer"
        + (within.map { ", or within its tolerance of \($0)" } ?? "")
    case .doneAlready: "this is already true with the values of the lesson"
    case .solutionDoesNotReach: "with this solution 'done_when' is not true"
    case .askedForAfterwards(let text, let step):
      "'\(text)' stands on the screen "
        + (step == 0 ? "from the start" : "at step \(step) already")
        + ", before it is asked for; ask there, or write 'hide: []' if this is meant"
    case .formulaIsLit(let name, let line):
      "'light: \(name)' in line \(line) shows what \(name) is multiplied by, before this asks for it; "
        + "light it later, or write 'hide: []' if this is meant"
    case .answerIsBare(let text):
      "the answer '\(text)' does not depend on the lesson; write what it is worked out from, or "
        + "'fixed: true' if this is meant"
    case .textIsNeverSeen: "this is never seen: no step of the lesson stands here"
    }
  }
}
