package import Autodiff
package import Lessons

/// What was typed as an answer, as it was understood.
package struct ReadAnswer: Sendable {
  package let answer: GivenAnswer
  /// Whether it is what was typed, so that nobody needs to hear how it was understood.
  package let isPlain: Bool

  package init(_ answer: GivenAnswer, isPlain: Bool = true) {
    self.answer = answer
    self.isPlain = isPlain
  }

  /// Why what was typed is no answer.
  package enum Problem: Error, Hashable, Sendable {
    case unreadable(AnswerReader.Unreadable)
    /// A number that must not be seen was to be calculated with.
    case hidden(Symbol)
    /// One that is not computed yet.
    case absent(Symbol)
    case noNumber(String, Shape)
    /// A formula of another shape than is asked for.
    case formulaShape(Shape, wanted: Shape)
    /// A formula names what it is for, or what is made from that.
    case namesItself(Symbol)
    /// What was typed comes to NaN or infinity.
    case notFinite(String, Double)
  }
}

extension Moment {
  /// What was typed for a question, understood as an answer.
  ///
  /// A number is also whatever can be calculated from numbers, and from names whose numbers may be
  /// seen here:
  ///
  ///     2*(-1.683)      2/3      h2 * grad(f2)
  ///
  /// - Parameter cells: one text; of a matrix one for each entry, row by row; of options
  ///   the numbers, counted from 1, in the order in which they are put.
  package func answer(
    typed cells: [String], to question: Question
  ) throws(ReadAnswer.Problem) -> ReadAnswer {
    let text = cells.first ?? ""
    if case .formula(_, let subject) = question.kind { return try formula(text, for: subject) }
    do throws(AnswerReader.Unreadable) {
      switch question.kind {
      case .number, .matrix: break
      case .formula: break
      case .cells(let subject, _):
        let count = shape(of: subject).count
        guard case .success(let numbers) = AnswerReader.numbers(text, upTo: count) else {
          throw .noSuchCells(shape(of: subject))
        }
        return ReadAnswer(.cells(Set(numbers.map { $0 - 1 })))
      case .shape: return ReadAnswer(.shape(try AnswerReader.shape(text).get()))
      case .sign: return ReadAnswer(.sign(try AnswerReader.sign(text).get()))
      case .choice(let options):
        guard let number = Int(text.trimmed), options.indices.contains(number - 1) else {
          throw .noSuchOption
        }
        return ReadAnswer(.choice(order(ofOptionsOf: question)[number - 1]))
      case .several(let options):
        let numbers = try AnswerReader.numbers(text, upTo: options.count).get()
        let order = order(ofOptionsOf: question)
        return ReadAnswer(.several(Set(numbers.map { order[$0 - 1] })))
      }
    } catch {
      throw .unreadable(error)
    }
    var numbers: [Double] = []
    var isPlain = true
    for cell in cells {
      if cells.count > 1, cell.trimmed.isEmpty { throw .unreadable(.cellsMissing) }
      let read = try number(cell).get()
      numbers.append(read.number)
      isPlain = isPlain && read.isPlain
    }
    guard case .matrix(let key) = question.kind else {
      return ReadAnswer(.number(numbers[0]), isPlain: isPlain)
    }
    let shape = shape(ofAnswerTo: key)
    guard numbers.count == shape.count else { throw .unreadable(.otherShape(shape)) }
    return ReadAnswer(.matrix(Tensor(shape, numbers)), isPlain: isPlain)
  }

  /// A typed line as an answer: a matrix row by row, `1 2; 3 4`.
  package func answer(
    line: String, to question: Question
  ) throws(ReadAnswer.Problem) -> ReadAnswer {
    if case .cells(let subject, _) = question.kind {
      let line = try cells(line, shape(of: subject)).get()
      return try answer(typed: [line], to: question)
    }
    guard case .matrix(let key) = question.kind else {
      return try answer(typed: [line], to: question)
    }
    let shape = shape(ofAnswerTo: key)
    let rows = line.split(separator: ";").map { $0.split { " []".contains($0) } }
    guard rows.count == shape.rows, rows.allSatisfy({ $0.count == shape.columns }) else {
      throw .unreadable(.otherShape(shape))
    }
    return try answer(typed: rows.joined().map(String.init), to: question)
  }

