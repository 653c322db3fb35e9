package import Autodiff
package import Experiments
package import Lessons

// What may be seen of an experiment, and told of it in a text.

extension ExperimentStudy {
  /// The series that a question keeps back while it is open: those that its answer is made of, and
  /// those that the lesson names. One with options keeps back the series of its own step, unless the
  /// lesson says what it hides.
  private func keptBack(by question: Question, at stage: Stage) -> Set<Int> {
    var kept = outcome.series(of: question.hidden ?? [])
    if let key = question.key { kept.formUnion(outcome.series(in: key.expression)) }
    if question.options != nil, question.hidden == nil, case .series(let index) = stage {
      kept.insert(index)
    }
    return kept
  }

  /// What open questions keep back, and the position of each.
  private var subjects: [(position: Int, series: Set<Int>)] {
    guard asks else { return [] }
    return part.notes.flatMap { note -> [(Int, Set<Int>)] in
      guard let place = position(of: note.stage) else { return [] }
      return note.questions.filter { !answers.isSettled($0.id) }
        .map { (place, keptBack(by: $0, at: note.stage)) }
    }
  }

  /// The series of which nothing is seen: what a question keeps back once its place was come to.
  package var hidden: Set<Int> {
    subjects.filter { $0.position <= furthest }.reduce(into: []) { $0.formUnion($1.series) }
  }

  /// The series of which no text may tell anything: these, and those of a question to come that are
  /// not seen yet.
  var untold: Set<Int> {
    subjects.reduce(into: hidden) { untold, question in
      untold.formUnion(question.series.filter { $0 >= position })
    }
  }

  /// The series that the question or the task that stands here is about.
  package var subject: Set<Int> {
    if let question = pending?.question {
      return keptBack(by: question, at: current.map(Stage.series) ?? .end)
    }
    return task.map { series(of: $0.task) } ?? []
  }

  package var isHiding: Bool { current.map { hidden.contains($0) } ?? false }

  /// Where the question stands that keeps back what the step brings; nil where none does.
  package var hidingPosition: Int? {
    guard let current else { return nil }
    return subjects.first { $0.position <= furthest && $0.series.contains(current) }?.position
  }

  /// Where the first question stands that keeps back what a task looks at; nil where none does.
  package func position(thatKeepsBack task: TryTask) -> Int? {
    let looked = series(of: task)
    return subjects.first { $0.position <= furthest && !$0.series.isDisjoint(with: looked) }?
      .position
  }

  /// The series that are seen, in order, those without numbers among them that are kept back.
  package var shown: [Series] {
    let hidden = hidden
    return run.series.prefix(min(position, seriesCount)).enumerated()
      .map { hidden.contains($0) ? Series($1.name) : $1 }
  }

  /// Whether what an expression comes to would tell what a question asks for.
  package func isSecret(_ expression: LiveExpression) -> Bool {
    !untold.isDisjoint(with: outcome.series(in: expression))
  }

  /// What a text asks for, with the lesson's own parameters; nil where it would tell a secret, and
  /// while a series that it reads is not whole. What reads none is known at once.
  package func value(of expression: LiveExpression) -> Tensor? {
    isSecret(expression) ? nil : worked(expression)
  }

  /// What an expression comes to, secret or not; nil while that is worked out.
  func worked(_ expression: LiveExpression) -> Tensor? {
    let outlines = part.content.experiment.outlines
    let isWhole = outcome.series(in: expression).allSatisfy {
      own.isDone || own.series[$0].x.count == outlines[$0].count
    }
    return isWhole ? outcome.value(of: expression) : nil
  }
}
