package import Autodiff

// Questions and tasks are solved by the engine.

extension Question {
  /// An answer that is no number, and wrong values that are right.
  func problems(in trace: Trace) -> [Problem] {
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
  /// What makes a question easier than it looks, unless the lesson says that it is meant.
  func warnings(at stage: Stage, in trace: Trace) -> [Problem] {
    guard let key else { return [] }
    if case .shape = kind { return [] }
    let answer = key.expression
    if answer.symbols.isEmpty {
      let problem = QuestionProblem.answerIsBare(answer.text)
      return isFixed ? [] : [Problem(answer.place, .warning, problem.sentence)]
    }
    guard hidden == nil, stage.iteration == 0, let asked = answer.subject,
      let position = stage.position(in: trace), let first = trace.firstPosition(of: asked),
      first < position
    else { return [] }
    let problem = QuestionProblem.askedForAfterwards(answer.text, step: first)
    return [Problem(answer.place, .warning, problem.sentence)]
  }
}

extension Trace {
  /// The position at which a number is seen first; 0 of what is given, nil of what nothing computes.
  package func firstPosition(of name: Symbol) -> Int? {
    switch name {
    case .value(let id): forwardPosition(of: id)
    case .gradient(let id): backwardPositions(of: id).first
    case .direction, .named: nil
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
  func problems(in trace: Trace) -> [Problem] {
    if doneWhen.holds(in: trace) {
      return [Problem(doneWhen.place, QuestionProblem.doneAlready.sentence)]
    }
    var given: [Node.ID: Tensor] = [:]
    for node in trace.graph.given {
      // With a batch, of all examples only some are there to be edited.
      if let value = solution[node.id], value.shape != node.shape {
        return [
          Problem(solutionPlace, QuestionProblem.solutionIsNoBatch(node.name, node.shape).sentence)
        ]
      }
      given[node.id] = solution[node.id] ?? trace.values[node.id]
    }
    let solved = Trace(trace.graph, given: given)
    if doneWhen.holds(in: solved) { return [] }
    return [Problem(solutionPlace, QuestionProblem.solutionDoesNotReach.sentence)]
  }
}