  /// Entries as a row and a column each, `2,1; 2,3`, by their numbers in the matrix.
  private func cells(
    _ line: String, _ shape: Shape
  ) -> Result<String, ReadAnswer.Problem> {
    if !line.contains(",") || min(shape.rows, shape.columns) == 1 { return .success(line) }
    let words = line.replacing(", ", with: ",").split { " ;".contains($0) }
    let numbers = words.compactMap { word -> Int? in
      let pair = word.split(separator: ",").compactMap { Int($0) }
      guard pair.count == 2, (1...shape.rows).contains(pair[0]),
        (1...shape.columns).contains(pair[1])
      else { return nil }
      return (pair[0] - 1) * shape.columns + pair[1]
    }
    return numbers.count == words.count
      ? .success(numbers.map(String.init).joined(separator: " "))
      : .failure(.unreadable(.noSuchCells(shape)))
  }

  private func formula(
    _ text: String, for subject: LiveExpression
  ) throws(ReadAnswer.Problem) -> ReadAnswer {
    if text.trimmed.isEmpty { throw .unreadable(.noFormula) }
    switch part.content.typedFormula(text) {
    case .failure(let error):
      throw .unreadable(AnswerReader.Unreadable(finding: error.problem.sentence))
    case .success(let expression):
      guard let formula = TypedFormula(expression) else { throw .unreadable(.noFormula) }
      let made = subject.symbol.map(scene.trace.made) ?? []
      if let name = expression.symbols.first(where: made.contains) { throw .namesItself(name) }
      guard formula.shape == subject.shape else {
        throw .formulaShape(formula.shape, wanted: subject.shape)
      }
      // Of what is hidden it would tell something.
      if !hides(formula.formula),
        let number = formula.value(in: scene.trace).elements.first(where: { !$0.isFinite })
      {
        throw .notFinite(expression.text, number)
      }
      return ReadAnswer(.formula(formula), isPlain: false)
    }
  }

  /// Of a value with the examples that are seen here.
  package func shape(of expression: LiveExpression) -> Shape {
    expression.value(in: scene.trace).shape
  }

  /// Of the value that an answer has with the examples that are seen here.
  package func shape(ofAnswerTo key: AnswerKey) -> Shape { key.answer(in: scene.trace).shape }

  private func number(
    _ typed: String
  ) -> Result<(number: Double, isPlain: Bool), ReadAnswer.Problem> {
    let written = AnswerReader.number(typed)
    guard case .failure(let unreadable) = written, AnswerReader.isCalculation(typed) else {
      return written.map { ($0, typed.allSatisfy { !",/".contains($0) }) }
        .mapError(ReadAnswer.Problem.unreadable)
    }
    let calculation = PlacedText(AnswerReader.calculation(typed))
    switch part.content.expression(calculation, at: scene.iteration) {
    case .failure(let error):
      let isWord = typed.trimmed.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      return .failure(
        .unreadable(
          isWord ? unreadable : AnswerReader.Unreadable(finding: error.problem.sentence)))
    case .success(let expression): return number(expression).map { ($0, false) }
    }
  }

  /// With the numbers as they are in the picture, sums that are not complete among them.
  private func number(_ expression: LiveExpression) -> Result<Double, ReadAnswer.Problem> {
    guard expression.shape.isScalar, !expression.isCondition else {
      return .failure(.noNumber(expression.text, expression.shape))
    }
    var numbers: [Symbol: Tensor] = [:]
    for symbol in expression.symbols {
      switch self[symbol] {
      case .known(let tensor, _): numbers[symbol] = tensor
      case .secret: return .failure(.hidden(symbol))
      case .absent: return .failure(.absent(symbol))
      }
    }
    let number = expression.value(in: scene.trace, replacing: numbers).elements[0]
    return number.isFinite ? .success(number) : .failure(.notFinite(expression.text, number))
  }
}
