import Autodiff
import Lessons

/// A typed line as an answer: a matrix row by row, `1 2; 3 4`, an option by its number.
enum PlainAnswer {
  static func read(
    _ line: String, for question: Question
  ) -> Result<GivenAnswer, AnswerReader.Unreadable> {
    var field = AnswerField(question)
    switch question.kind {
    case .choice(let options):
      guard let number = Int(line), options.indices.contains(number - 1) else {
        return .failure(.noSuchOption)
      }
      field.current = number - 1
    case .matrix:
      let rows = line.split(separator: ";").map { $0.split { " []".contains($0) } }
      guard rows.count == field.shape.rows,
        rows.allSatisfy({ $0.count == field.shape.columns })
      else { return .failure(.otherShape(field.shape)) }
      for (index, entry) in rows.joined().enumerated() {
        field.cells[index].characters = Array(entry)
      }
    case .number, .shape, .sign:
      field.cells[0].characters = Array(line)
    }
    return field.answer(to: question)
  }
}
