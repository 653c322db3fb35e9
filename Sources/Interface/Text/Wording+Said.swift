import Autodiff
import Study

// What came of an action, in the words of the stepper.

extension Wording {
  /// Nil where the screen shows it in its own place.
  func sentence(_ said: Said) -> Sentence? {
    switch said {
    case .edited:
      return "Edited: \(editedNames). U takes back, r restores the lesson's values."
    case .ownValuesAgain: return "These are the lesson's own values again."
    case .restored: return "The lesson's values are back."
    case .solution(let task): return "This solves it: \(solution(task))."
    case .taskLeft(let isEdited):
      return isEdited
        ? "You left the task; the values are as you had edited them before."
        : "You left the task; the lesson's values are back."
    case .refusal(let refusal): return self.refusal(refusal)
    case .noMoreHints where moment.triedTask != nil: return "There are no more hints."
    case .task, .hint, .noMoreHints, .missed, .close, .rightForEdits, .settled: return nil
    }
  }

  func refusal(_ refusal: Said.Refusal) -> Sentence {
    switch refusal {
    case .answerWhileTrying: "A task is open; leave it before you answer."
    }
  }

  /// How far off a task is, where the screen has no room to show it.
  func task(_ view: TaskView) -> Sentence {
    (view.progress.isDone ? "✓ Done: " : "") + progress(view.progress, of: view.task)
  }
}
