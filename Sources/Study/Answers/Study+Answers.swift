import Autodiff
package import Lessons
import Slips

// What was answered.

extension Study {
  /// What was answered or tried, by the ids of questions and tasks.
  package var kept: [String: LessonAnswer] { answers.kept(in: lesson) }

  /// Puts back what was kept in an earlier session, but for answers to what is asked no more.
  package mutating func restore(_ kept: [String: LessonAnswer]) {
    answers.restore(kept, in: lesson)
    look()
  }

  /// The questions of the part that are open.
  package var openQuestions: [Question] {
    scene.agenda.questions.map(\.item).filter { !answers.isSettled($0.id) }
  }

  /// With every question of this iteration settled, and so with nothing hidden.
  package var revealed: Study {
    var study = self
    for placed in scene.questions { study.answers.settle(placed.item.id, .revealed) }
    study.look()
    return study
  }

  /// Takes a question for answered rightly, to see what is said then.
  package mutating func settle(_ question: Question) {
    answers.settle(question.id, .answered)
    look()
  }

  /// Shows the answers to what is asked before this spot, to a reader who begins here; what was passed
  /// so and is ahead from here is asked again.
  package mutating func showWhatWasAsked() {
    let here = Set(moment.prompts.map(\.question.id))
    var behind = Set(
      scene.agenda.questions.filter { spot.isEnd || $0.placement.isReached(at: spot) }.map(
        \.item.id))
    behind.formUnion(course.partOfQuestion.filter { $0.value < spot.part }.keys)
    behind.subtract(here)
    let passed = behind.filter { answers.isReached($0) && !answers.isSettled($0) }
    let again = answers.passed.subtracting(behind)
    if passed.isEmpty, again.isEmpty { return }
    for id in passed { answers.pass(id) }
    for id in again { answers.reopen(id) }
    look()
  }

  /// Shows the answer to a reader who cannot give one.
  package mutating func show(_ question: Question) {
    answers.settle(question.id, .revealed)
    look()
  }

  /// The same where it is put to nobody: it counts as open.
  package mutating func pass(_ question: Question) {
    answers.pass(question.id)
    look()
  }

  /// Asks again, or sets again, what was settled.
  package mutating func ask(_ id: String) {
    answers.reopen(id)
    look()
  }

  /// Why the question that stands here cannot be answered now; its key goes by the lesson's own
  /// values.
  package var refusalToAnswer: Said.Refusal? {
    guard moment.pending != nil else { return nil }
    return values.sandbox != nil ? .answerWhileTrying : nil
  }

  func isDisabled(_ action: AnswerAction) -> Bool {
    if action == .showAll {
      return values.sandbox != nil || openQuestions.isEmpty || !moment.isAtEndOfPart
    }
    let item: (any Asked)? = values.sandbox?.task ?? moment.pending?.question
    guard let item, !answers.isSettled(item.id) else { return true }
    return switch action {
    case .submit: values.sandbox != nil
    case .hint, .leaveOpen, .reveal: false
    case .showAll: true
    }
  }

  mutating func perform(_ action: AnswerAction) -> Said? {
    guard !isDisabled(action) else { return nil }
    defer { look() }
    if action == .showAll {
      for question in openQuestions { answers.settle(question.id, .revealed) }
      return .settled
    }
    if let task = values.sandbox?.task { return perform(action, on: task) }
    guard let question = moment.pending?.question else { return nil }
    return perform(action, on: question)
  }

  private mutating func perform(_ action: AnswerAction, on question: Question) -> Said? {
    switch action {
    case .submit(let answer):
      if let refusalToAnswer { return .refusal(refusalToAnswer) }
      let judgement = question.judge(answer, in: scene.trace)
      switch judgement.verdict {
      case .right where moment.isEdited: return .rightForEdits
      case .right:
        answers.settle(question.id, .answered, answer: answer)
        return .settled
      case .close: return .close(answer, entries: judgement.entries)
      case .wrong: break
      }
      // An answer to other values is marked, and does not count.
      let isNew =
        moment.isEdited
        || answers.miss(
          question.id, with: answer, answer.text(in: moment.graph))
      // A number that is hidden elsewhere must not be confirmed here.
      let slip = judgement.slip.flatMap { $0.taken.contains(where: moment.isSecret) ? nil : $0 }
      return .missed(
        Said.Miss(
          answer, remark: judgement.remark, slip: slip, entries: judgement.entries,
          misses: answers[question.id].misses, isRepeated: !isNew))
    case .hint:
      if let hint = nextHint(question) { return hint }
      guard answers.canReveal(question) else { return .noMoreHints }
      answers.settle(question.id, .revealed)
    case .reveal:
      if let other = keeper(of: question) { return .refusal(.answerWaits(other)) }
      answers.settle(question.id, .revealed)
    case .leaveOpen:
      answers.leave(question.id)
      leftOpen.insert(question.id)
      return .leftOpen
    case .showAll: break
    }
    return .settled
  }

  /// Where another question stands that keeps back what this one's answer is made of; nil where none
  /// does, or at the same place.
  private func keeper(of question: Question) -> Placement? {
    guard let expression = question.key?.expression else { return nil }
    var study = self
    study.answers.settle(question.id, .revealed)
    study.look()
    let hidden = expression.symbols.first { study.moment.hides($0) }
    guard let other = hidden.flatMap({ study.moment.question(hiding: $0) })?.placement else {
      return nil
    }
    let here = scene.questions.first { $0.item.id == question.id }?.placement
    return other == here ? nil : other
  }

  mutating func nextHint(_ item: some Asked) -> Said? {
    let shown = answers[item.id].hintsShown
    guard shown < item.textHints.count else { return nil }
    answers.showHint(item.id)
    return .hint(shown + 1, of: item)
  }
}
