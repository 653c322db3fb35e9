import Autodiff
import Lessons
import Notation
import Screen

/// The open editor of a given value, cell by cell.
///
/// A cell that was just reached is fresh: what is typed replaces its number, and all four arrows go
/// between cells. Once its text is changed, ← and → move inside it.
struct ValueEditor: Sendable {
  let node: Node.ID
  /// What the cells showed at first.
  let start: Tensor
  private(set) var field: AnswerField
  private(set) var isFresh = true
  /// Why what was typed could not be taken.
  private(set) var reply: String?

  init(_ node: Node.ID, _ value: Tensor, _ numbers: NumberText) {
    self.node = node
    start = value
    field = AnswerField(value, numbers)
  }

  var row: Int { field.current / field.shape.columns }
  var column: Int { field.current % field.shape.columns }

  mutating func type(_ text: String) {
    if isFresh { field.cells[field.current] = AnswerField.Line() }
    isFresh = false
    reply = nil
    field.insert(text)
  }

  mutating func edit(_ action: FieldAction) {
    reply = nil
    switch action {
    case .cursorLeft where isFresh && field.cells.count > 1: go(.previousCell)
    case .cursorRight where isFresh && field.cells.count > 1: go(.nextCell)
    case .deleteForward where isFresh:
      field.cells[field.current] = AnswerField.Line()
      isFresh = false
    case .cursorLeft, .cursorRight, .previousCell, .nextCell, .cellAbove, .cellBelow: go(action)
    default:
      isFresh = false
      field.edit(action)
    }
  }

  private mutating func go(_ action: FieldAction) {
    let before = field.current
    field.edit(action)
    if field.current != before {
      isFresh = true
      field.cells[field.current].cursor = field.cells[field.current].characters.count
    } else if action == .cursorLeft || action == .cursorRight {
      isFresh = false
    }
  }

  /// The value as it is typed; nil where a cell cannot be read, which is then the current one.
  mutating func value(_ numbers: NumberText) -> Tensor? {
    var elements = start.elements
    for (index, text) in field.cells.map(\.text).enumerated()
    where text != AnswerField.text(start.elements[index], numbers) {
      switch AnswerReader.number(text) {
      case .success(let number): elements[index] = number
      case .failure(let problem):
        field.current = index
        isFresh = false
        reply = problem.sentence
        return nil
      }
    }
    return Tensor(start.shape, elements)
  }

}

extension AnswerField {
  /// A cell for each number of a value, filled with it.
  init(_ value: Tensor, _ numbers: NumberText) {
    shape = value.shape
    options = 0
    cells = value.elements.map { number in
      let characters = Array(Self.text(number, numbers))
      return Line(characters: characters, cursor: characters.count)
    }
  }

  /// A number to be edited: none of its digits is left out.
  static func text(_ number: Double, _ numbers: NumberText) -> String {
    numbers.exact(number)
  }
}
