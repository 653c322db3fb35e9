import Autodiff

extension Question {
  /// What was typed, understood as an answer.
  ///
  /// - Parameter cells: one text; of a matrix one for each entry, row by row; of a choice the number
  ///   of an option, counted from 1.
  public func answer(typed cells: [String]) throws(AnswerReader.Unreadable) -> GivenAnswer {
    let text = cells.first ?? ""
    switch kind {
    case .number: return .number(try AnswerReader.number(text).get())
    case .shape: return .shape(try AnswerReader.shape(text).get())
    case .sign: return .sign(try AnswerReader.sign(text).get())
    case .choice(let options):
      guard let number = Int(text), options.indices.contains(number - 1) else {
        throw .noSuchOption
      }
      return .choice(number - 1)
    case .matrix(let key):
      var numbers: [Double] = []
      for cell in cells {
        guard !cell.isEmpty else { throw .cellsMissing }
        numbers.append(try AnswerReader.number(cell).get())
      }
      return .matrix(Tensor(key.expression.shape, numbers))
    }
  }

  /// A typed line as an answer: a matrix row by row, `1 2; 3 4`.
  public func answer(line: String) throws(AnswerReader.Unreadable) -> GivenAnswer {
    guard case .matrix(let key) = kind else { return try answer(typed: [line]) }
    let shape = key.expression.shape
    let rows = line.split(separator: ";").map { $0.split { " []".contains($0) } }
    guard rows.count == shape.rows, rows.allSatisfy({ $0.count == shape.columns }) else {
      throw .otherShape(shape)
    }
    return try answer(typed: rows.joined().map(String.init))
  }
}
