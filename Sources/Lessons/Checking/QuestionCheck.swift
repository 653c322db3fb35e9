package import Autodiff

// Questions and tasks are solved by the engine.

extension Question {
  /// An answer that is no number, and wrong values that are right.
  func problems(in trace: Trace) -> [Problem] {
    if case .formula(let key, let subject) = kind {
      return problems(ofFormula: key, subject, in: trace)
    }
    guard let key else { return [] }
    let answer = key.answer(in: trace)
    if case .shape = kind {
    } else if answer.hasNonFinite {
      let problem = QuestionProblem.answerIsNotFinite(key.expression.text)
      return [Problem(key.expression.place, problem.sentence)]
    }
    return key.wrong.compactMap { slip in
      key.isRight(slip.value, answer, in: trace).map { Problem(slip.place, $0.sentence) }
    }
  }
}

extension Question {
  private func problems(
    ofFormula key: AnswerKey, _ subject: LiveExpression, in trace: Trace
  ) -> [Problem] {
    guard let name = subject.symbol, let right = TypedFormula(key.expression) else { return [] }
    let made = trace.made(from: name)
    for expression in [key.expression] where expression.symbols.contains(where: made.contains) {
      let problem = QuestionProblem.formulaUsesItself(expression.text, of: subject.text)
      return [Problem(expression.place, problem.sentence)]
    }
    if !right.isSame(as: .symbol(name), in: trace.trials()) {
      let problem = QuestionProblem.formulaIsOther(key.expression.text, of: subject.text)
      return [Problem(key.expression.place, problem.sentence)]
    }
    return key.wrong.compactMap { wrong in
      guard case .expression(let expression) = wrong.value,
        let formula = TypedFormula(expression),
        formula.isSame(as: right.formula, in: trace.trials())
      else { return nil }
      return Problem(wrong.place, QuestionProblem.wrongIsRight(within: nil).sentence)
    }
  }
}

extension Question {
  /// Whether a formula is asked for whose factor was shown before: beside a given value that was lit.
  ///
  /// - Parameter notes: of the part.
  func warnings(ofLit notes: [StageNote], at stage: Stage, in trace: Trace) -> [Problem] {
    guard hidden == nil, case .formula(let key, let subject) = kind,
      case .gradient(let id)? = subject.symbol, trace.graph.nodes[id].kind != .computed,
      stage.iteration == 0, let position = stage.position(in: trace)
    else { return [] }
    let lit = notes.first { note in
      note.light == id && note.stage.iteration == 0
        && note.stage.position(in: trace).map { $0 < position } ?? false
    }
    return lit.map { note in
      let name = trace.graph.nodes[id].name
      let problem = QuestionProblem.formulaIsLit(name, line: note.place.line)
      return [Problem(key.expression.place, .warning, problem.sentence)]
    } ?? []
  }
}

extension Question {
  /// What makes a question easier than it looks, unless the lesson says that it is meant.
  func warnings(at stage: Stage, in trace: Trace) -> [Problem] {
    switch kind {
    case .shape, .formula, .choice, .several: return []
    case .number(let key), .matrix(let key), .sign(let key):
      return warnings(key.expression, at: stage, in: trace)
    case .cells(_, let condition): return warnings(condition, at: stage, in: trace)
    }
  }

  private func warnings(
    _ answer: LiveExpression, at stage: Stage, in trace: Trace
  ) -> [Problem] {
    if answer.symbols.isEmpty {
      let problem = QuestionProblem.answerIsBare(answer.text)
      return isFixed ? [] : [Problem(answer.place, .warning, problem.sentence)]
    }
    guard hidden == nil, stage.iteration == 0, let position = stage.position(in: trace),
      let first = answer.subjects.compactMap(trace.firstPosition).max(), first < position
    else { return [] }
    let side = answer.compared.map { $0.left.formula.subject == nil ? $0.right : $0.left }
    let problem = QuestionProblem.askedForAfterwards(side?.text ?? answer.text, step: first)
    return [Problem(answer.place, .warning, problem.sentence)]
  }
}

extension Trace {
  /// The position at which a number is seen first; 0 of what is given, nil of what nothing computes.
  package func firstPosition(of name: Symbol) -> Int? {
    switch name {
    case .value(let id): forwardPosition(of: id)
    case .gradient(let id): backwardPositions(of: id).first
    case .direction, .elsewhere, .named: nil
    }
  }
}

extension AnswerKey {
  /// Why a wrong value is none.
  fileprivate func isRight(
    _ value: WrongAnswer.Value, _ answer: Tensor, in trace: Trace
  ) -> QuestionProblem? {
    switch value {
    case .expression(let expression):
      problem(with: expression.value(in: trace), in: trace)
    case .shape(let shape): shape == answer.shape ? .wrongIsRight(within: nil) : nil
    case .sign(let sign):
      sign == Self.sign(of: answer.elements[0]) ? .wrongIsRight(within: nil) : nil
    }
  }
}

extension AnswerKey {
  private func problem(with value: Tensor, in trace: Trace) -> QuestionProblem? {
    if value.hasNonFinite { return .wrongIsNotFinite }
    return accepts(value, in: trace) ? .wrongIsRight(within: within) : nil
  }
}

extension TryTask {
  /// A task that is done already, or that its solution does not solve.
  func problems(in trace: Trace, of content: GraphPart, at iteration: Int) -> [Problem] {
    if isDone(in: trace) {
      return [Problem(conditions[0].place, QuestionProblem.doneAlready.sentence)]
    }
    let given = content.values.merging(solution) { _, solution in solution }
    if isDone(in: content.trace(given: given, at: iteration, rate: solutionRate)) { return [] }
    return [Problem(solutionPlace, QuestionProblem.solutionDoesNotReach.sentence)]
  }
}
