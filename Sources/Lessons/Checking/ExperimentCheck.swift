import Autodiff
import Experiments

// What a lesson claims of an experiment is compared with what it gives.

extension Part<ExperimentPart> {
  /// Expected values, questions and tasks that are not as they are said to be, and numbers in texts
  /// that are not there.
  func problems() -> [Problem] {
    // What nothing is said of need not be computed.
    let told = notes.flatMap(\.allProse).flatMap(\.liveValues).map(\.expression)
    let claims = notes.contains { !$0.questions.isEmpty || $0.task != nil }
    let known = ExperimentOutcome(content, series: [])
    guard
      claims || !content.expectations.isEmpty
        || told.contains(where: { !known.series(in: $0).isEmpty })
    else { return [] }
    let outcome = ExperimentOutcome(content)
    let missing = told.filter { outcome.value(of: $0) == nil }.map {
      Problem($0.place, ExperimentProblem.noValue($0.text).sentence)
    }
    return missing
      + content.expectations.compactMap { expectation in
        let expression = expectation.expression
        guard let value = outcome.value(of: expression) else {
          return Problem(expression.place, ExperimentProblem.noValue(expression.text).sentence)
        }
        return expectation.problem(with: value)
      }
      + notes.flatMap { note in
        note.questions.flatMap { $0.problems(in: outcome) }
          + (note.task.map { $0.problems(in: outcome) } ?? [])
      }
  }
}

extension Question {
  fileprivate func problems(in outcome: ExperimentOutcome) -> [Problem] {
    guard let key else { return [] }
    guard let answer = outcome.value(of: key.expression), !answer.hasNonFinite else {
      let problem = QuestionProblem.answerIsNotFinite(key.expression.text)
      return [Problem(key.expression.place, problem.sentence)]
    }
    let bare: [Problem] =
      key.expression.symbols.isEmpty && !isFixed
      ? [
        Problem(
          key.expression.place, .warning,
          QuestionProblem.answerIsBare(key.expression.text).sentence)
      ] : []
    return bare
      + key.wrong.compactMap { slip in
        key.problem(with: slip.value, beside: answer, in: outcome)
          .map { Problem(slip.place, $0.sentence) }
      }
  }
}

extension AnswerKey {
  /// Why a wrong value is none.
  fileprivate func problem(
    with value: WrongAnswer.Value, beside answer: Tensor, in outcome: ExperimentOutcome
  ) -> QuestionProblem? {
    switch value {
    case .expression(let expression):
      guard let wrong = outcome.value(of: expression), !wrong.hasNonFinite else {
        return .wrongIsNotFinite
      }
      return isNear(wrong, answer) ? .wrongIsRight(within: within) : nil
    case .shape(let shape): return shape == answer.shape ? .wrongIsRight(within: nil) : nil
    case .sign(let sign):
      return sign == Self.sign(of: answer.elements[0]) ? .wrongIsRight(within: nil) : nil
    }
  }
}

extension TryTask {
  /// A task that is done already, or that its solution does not solve.
  fileprivate func problems(in outcome: ExperimentOutcome) -> [Problem] {
    if conditions.allSatisfy(outcome.holds) {
      return [Problem(conditions[0].place, QuestionProblem.doneAlready.sentence)]
    }
    switch outcome.part.setting(solution) {
    case .failure(let error): return [Problem(solutionPlace, error.problem.sentence)]
    case .success(let solved):
      let outcome = ExperimentOutcome(solved)
      return conditions.allSatisfy(outcome.holds)
        ? [] : [Problem(solutionPlace, QuestionProblem.solutionDoesNotReach.sentence)]
    }
  }
}
