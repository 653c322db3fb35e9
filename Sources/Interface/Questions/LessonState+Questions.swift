import Autodiff
import Lessons
import Screen

extension LessonState {
  /// What is asked for: it follows from the answers alone.
  var asksFor: Veil { PlacedQuestion.veil(questions, records) }

  /// What must not be seen here: once a parameter has moved, its value tells its gradient.
  var veil: Veil {
    let asked = asksFor
    guard let first = trace.firstUpdatePosition, first <= position else { return asked }
    return trace.graph.parametersFromTheLossBack.reduce(into: asked) { veil, parameter in
      let isMoved = trace.updatePosition(of: parameter).map { $0 <= position } ?? false
      if isMoved, asked.contains(.gradient(parameter)) { veil.insert(.value(parameter)) }
    }
  }

  /// The question that stands here and is not settled.
  var pending: PlacedQuestion? {
    questions.first { $0.stands(at: position) && records[$0.id]?.outcome == nil }
  }

  var questionText: QuestionText { QuestionText(trace: trace, pen: pen, veil: veil) }

  /// What stands below the narration here: the question, or what has become of it.
  var asked: [StyledLine] {
    var lines: [StyledLine] = []
    for placed in questions where placed.stands(at: position) {
      if let record = records[placed.id], record.outcome != nil {
        lines += questionText.verdict(placed.question, record)
      }
    }
    // Answers are judged by the lesson's own values, which are not on the screen now.
    if moved != nil {
      return (pending == nil ? [] : [StyledLine(refusalToAnswer ?? "", .muted)]) + tried
    }
    return lines + (pending?.invitation(questionText) ?? []) + tried
  }

  /// The hints so far of the questions up to here.
  var hintsSoFar: [StyledLine] {
    var lines = [StyledLine("Hints so far", .title)]
    for placed in questions {
      let hints = questionText.hints(
        placed.question, first: records[placed.id]?.hintsShown ?? 0)
      guard !hints.isEmpty else { continue }
      lines += [StyledLine()] + questionText.prose.paragraphs(placed.question.prompt) + hints
    }
    for placed in tasks {
      let hints = taskText.hints(placed.task, first: records[placed.id]?.hintsShown ?? 0)
      guard !hints.isEmpty else { continue }
      lines += [StyledLine()] + taskText.prompt(placed.task) + hints
    }
    return lines.count > 1 ? lines : lines + [StyledLine(), StyledLine("None yet.", .muted)]
  }

  /// What would do nothing here, and is not offered.
  var idle: Set<Action> {
    var idle: Set<Action> = pending == nil || editing.sandbox != nil ? [.answer] : []
    if examples == nil || step.map({ veil.contains($0.result) }) == true {
      idle.insert(.nextExample)
    }
    if (questions.map(\.id) + tasks.map(\.id)).allSatisfy({ records[$0]?.hintsShown ?? 0 == 0 }) {
      idle.insert(.hintsSoFar)
    }
    if editing.sandbox == nil, !canReveal { idle.insert(.reveal) }
    return idle.union(idleEditing).union(idleTravel)
  }

  var sheet: AnswerSheet? {
    guard isAnswering, let placed = pending else { return nil }
    return AnswerSheet(
      question: placed.question, field: fields[placed.id] ?? AnswerField(placed.question),
      record: records[placed.id] ?? QuestionRecord(), text: questionText)
  }

  // MARK: What happens

  mutating func openField() {
    guard let placed = pending else { return }
    if fields[placed.id] == nil { fields[placed.id] = AnswerField(placed.question) }
    isAnswering = true
  }

  mutating func type(_ text: String) {
    guard isAnswering, let placed = pending else { return }
    fields[placed.id]?.insert(text)
  }

  mutating func edit(_ action: Action) {
    guard isAnswering, let placed = pending else { return }
    switch action {
    case .submit: submit(placed)
    case .hint: showHint(placed)
    case .reveal: if canReveal { settle(placed, .revealed) }
    case .skip: settle(placed, .skipped)
    default: fields[placed.id]?.edit(action)
    }
  }

  /// After three misses, or when all the hints were read.
  private var canReveal: Bool {
    guard let placed = pending else { return false }
    let record = records[placed.id] ?? QuestionRecord()
    return record.misses >= 3
      || (placed.question.mayReveal && record.hintsShown >= placed.question.textHints.count)
  }

  /// The next hint; after the last one, the working.
  private mutating func showHint(_ placed: PlacedQuestion) {
    let shown = records[placed.id]?.hintsShown ?? 0
    if shown < placed.question.textHints.count {
      record(placed.id) { $0.hintsShown += 1 }
    } else if canReveal {
      settle(placed, .revealed)
    } else {
      fields[placed.id]?.reply = ["There are no more hints."]
    }
  }

  mutating func settle(_ placed: PlacedQuestion, _ outcome: QuestionRecord.Outcome) {
    record(placed.id) { $0.outcome = outcome }
    isAnswering = false
  }

  private mutating func submit(_ placed: PlacedQuestion) {
    guard var field = fields[placed.id] else { return }
    switch field.answer(to: placed.question) {
    case .failure(let problem):
      field.reply = [StyledLine(problem.sentence, .warning)]
      field.noteSubmitted()
    case .success(let answer):
      let judgement = take(answer, to: placed)
      field.marks = judgement.entries
      field.reply = judgement.isRight ? [] : reply(to: answer, judgement, placed)
      field.noteSubmitted()
    }
    fields[placed.id] = field
  }

  /// Judges an answer and keeps what came of it.
  mutating func take(_ answer: GivenAnswer, to placed: PlacedQuestion) -> Judgement {
    let judgement = placed.question.judge(answer, in: trace)
    guard judgement.isRight else {
      record(placed.id) { $0.misses += 1 }
      return judgement
    }
    let understood = questionText.understood(answer, to: placed.question)
    record(placed.id) { $0.understood = understood }
    settle(placed, .right)
    return judgement
  }

  /// What is said to a wrong answer.
  func reply(
    to answer: GivenAnswer, _ judgement: Judgement, _ placed: PlacedQuestion
  ) -> [StyledLine] {
    questionText.reply(
      to: answer, placed.question, judgement, misses: records[placed.id]?.misses ?? 0)
  }
}
