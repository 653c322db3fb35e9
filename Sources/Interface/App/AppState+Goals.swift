import Lessons
import Screen
import Study

// Where : and the end page lead.

extension AppState {
  /// Which line is open in which a goal is typed, or what is looked for; nil where none is.
  var openLine: OpenField? {
    if experiment != nil { return experiment?.line?.kind }
    return stepper?.field.flatMap { [.goTo, .find].contains($0) ? $0 : nil }
  }

  /// What is typed in it.
  var typedLine: String? {
    let field = experiment == nil ? stepper?.draft?.field : experiment?.line?.field
    return field?.typed.first?.trimmed
  }

  mutating func closeLine() {
    if experiment == nil { stepper?.closeField() } else { experiment?.closeLine() }
  }

  /// Goes where the line after : says, or says why not; then it can be corrected.
  mutating func goToTyped() -> Effect? {
    guard let lesson = experiment?.study.lesson ?? stepper?.study.lesson, let text = typedLine
    else { return nil }
    if lessons?.entries.contains(where: { $0.id == text }) == true {
      closeLine()
      return .open(text)
    }
    let part = experiment?.study.number ?? stepper?.study.number ?? 0
    switch lesson.goal(text, from: part) {
    case .success(.step(let position)) where experiment != nil: perform(.step(position))
    case .success(.stage(let stage))
    where experiment != nil || lesson.parts[stage.part].graph == nil:
      closeLine()
      go(to: stage)
    case .success(let goal): say(stepper?.perform(.travel(Travel(goal))))
    case .failure where text.isEmpty: closeLine()
    case .failure(let unknown): say(unknown.sentence)
    }
    return nil
  }

  /// The lesson after this one in the menu.
  var nextLesson: MenuEntry? { lessonID.flatMap { lessons?.entry(after: $0) } }

  /// What is said at the end of the lesson; nil in the menu.
  var endPage: EndPage? {
    endPage(of: Presentation.Before(stepper: stepper, experiment: experiment, visited: visited))
  }

  /// Of a lesson as it stands, or was left.
  func endPage(of lesson: Presentation.Before) -> EndPage? {
    var visited = lesson.visited
    if let here = lesson.experiment?.study { visited[here.number] = here }
    guard var study = lesson.stepper?.study else {
      return lesson.experiment.map {
        EndPage($0.study.standing, isOfClass: isPresenting, experiments: visited, pen: pen)
      }
    }
    if let here = lesson.experiment?.study { study.takeOver(here) }
    return EndPage(study: study, isOfClass: isPresenting, experiments: visited, pen: pen)
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
