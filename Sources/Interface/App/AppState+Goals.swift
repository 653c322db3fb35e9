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
  var nextLesson: MenuEntry? { lessonID.flatMap { lessons?.entry(after: $0) } }

  /// What is said at the end of the lesson; nil in the menu.
  var endPage: EndPage? {
    var visited = visited
    if let here = experiment?.study { visited[here.number] = here }
    guard var study = stepper?.study else {
      return experiment.map { EndPage($0.study.standing, experiments: visited, pen: pen) }
    }
    if let here = experiment?.study { study.takeOver(here) }
    return EndPage(study: study, experiments: visited, pen: pen)
  }

  /// Where the end page leads first.
  var firstOpenQuestion: AskingPlace.Location? {
    pages.last?.page == .end ? endPage?.firstOpenQuestion : nil
  }

  mutating func openFirstQuestion() {
    switch firstOpenQuestion {
    case nil: return
    case .graph(let spot):
      _ = stepper?.perform(.value(.leave))
      keepAnswers()
      experiment = nil
      pages = []
      say(stepper?.perform(.travel(.spot(spot))))
      say(stepper?.openAnswer())
    case .experiment(let part, let position):
      guard let lesson = stepper?.study.lesson ?? experiment?.study.lesson else { return }
      keepAnswers()
      pages = []
      enter(lesson, part: part)
      experiment?.study.go(to: position)
      perform(ExperimentAction.answer)
    }
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
