import Lessons
import Screen
import Study

extension AppState {
  /// Says what came of an action, where the screen does not show it in a place of its own.
  mutating func say(_ said: Said??) {
    guard let said, let said, let stepper else { return }
    if case .ended = said { open(.end) }
    if case .settled = said {
      let size = size
      self.stepper?.turnToAnswers(size)
    }
    message = stepper.text.sentence(said) ?? missing(said, in: stepper) ?? message
  }

  /// What the screen would show if it were larger.
  private func missing(_ said: Said, in stepper: Stepper) -> Sentence? {
    let panes = stepper.panes(size)
    switch said {
    case .task(let view):
      guard panes.narration.height < 2 else { return nil }
      return stepper.text.task(view)
    case .hint:
      guard stepper.field == nil, let tried = stepper.moment.triedTask else { return nil }
      let narration = Narration(text: stepper.text)
      return narration.showsHint(tried, panes.narration.size) ? nil : "H shows the hint."
    case .settled:
      return Narration(text: stepper.text).cutsVerdict(panes.narration.size)
        ? "i shows all that is said here." : nil
    case .edited, .ownValuesAgain, .restored, .noMoreHints, .missed, .close, .rightForEdits,
      .leftOpen, .solution, .taskLeft, .refusal, .border, .ended:
      return nil
    }
  }

  /// Why what is typed cannot be taken, where the field has no room to say it.
  mutating func sayWhyNotTaken() {
    guard let stepper, case .unreadable(let sentence) = stepper.draft?.reply,
      stepper.panes(size).sheet.height < 2
    else { return }
    message = sentence
  }
}
