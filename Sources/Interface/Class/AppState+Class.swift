import Lessons
import Screen
import Study

// In front of a class: Next, and what it takes back.

extension AppState {
  /// Whether a class looks at the screen: what is answered then is nobody's progress.
  package var isPresenting: Bool { presentation != nil }

  /// Shows the lesson that is open to a class, from where it stands: what was asked before is shown,
  /// and nothing of what is asked from here on is answered.
  package mutating func present() {
    guard presentation == nil, interrupted != nil || openLesson != nil else { return }
    pages = []
    autoplay = nil
    if let resumed = interrupted {
      interrupted = nil
      presentation = resumed
      bringItemBack()
      return followClass()
    }
    presentation = Presentation()
    presentation?.before = Presentation.Before(
      stepper: stepper, experiment: experiment, visited: visited)
    forgetAnswersBeforeClass()
    followClass()
  }

  private mutating func forgetAnswersBeforeClass() {
    if let stepper {
      self.stepper?.closeField()
      self.stepper?.takeOver(from: stepper, keepsAnswers: false)
      self.stepper?.study.showWhatWasAsked()
    }
    experiment?.perform(FieldAction.close)
    experiment?.study.forgetAnswers()
    experiment?.study.showWhatWasAsked()
    visited = visited.mapValues { study in
      var study = study
      study.forgetAnswers()
      return study
    }
  }

  mutating func perform(_ action: ClassAction) -> Effect? {
    switch action {
    case .enter: present()
    case .next: showNext()
    case .back: showBack()
    case .raise: break
    case .lower: lowerHand()
    case .countAgain: countAgain()
    case .blank: presentation?.isBlank = true
    case .goTo: presentation?.line = Field([""])
    case .ask: presentation?.isLeaving = true
    case .stay: presentation?.isLeaving = false
    case .toStepper: leaveClass()
    case .toMenu:
      leaveClass()
      let goesOn = message
      menu = menu ?? shelf ?? MenuState([])
      // One that was tried before the class would be left only.
      _ = stepper?.perform(.value(.leave))
      let effect = leave()
      message = goesOn
      return effect
    case .note: open(.teacher)
    case .letGo: letGo()
    case .followAgain: followAgain()
    case .drive(let drive): return .drive(drive)
    }
    return nil
  }

  // MARK: Next

  mutating func showNext() {
    guard let beat = presentation?.beat else { return }
    startClock()
    let beats = beats
    var place = beats.place(of: beat) + 1
    // What somebody has typed an answer to needs not be asked.
    while place < beats.count, case .asked(let id, _) = beats[place], isSettled(id) { place += 1 }
    guard place < beats.count else { return goOn() }
    switch beats[place] {
    case .revealed(let id, page: 0): reveal(id)
    case .solved(let id): solve(id)
    case .restored: restoreTask()
    case .line, .said, .asked, .revealed, .after, .aim: break
    }
    presentation?.beat = beats[place]
  }

  /// To the next place of the lesson or of the running order.
  private mutating func goOn() {
    guard let here = standpoint, let mark else { return }
    if comeBack() { return }
    if presentation?.hour?.end != here { advance(from: here) }
    if standpoint != here {
      stopAtEndOfItem(from: here)
      stand(at: \.first)
    } else if !openNextItem() {
      return open(.end)
    }
    presentation?.trail.append(mark)
  }

  /// What leads back here.
  var mark: Presentation.Mark? {
    presentation.map {
      Presentation.Mark(
        study: stepper?.study, experiment: experiment, visited: visited, beat: $0.beat,
        item: $0.hour?.index ?? 0)
    }
  }

  mutating func restore(_ mark: Presentation.Mark) {
    reopen(item: mark.item)
    if let study = mark.study {
      if study.spot.part != stepper?.study.spot.part { stepper?.choose(nil) }
      stepper?.closeField()
      stepper?.study = study
    }
    (experiment, visited) = (mark.experiment, mark.visited)
    message = nil
    note(standpoint)
    presentation?.beat = mark.beat
  }

  /// Over whatever border lies between here and the next place, which the header names.
  private mutating func advance(from here: Standpoint) {
    for _ in 0..<Self.mostSaid where standpoint == here && pages.isEmpty {
      if experiment != nil {
        perform(ExperimentAction.next)
      } else if leadsToExperiment(.travel(.next)) {
        enterExperiment(by: .next)
      } else {
        _ = stepper?.perform(.travel(.next))
      }
    }
    pages = []
    message = nil
  }

  /// Before → leads on it says that a question is left open, then where it leads.
  private static let mostSaid = 3

