import Autodiff
package import Lessons
import Notation
package import Study

/// An answer as it is typed.
package struct TypedAnswer: Sendable {
  /// Into the cells of a field; of options and of entries that are pointed at their numbers.
  package let cells: [String]
  /// As one line.
  package let line: String
  /// What the lesson says to it; nil where it has nothing to say to this very one.
  package let remark: Prose?
}

/// What may be answered to a question, worked out from the lesson's own key.
package struct TypedAnswers: Sendable {
  package let right: TypedAnswer
  /// Each one of which the lesson says something, and one of which it need not; never none.
  package let wrong: [TypedAnswer]

  /// Nil where the key has no value.
  package init?(to question: Question, in study: Study) {
    let moment = study.revealed.moment
    self.init(
      question, order: moment.order(ofOptionsOf: question), value: moment.value(of:),
      cells: moment.cells(of:), shape: moment.shape(of:))
  }

  package init?(to question: Question, in study: ExperimentStudy) {
    var revealed = study
    for question in study.openQuestions { revealed.show(question) }
    self.init(
      question, order: study.order(ofOptionsOf: question), value: revealed.value(of:),
      cells: { _ in nil }, shape: \.shape)
  }

  private init?(
    _ question: Question, order: [Int], value: (LiveExpression) -> Tensor?,
    cells: (LiveExpression) -> Set<Int>?, shape: (LiveExpression) -> Shape
  ) {
    var wrong: [TypedAnswer] = []
    switch question.kind {
    case .number(let key), .matrix(let key):
      guard let number = value(key.expression) else { return nil }
      right = TypedAnswer(number)
      wrong = key.wrong.compactMap { slip in
        guard case .expression(let expression) = slip.value else { return nil }
        return value(expression).map { TypedAnswer($0, slip.say) }
      }
      wrong.append(
        TypedAnswer(Tensor(number.shape, number.elements.map { $0 + 10 * (1 + abs($0)) })))
    case .shape(let key):
      let shape = shape(key.expression)
      right = TypedAnswer(shape)
      wrong = key.wrong.compactMap { slip in
        if case .shape(let shape) = slip.value { TypedAnswer(shape, slip.say) } else { nil }
      }
      wrong.append(TypedAnswer(Shape(shape.rows + 1, shape.columns + 2)))
    case .sign(let key):
      guard let number = value(key.expression)?.scalar else { return nil }
      right = TypedAnswer(sign: AnswerKey.sign(of: number))
      wrong = [1, -1, 0].filter { $0 != AnswerKey.sign(of: number) }.map {
        TypedAnswer(sign: $0, key.remark(onSign: $0))
      }
    case .formula(let key, _):
      right = TypedAnswer(key.expression.text)
      wrong = key.wrong.compactMap { slip in
        guard case .expression(let expression) = slip.value else { return nil }
        return TypedAnswer(expression.text, slip.say)
      }
      wrong.append(TypedAnswer("3 * (\(key.expression.text))"))
    case .cells(_, let condition):
      guard let picked = cells(condition) else { return nil }
      right = TypedAnswer(picks: picked)
      wrong = [TypedAnswer(picks: picked.symmetricDifference([0]))]
    case .choice(let options):
      guard let place = options.firstIndex(where: \.isRight) else { return nil }
      right = TypedAnswer(picks: [place], order)
      wrong = options.indices.filter { $0 != place }.map {
        TypedAnswer(picks: [$0], order, options[$0].why)
      }
    case .several(let options):
      let all = Set(options.indices.filter { options[$0].isRight })
      right = TypedAnswer(picks: all, order)
      wrong = options.indices.map { index in
        all.contains(index)
          ? TypedAnswer(picks: all.subtracting([index]), order)
          : TypedAnswer(picks: all.union([index]), order, options[index].why)
      }
    }
    self.wrong = wrong
  }
}

extension TypedAnswer {
  fileprivate init(_ text: String, _ remark: Prose? = nil) {
    self.init(cells: [text], line: text, remark: remark)
  }

  fileprivate init(_ tensor: Tensor, _ remark: Prose? = nil) {
    // With as many digits as fit the cell of a matrix.
    let numbers = NumberText(unicode: false)
    let rows = (0..<tensor.rows).map { tensor.row($0).map { numbers.significant($0, 6) } }
    self.init(
      cells: Array(rows.joined()),
      line: rows.map { $0.joined(separator: " ") }.joined(separator: "; "), remark: remark)
  }

  fileprivate init(_ shape: Shape, _ remark: Prose? = nil) {
    self.init("\(shape.rows)x\(shape.columns)", remark)
  }

  fileprivate init(sign: Int, _ remark: Prose? = nil) {
    self.init(sign > 0 ? "+" : sign < 0 ? "-" : "0", remark)
  }

  /// - Parameter order: in which options are put; nil of the entries of a matrix.
  fileprivate init(picks: Set<Int>, _ order: [Int]? = nil, _ remark: Prose? = nil) {
    let places = order.map { order in picks.compactMap { order.firstIndex(of: $0) } }
    let numbers = (places ?? Array(picks)).sorted().map { "\($0 + 1)" }
    self.init(
      cells: numbers, line: numbers.isEmpty ? "0" : numbers.joined(separator: " "), remark: remark)
  }
}
