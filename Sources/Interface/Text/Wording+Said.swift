import Autodiff
import Lessons
import Screen
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
    case .leftOpen:
      return moment.prompts.contains {
        !$0.isSettled && $0.question.id != moment.pending?.question.id
      }
        ? "Left open; here is the next one." : "Left open: → goes on, Enter comes back to it."
    case .noMoreHints where moment.triedTask != nil: return "There are no more hints."
    case .border(let border, let open):
      return Self.sentence(border, open: open)
    case .task, .hint, .noMoreHints, .missed, .close, .rightForEdits, .settled, .ended: return nil
    }
  }

  func refusal(_ refusal: Said.Refusal) -> Sentence {
    switch refusal {
    case .answerWhileTrying: "A task is open; leave it before you answer."
    case .noSuchStep(let last): "There are steps 0 to \(last)."
    case .noSuchIteration(let last): "There are iterations 0 to \(last)."
    case .noSuchPart(let last): "There are parts 1 to \(last)."
    case .noSuchVariant(let last):
      last == 1 ? "There is one variant, 1." : "There are variants 1 to \(last)."
    case .variantWhileTrying: "A task is open; leave it first."
    case .answerWaits(let placement):
      "This answer is made of what \(place(placement)) asks for; answer that first."
    case .stillComputing: Self.stillComputing
    }
  }

  static let stillComputing = "This is still being computed; answer again in a moment."

  /// Where → leads next, and what is left open there; without the title of a part where that would
  /// leave no room for the rest.
  static func sentence(_ border: Border, open: Int) -> Sentence {
    let rest = open > 0 ? ". \(self.open(open)); Ctrl-R shows the answers." : ""
    let whole = sentence(border) + rest
    guard ColumnWidth.columns(of: whole) > narrowest, case .part(let index, _) = border else {
      return whole
    }
    return sentence(.part(index, title: nil)) + rest
  }

  /// The columns that a sentence has on the smallest usual screen.
  private static let narrowest = 78

  private static func sentence(_ border: Border) -> Sentence {
    switch border {
    case .question: "A question waits: Enter answers, → leaves it open."
    case .iteration(let number): "→ after \(number == 1 ? "1 update" : "\(number) updates")"
    case .givenValues: "→ back at the given values"
    case .part(let index, let title): "→ part \(index + 1)" + (title.map { ": \($0)" } ?? "")
    case .endPage: "→ the end of the lesson"
    }
  }

  /// `2 questions are still open`
  static func open(_ count: Int) -> String {
    (count == 1 ? "1 question is" : "\(count) questions are") + " still open"
  }

  /// How far off a task is, where the screen has no room to show it.
  func task(_ view: TaskView) -> Sentence {
    (view.progress.isSeenDone ? "✓ Done: " : "") + progress(view.progress, of: view.task)
  }
}
