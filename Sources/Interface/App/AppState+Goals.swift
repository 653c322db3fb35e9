import Lessons
import Screen
import Study

// Where : and the end page lead.

extension AppState {
  /// Goes where the line after : says, or says why not; then it can be corrected.
  mutating func goToTyped() -> Effect? {
    guard let stepper, let typed = stepper.draft?.field.typed.first else { return nil }
    let text = typed.trimmed
    if lessons?.entries.contains(where: { $0.id == text }) == true {
      self.stepper?.closeField()
      return .open(text)
    }
    switch stepper.study.lesson.goal(text, from: stepper.study.number) {
    case .success(.stage(let stage)) where stepper.study.lesson.parts[stage.part].graph == nil:
      self.stepper?.closeField()
      go(to: stage)
    case .success(let goal): say(self.stepper?.perform(.travel(Travel(goal))))
    case .failure where text.isEmpty: self.stepper?.closeField()
    case .failure(let unknown): say(unknown.sentence)
    }
    return nil
  }

  /// The lesson after this one in the menu.
  var nextLesson: MenuEntry? { study.flatMap { lessons?.entry(after: $0.lesson.id) } }

  var firstOpenQuestion: Spot? {
    guard pages.last?.page == .end else { return nil }
    return study?.askingMoments.first { $0.pending != nil }?.spot
  }

  mutating func openFirstQuestion() {
    guard let spot = firstOpenQuestion else { return }
    pages = []
    say(stepper?.perform(.travel(.spot(spot))))
    say(stepper?.openAnswer())
  }

  mutating func sayTheEnd() {
    say("This is the end of the lesson" + (nextLesson == nil ? "." : "; n opens the next one."))
  }
}

extension Travel {
  init(_ goal: LessonGoal) {
    self =
      switch goal {
      case .stage(let stage): .stage(stage)
      case .step(let position): .step(position)
      }
  }
}
