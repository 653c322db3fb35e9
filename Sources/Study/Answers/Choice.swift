import Autodiff
package import Lessons
package import Slips

/// An answer among which a class chooses: what is right, or what a usual mistake would give.
package struct Choice: Sendable {
  package let answer: GivenAnswer
  package let isRight: Bool
  /// What the lesson says about this very answer.
  package let remark: Prose?
  /// The mistake that gives it, where the engine worked it out.
  package let slip: Slip?

  init(_ answer: GivenAnswer, isRight: Bool = false, remark: Prose? = nil, slip: Slip? = nil) {
    self.answer = answer
    self.isRight = isRight
    self.remark = remark
    self.slip = slip
  }
}

extension Moment {
  /// The answers among which a class chooses, the right one first, then those of which the lesson says
  /// something, then what the engine knows of usual mistakes.
  ///
  /// These are the only numbers that a moment gives though they are asked for: among others, so that
  /// nothing tells which is right as long as they are put in an order of their own.
  package func choices(for question: Question) -> [Choice] {
    switch question.kind {
    case .number(let key): numbers(key) { .number($0.elements[0]) }
    case .matrix(let key): numbers(key, GivenAnswer.matrix)
    case .shape(let key): shapes(key)
    case .sign(let key): question.signs(key, right: key.sign(in: scene.trace))
    case .formula(let key, _): formulas(key)
    case .cells(let subject, let condition): cells(condition, of: subject.shape.count)
    case .choice(let options), .several(let options): question.picks(of: options)
    }
  }

  /// In which so many of them are put, by their indices: drawn from the lesson and the question.
  package func order(ofChoices count: Int, for question: Question) -> [Int] {
    question.order(of: count, in: scene.lesson)
  }

  private func numbers(_ key: AnswerKey, _ answer: (Tensor) -> GivenAnswer) -> [Choice] {
    let right = key.answer(in: scene.trace)
    let known = key.wrong.compactMap { wrong -> Choice? in
      guard case .expression(let expression) = wrong.value, !hides(expression) else { return nil }
      return Choice(answer(expression.value(in: scene.trace)), remark: wrong.say)
    }
    // What is hidden elsewhere must not be told here.
    let slips = key.slips(in: scene.trace).filter { !$0.slip.taken.contains(where: isSecret) }
    return [Choice(answer(right), isRight: true)] + known
      + slips.map { Choice(answer($0.value), slip: $0.slip) }
  }

  private func shapes(_ key: AnswerKey) -> [Choice] {
    let right = key.answer(in: scene.trace).shape
    let known = key.wrong.compactMap { wrong -> Choice? in
      if case .shape(let shape) = wrong.value {
        Choice(.shape(shape), remark: wrong.say)
      } else {
        nil
      }
    }
    let turned = Choice(.shape(Shape(right.columns, right.rows)))
    return [Choice(.shape(right), isRight: true)] + known + [turned]
  }

  /// Those for which it holds, those for which it does not, all and none.
  private func cells(_ condition: LiveExpression, of count: Int) -> [Choice] {
    let (right, all) = (condition.cells(in: scene.trace), Set(0..<count))
    let wrong = [all.subtracting(right), all, []].filter { $0 != right }
    return [Choice(.cells(right), isRight: true)] + wrong.map { Choice(.cells($0)) }
  }

  private func formulas(_ key: AnswerKey) -> [Choice] {
    guard let right = TypedFormula(key.expression) else { return [] }
    let known = key.wrong.compactMap { wrong -> Choice? in
      guard case .expression(let expression) = wrong.value else { return nil }
      return TypedFormula(expression).map { Choice(.formula($0), remark: wrong.say) }
    }
    return [Choice(.formula(right), isRight: true)] + known
  }
}

extension ExperimentStudy {
  /// As of a moment; none while what is right is still worked out.
  package func choices(for question: Question) -> [Choice] {
    switch question.kind {
    case .number(let key), .matrix(let key):
      guard let right = worked(key.expression)?.scalar else { return [] }
      let known = key.wrong.compactMap { wrong -> Choice? in
        guard case .expression(let expression) = wrong.value,
          let value = worked(expression)?.scalar
        else { return nil }
        return Choice(.number(value), remark: wrong.say)
      }
      return [Choice(.number(right), isRight: true)] + known
    case .sign(let key):
      return answer(to: key).map { question.signs(key, right: AnswerKey.sign(of: $0)) } ?? []
    case .choice(let options), .several(let options): return question.picks(of: options)
    case .shape, .formula, .cells: return []
    }
  }

  package func order(ofChoices count: Int, for question: Question) -> [Int] {
    question.order(of: count, in: lesson.drawnID)
  }
}

extension Question {
  /// All there are, in an order that tells nothing.
  fileprivate func signs(_ key: AnswerKey, right: Int) -> [Choice] {
    [right, 1, -1, 0].enumerated().filter { $0.offset == 0 || $0.element != right }
      .map { Choice(.sign($1), isRight: $1 == right, remark: key.remark(onSign: $1)) }
  }

  fileprivate func picks(of options: [Option]) -> [Choice] {
    options.enumerated().map { index, option in
      Choice(.choice(index), isRight: option.isRight, remark: option.why)
    }
  }
}
