import Autodiff

/// What can be wrong with `train`, each with its one sentence.
enum TrainingProblem: Hashable, Sendable, SaidProblem {
  case keyWithoutMeaning(String, optimizer: String)
  case lengthMissing
  case lengthTwice
  case nesterovNeedsMomentum
  case batchNeedsExamples
  case shuffleNeedsBatch
  case untilIsNoCondition
  case untilIsNeverTrue(Int)
  case untilIsTooLong(most: Int)
  case tooMuchWork(Double)
  case graphNeedsAllExamples(batch: Int, line: String?)

  var sentence: String {
    switch self {
    case .keyWithoutMeaning(let key, let optimizer):
      "'\(key)' has no meaning with 'optimizer: \(optimizer)'; remove it"
    case .lengthMissing: "'train' needs 'epochs' or 'steps', as in 'steps: 50'"
    case .lengthTwice: "'train' has both 'epochs' and 'steps'; remove one of the two"
    case .nesterovNeedsMomentum: "'nesterov' needs a 'momentum' greater than 0"
    case .batchNeedsExamples:
      "'batch' needs to know which way examples lie; write 'examples: columns' or 'examples: rows'"
    case .untilIsNoCondition:
      "'until' needs a comparison, as in 'L < 0.01' or 'L < L@0 / 2'"
    case .untilIsTooLong(let most):
      "'until' is looked at after every update, and there can be at most \(most.grouped) of them; write "
        + "fewer 'steps' or 'epochs'"
    case .untilIsNeverTrue(let last):
      "this is never true in "
        + (last == 1 ? "1 update" : "\(last) updates") + ", after which the training ends anyway"
    case .tooMuchWork(let needs):
      "these updates take \(WorkLimit.sentence(needs)); write fewer 'steps' or 'epochs', or a smaller "
        + "graph"
    case .shuffleNeedsBatch: "'shuffle' changes nothing without 'batch'; remove it or add 'batch'"
    case .graphNeedsAllExamples(let batch, let line):
      (line.map { "line '\($0)'" } ?? "the loss")
        + " does not fit a batch of \(batch); it needs all examples at once"
    }
  }
}
