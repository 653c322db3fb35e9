import Autodiff

extension Question {
  /// Judges an answer with what an experiment has given; one of another kind is wrong.
  package func judge(_ answer: GivenAnswer, in outcome: ExperimentOutcome) -> Judgement {
    let right = key.flatMap { outcome.value(of: $0.expression) }
    switch (kind, answer) {
    case (.number(let key), .number(let number)):
      guard let right else { return Judgement(false, nil) }
      let remark = key.remark(on: Tensor(number), outcome.value)
      let isRight = key.isNear(Tensor(number), right) || Self.isShown(number, for: right)
      return Judgement(
        verdict: isRight && remark == nil ? .right : .wrong, remark: remark, slip: nil, entries: [])
    case (.sign(let key), .sign(let sign)):
      return Judgement(
        right.map { AnswerKey.sign(of: $0.elements[0]) } == sign, key.remark(onSign: sign))
    case (.choice(let options), .choice(let index)) where options.indices.contains(index):
      return Judgement(options[index].isRight, options[index].why)
    case (.several(let options), .several(let picked)):
      let wrong = options.indices.first { picked.contains($0) && !options[$0].isRight }
      return Judgement(
        picked == Set(options.indices.filter { options[$0].isRight }),
        wrong.flatMap { options[$0].why })
    case (.shape(let key), .shape(let shape)):
      return Judgement(key.expression.shape == shape, key.remark(on: shape))
    case (.number, _), (.matrix, _), (.shape, _), (.sign, _), (.choice, _), (.several, _),
      (.formula, _), (.cells, _):
      return Judgement(false, nil)
    }
  }

  /// Whether it is the right one with the three digits that are read off a plot.
  private static func isShown(_ number: Double, for right: Tensor) -> Bool {
    let digits = 3
    let rounded = Rounding.significant(digits)(right)
    return rounded.elements[0] == number && !right.hasNonFinite
  }
}
