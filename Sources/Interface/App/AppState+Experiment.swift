import Lessons
import Screen
package import Study

// From the graphs of a lesson to its experiments, and back.

extension AppState {
  /// Whether something is still to be computed: whoever waits for keys lets it go on in between.
  package var isWorking: Bool { experiment?.study.isWorking ?? false }

  /// What is done with the experiment on the screen; nil where there is none.
  package var experimentStudy: ExperimentStudy? { experiment?.study }

  /// Shows a part that is an experiment.
  ///
  /// - Parameter atEnd: whether all of it is seen at once.
  mutating func enter(_ lesson: Lesson, part: Int, atEnd: Bool = false) {
    keepAnswers()
    let fresh = ExperimentStudy(lesson, part: part, asks: asksQuestions)
    guard let study = visited[part] ?? fresh else { return }
    experiment = ExperimentStepper(
      study.entered(from: stepper?.study, or: experiment?.study, atEnd: atEnd), pen: pen)
  }

  /// What was answered beside an experiment is kept with the rest of the lesson, and its numbers.
  mutating func keepAnswers() {
    guard let study = experiment?.study else { return }
    visited[study.number] = study
    stepper?.study.takeOver(study)
  }

  /// Whether an action leads from a graph to the experiment before it or after it.
  func leadsToExperiment(_ action: Action) -> Bool {
    guard case .study(.travel(let travel)) = action, let stepper,
      let change = Self.change(of: travel)
    else { return false }
    let lesson = stepper.study.lesson
    let number = stepper.study.number + change
    guard lesson.parts.indices.contains(number), lesson.parts[number].experiment != nil else {
      return false
    }
    // Over a part no way leads but this one.
    if case .parts = travel { return true }
    return stepper.study.isDisabled(.travel(travel))
  }

  /// How many parts on a way may lead.
  private static func change(of travel: Travel) -> Int? {
    switch travel {
    case .next, .nextPass: 1
    case .back, .previousPass: -1
    case .parts(let change): change
    case .first, .last, .step, .iterations, .update, .node, .spot, .stage: nil
    }
  }

  mutating func enterExperiment(by travel: Travel) {
    guard let stepper, let change = Self.change(of: travel) else { return }
    if travel == .next, let said = self.stepper?.study.announceExperiment() { return say(said) }
    let isBack = travel == .back || travel == .previousPass
    enter(stepper.study.lesson, part: stepper.study.number + change, atEnd: isBack)
  }

  mutating func perform(_ action: ExperimentAction) {
    guard let study = experiment?.study else { return }
    switch action {
    case .back where study.position == 0: leave(by: -1, atEnd: true)
    case .parts(let change) where !study.lesson.parts.indices.contains(study.number + change):
      say(Self.noPartThatWay)
    case .parts(let change): leave(by: change)
    default:
      let before = study.position
      let sentence = experiment?.perform(action) ?? nil
      let isStill = sentence == nil && experiment?.study.position == before
      if action == .next, isStill { leave(by: 1) }
      say(sentence)
    }
  }

  /// What helps with a question while its field is open.
  mutating func perform(_ help: AnswerAction) {
    switch help {
    case .hint: perform(ExperimentAction.hint)
    case .reveal: perform(ExperimentAction.reveal)
    case .leaveOpen: perform(ExperimentAction.leaveOpen)
    case .submit, .showAll: break
    }
  }

  private mutating func say(_ sentence: Sentence?) {
    if let sentence { message = sentence }
  }

  /// To the part before or after an experiment.
  private mutating func leave(by change: Int, atEnd: Bool = false) {
    guard let study = experiment?.study else { return }
    let number = study.number + change
    guard study.lesson.parts.indices.contains(number) else {
      if change < 0 { return say("This is its start.") }
      experiment?.study.end()
      return open(.end)
    }
    keepAnswers()
    guard study.lesson.parts[number].graph != nil else {
      return enter(study.lesson, part: number, atEnd: atEnd)
    }
    experiment = nil
    guard let part = stepper?.study.course.numbers.firstIndex(of: number) else { return }
    _ = stepper?.perform(.travel(.spot(Spot(part: part))))
    if atEnd { _ = stepper?.perform(.travel(.last)) }
  }
}