  // MARK: Back

  mutating func showBack() {
    guard let beat = presentation?.beat else { return }
    let beats = beats
    let place = beats.place(of: beat)
    switch beat {
    case .revealed(let id, page: 0): askAgain(id)
    case .solved(let id): unsolve(id)
    case .line, .said, .asked, .revealed, .after, .aim, .restored: break
    }
    guard place > 0 else { return goBackInClass() }
    if case .solved(let id) = beats[place - 1] { solve(id) }
    presentation?.beat = beats[place - 1]
  }

  private mutating func goBackInClass() {
    guard let here = standpoint else { return }
    if comeBack() { return }
    if let mark = presentation?.trail.popLast() { return restore(mark) }
    if presentation?.hour?.start == here {
      if !openItemBefore() { message = "This is the start." }
      return
    }
    if experiment != nil {
      perform(ExperimentAction.back)
    } else if leadsToExperiment(.travel(.back)) {
      enterExperiment(by: .back)
    } else {
      _ = stepper?.perform(.travel(.back))
    }
    message = standpoint == here ? "This is the start." : nil
    if standpoint != here { stand(at: \.last) }
  }

  // MARK: Where the class stands

  /// At the first or the last beat of a new place; at the last that shows no answer to what is open.
  mutating func stand(at end: KeyPath<[Beat], Beat?>) {
    note(standpoint)
    // What a jump has led over is known from here on, and asked where it stands.
    stepper?.study.showWhatWasAsked()
    experiment?.study.showWhatWasAsked()
    let beats = beats
    let open = beats.lastIndex {
      if case .asked(let id, _) = $0 {
        $0.question == firstOpenHere && !isSettled(id)
      } else {
        false
      }
    }
    let last = open.map { beats[$0] }
    let beat = (end == \.last ? last : nil) ?? beats[keyPath: end] ?? .said(0)
    presentation?.beat = beat
  }

  /// Where the class stands now, so that it is seen when it stands elsewhere.
  mutating func note(_ standpoint: Standpoint?) { presentation?.standpoint = standpoint }

  private var firstOpenHere: String? {
    experiment == nil
      ? stepper?.moment.pending?.question.id : experiment?.study.pending?.question.id
  }

  /// After something else than Next and Back: another place is begun anew, an answer that was typed is
  /// seen, a task that was begun is aimed at.
  mutating func followClass() {
    guard presentation != nil else { return }
    defer { rememberPlace() }
    if standpoint != presentation?.standpoint {
      followItem()
      return stand(at: \.first)
    }
    guard let beat = presentation?.beat else { return }
    if case .asked(let id, _) = beat, isSettled(id) {
      presentation?.beat = .revealed(id, page: 0)
    } else if context.answers, let id = firstOpenHere, beat.question != id {
      presentation?.beat = .asked(id, page: 0)
    }
    guard experiment == nil else { return }
    let tried = stepper?.moment.triedTask?.task.id
    if let tried, beat.task != tried {
      presentation?.beat = .aim(tried)
    } else if tried == nil, case .solved(let id) = beat {
      presentation?.beat = .restored(id)
    }
  }

  func isSettled(_ question: String) -> Bool {
    let prompts = experiment?.study.prompts ?? stepper?.moment.prompts ?? []
    return prompts.first { $0.question.id == question }?.isSettled ?? false
  }

  private mutating func reveal(_ id: String) {
    stepper?.closeField()
    experiment?.perform(FieldAction.close)
    let prompts = experiment?.study.prompts ?? stepper?.moment.prompts ?? []
    guard let prompt = prompts.first(where: { $0.question.id == id }), !prompt.isSettled else {
      return
    }
    if experiment != nil {
      experiment?.study.show(prompt.question)
    } else {
      stepper?.study.show(prompt.question)
    }
  }

  private mutating func askAgain(_ id: String) {
    // Each keeps what the others know of the lesson.
    experiment?.study.ask(id)
    stepper?.study.ask(id)
    for number in visited.keys { visited[number]?.ask(id) }
  }

  private mutating func solve(_ task: String) {
    askAgain(task)
    if experiment != nil {
      _ = experiment?.study.reveal()
    } else {
      _ = stepper?.perform(.value(.begin))
      _ = stepper?.perform(.answer(.reveal))
    }
  }

  private mutating func restoreTask() {
    if experiment != nil {
      experiment?.study.restore()
    } else {
      stepper?.closeField()
      _ = stepper?.perform(.value(.leave))
    }
  }

  private mutating func unsolve(_ task: String) {
    restoreTask()
    askAgain(task)
  }
}
