import Autodiff
import Experiments
package import Lessons

// What an experiment asks, and what is answered.

extension ExperimentStudy {
  package var prompts: [Prompt] {
    asks
      ? notes.flatMap(\.questions).map { Prompt(question: $0, record: answers[$0.id]) } : []
  }

  package var pending: Prompt? {
    answers.next(prompts.map(\.question)).map { Prompt(question: $0, record: answers[$0.id]) }
  }

  /// What the part asks and is still open, wherever it stands.
  package var openQuestions: [Question] {
    asks ? part.notes.flatMap(\.questions).filter { !answers.isSettled($0.id) } : []
  }

  /// The options of a question in the order in which they are put to the learner.
  package func order(ofOptionsOf question: Question) -> [Int] { question.order(in: lesson.drawnID) }

  /// The right answer to a question; nil where it is no number, and while that is worked out.
  package func answer(to key: AnswerKey) -> Double? { worked(key.expression)?.scalar }

  /// What was typed for a question, understood as an answer.
  ///
  /// - Parameter typed: of options the numbers, counted from 1, in the order in which they are put.
  package func answer(
    typed: String, to question: Question
  ) throws(AnswerReader.Unreadable) -> GivenAnswer {
    switch question.kind {
    case .number, .matrix, .formula, .cells: return .number(try AnswerReader.number(typed).get())
    case .shape: return .shape(try AnswerReader.shape(typed).get())
    case .sign: return .sign(try AnswerReader.sign(typed).get())
    case .choice(let options):
      guard let number = Int(typed.trimmed), options.indices.contains(number - 1) else {
        throw .noSuchOption
      }
      return .choice(order(ofOptionsOf: question)[number - 1])
    case .several(let options):
      let numbers = try AnswerReader.numbers(typed, upTo: options.count).get()
      let order = order(ofOptionsOf: question)
      return .several(Set(numbers.map { order[$0 - 1] }))
    }
  }

  package mutating func submit(_ answer: GivenAnswer) -> Said? {
    guard let question = pending?.question else { return nil }
    // What is right is not known before; of options it is.
    guard question.key == nil || own.isDone else { return .refusal(.stillComputing) }
    announced = nil
    let judgement = question.judge(answer, in: outcome)
    if judgement.isRight {
      answers.settle(question.id, .answered, answer: answer)
      return .settled
    }
    let isNew = answers.miss(question.id, with: answer, answer.text(in: nil))
    return .missed(
      Said.Miss(
        answer, remark: judgement.remark, misses: answers[question.id].misses, isRepeated: !isNew))
  }

  /// What help is about: the question that stands here, else the task.
  private var openItem: (any Asked)? { pending?.question ?? openTask }

  /// The next hint; after the last one, where the hints end with it, the answer or a solution.
  package mutating func hint() -> Said? {
    guard let item = openItem else { return nil }
    announced = nil
    let shown = answers[item.id].hintsShown
    guard shown < item.textHints.count else {
      return answers.canReveal(item) ? reveal() : .noMoreHints
    }
    answers.showHint(item.id)
    return .hint(shown + 1, of: item)
  }

  /// Whether there is an answer or a solution to be shown.
  package var canReveal: Bool { openItem != nil }

  /// The answer or a solution, which settles it as shown.
  package mutating func reveal() -> Said? {
    announced = nil
    if let question = pending?.question {
      show(question)
      return .settled
    }
    guard let task = openTask, case .success(let solved) = part.content.solved(task) else {
      return nil
    }
    answers.settle(task.id, .revealed)
    change(to: solved)
    return .solution(task)
  }

  /// Whether all answers of the part may be seen: at its end, where none is asked for.
  package var canShowAll: Bool {
    position == lastPosition && pending == nil && !openQuestions.isEmpty
  }

  /// Whether → has said that it leads out of the part.
  package var isAtBorder: Bool { announced != nil && announced != .question }

  /// Whether → leads to the end page from here.
  package var isBeforeEndPage: Bool {
    position == lastPosition && lesson.border(after: number) == .endPage
  }

  /// Shows the answers to all that the part asks and is still open.
  package mutating func showAll() {
    announced = nil
    for question in openQuestions { show(question) }
  }

  /// Shows the answer to a reader who cannot give one.
  package mutating func show(_ question: Question) { answers.settle(question.id, .revealed) }

  /// The same where it is put to nobody: it counts as open.
  package mutating func pass(_ question: Question) { answers.pass(question.id) }

  /// Asks again, or sets again, what was settled.
  package mutating func ask(_ id: String) { answers.reopen(id) }

  /// All is open again, as for somebody who has answered nothing.
  package mutating func forgetAnswers() {
    answers = Answers()
    leftOpen = []
    announced = nil
  }

  /// To a reader who begins here: what was asked before is shown; what was passed so and is ahead from
  /// here is asked again.
  package mutating func showWhatWasAsked() {
    guard asks else { return }
    for note in part.notes {
      let isBehind = self.position(of: note.stage).map { $0 < position } ?? false
      for id in note.questions.map(\.id) {
        if isBehind, !answers.isSettled(id) { answers.pass(id) }
        if !isBehind, answers[id].isPassed { answers.reopen(id) }
      }
    }
  }

  /// Leaves the question open; nil where none stands.
  package mutating func leaveOpen() -> Said? {
    guard let id = pending?.question.id else { return nil }
    announced = nil
    answers.leave(id)
    leftOpen.insert(id)
    return .leftOpen
  }
}
