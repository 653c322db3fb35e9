package import Lessons
package import Slips

/// What came of an action, to be said once; every reader says it in its own words.
package enum Said: Sendable {
  /// Other values are shown now.
  case edited
  /// After an edit these are the lesson's own values again.
  case ownValuesAgain
  /// The lesson's own values were restored.
  case restored
  /// How far off a task is after an edit.
  case task(TaskView)
  /// The hint with this number, from 1.
  case hint(Int, of: any Asked)
  case noMoreHints
  case missed(Miss)
  /// Right but for its digits, which is no miss; of a matrix which entries are right, row by row.
  case close(GivenAnswer, entries: [Bool])
  /// Right for other values than the lesson's, which settles nothing.
  case rightForEdits
  /// A question or a task is settled.
  case settled
  /// A question is left open.
  case leftOpen
  case solution(TryTask)
  /// - Parameter isEdited: whether values are shown that were edited before.
  case taskLeft(isEdited: Bool)
  case refusal(Refusal)
  /// What → leads over next, and how many questions of the part are open there.
  case border(Border, open: Int)
  /// The end page is reached.
  case ended

  /// A wrong answer, and what there is to say about it.
  package struct Miss: Sendable {
    package let answer: GivenAnswer
    /// What the lesson says about this very answer.
    package let remark: Prose?
    /// The mistake that explains it, unless that would tell a secret.
    package let slip: Slip?
    /// For a matrix: which of its entries are right, row by row.
    package let entries: [Bool]
    /// How many wrong answers there were, with this one.
    package let misses: Int
    /// Whether it was given before.
    package let isRepeated: Bool

    package init(
      _ answer: GivenAnswer, remark: Prose?, slip: Slip? = nil, entries: [Bool] = [], misses: Int,
      isRepeated: Bool = false
    ) {
      self.answer = answer
      self.remark = remark
      self.slip = slip
      self.entries = entries
      self.misses = misses
      self.isRepeated = isRepeated
    }
  }

  /// Why something cannot be done here.
  package enum Refusal: Hashable, Sendable {
    /// A question is about the lesson's own values.
    case answerWhileTrying
    /// The part has no more of them.
    case noSuchStep(last: Int)
    case noSuchIteration(last: Int)
    case noSuchPart(last: Int)
    case noSuchVariant(last: Int)
    case variantWhileTrying
    /// What is right is kept back by the question at another place.
    case answerWaits(Placement)
    /// What is right is still worked out.
    case stillComputing
  }
}
