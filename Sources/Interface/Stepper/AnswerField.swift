import Autodiff
import Lessons
import Screen
import Study

/// What is being typed as an answer: a line, the cells of a matrix, or a choice.
struct AnswerField: Sendable {
  /// A text and a cursor in it.
  struct Line: Hashable, Sendable {
    var characters: [Character] = []
    var cursor = 0

    var text: String { String(characters) }
  }

  /// No number and no word that is asked for is longer.
  static let longest = 60

  let shape: Shape
  let options: Int
  var cells: [Line]
  var current = 0
  /// Which entries of a matrix were right when it was submitted.
  var marks: [Bool] = []
  /// What there is to say to the last answer.
  var reply: Reply?

  enum Reply: Sendable {
    case unreadable(AnswerReader.Unreadable)
    case missed(Said.Miss)
    case noMoreHints
  }
  /// Cells as they were submitted: what is typed replaces them.
  private var submitted: Set<Int> = []

  init(_ question: Question) {
    switch question.kind {
    case .matrix(let key):
      shape = key.expression.shape
      options = 0
    case .choice(let options):
      shape = .scalar
      self.options = options.count
    case .number, .shape, .sign:
      shape = .scalar
      options = 0
    }
    cells = Array(repeating: Line(), count: options > 0 ? 0 : shape.rows * shape.columns)
  }

  /// Puts text in at the cursor; what cannot be seen is left out. A digit chooses an option.
  mutating func insert(_ text: String) {
    guard options == 0 else {
      if let number = Int(text), (1...options).contains(number) { current = number - 1 }
      return
    }
    guard cells.indices.contains(current) else { return }
    for character in Shown.text(text.prefix { !$0.isNewline }.description) {
      // As on paper, a space goes to the next entry.
      if cells.count > 1, " ;".contains(character) {
        if !cells[current].characters.isEmpty { move(by: 1) }
        continue
      }
      if submitted.remove(current) != nil { cells[current] = Line() }
      guard cells[current].characters.count < Self.longest else { continue }
      cells[current].characters.insert(character, at: cells[current].cursor)
      cells[current].cursor += 1
    }
    marks = []
  }

  /// Notes that this was an answer, which is corrected or typed anew.
  mutating func noteSubmitted() { submitted = Set(cells.indices) }

  /// What came of an answer: which entries were right, and what there is to say.
  mutating func take(_ said: Said?) {
    reply = nil
    switch said {
    case .missed(let miss):
      marks = miss.entries
      reply = .missed(miss)
    case .noMoreHints: reply = .noMoreHints
    default: break
    }
  }

  mutating func edit(_ action: FieldAction) {
    switch action {
    case .nextCell: move(by: 1)
    case .previousCell: move(by: -1)
    case .cellAbove: move(by: options > 0 ? -1 : -shape.columns)
    case .cellBelow: move(by: options > 0 ? 1 : shape.columns)
    case .cursorLeft, .cursorRight, .lineStart, .lineEnd, .deleteBack, .deleteForward, .deleteAll,
      .submit, .close:
      change(action)
    }
  }

  private mutating func change(_ action: FieldAction) {
    guard cells.indices.contains(current) else { return }
    let index = current
    submitted.remove(index)
    var line = cells[index]
    defer { cells[index] = line }
    switch action {
    case .cursorLeft where line.cursor > 0: line.cursor -= 1
    case .cursorLeft: move(by: -1)
    case .cursorRight where line.cursor < line.characters.count: line.cursor += 1
    case .cursorRight: move(by: 1)
    case .lineStart: line.cursor = 0
    case .lineEnd: line.cursor = line.characters.count
    case .deleteBack where line.cursor > 0:
      line.cursor -= 1
      line.characters.remove(at: line.cursor)
      marks = []
    case .deleteAll:
      line = Line()
      marks = []
    case .deleteForward where line.cursor < line.characters.count:
      line.characters.remove(at: line.cursor)
      marks = []
    default: break
    }
  }

  /// To another cell or option, if there is one.
  private mutating func move(by change: Int) {
    let goal = current + change
    if (0..<max(cells.count, options)).contains(goal) { current = goal }
  }

  /// What was typed, understood as an answer to a question.
  func answer(to question: Question) -> Result<GivenAnswer, AnswerReader.Unreadable> {
    let text = cells.first?.text ?? ""
    switch question.kind {
    case .number: return AnswerReader.number(text).map(GivenAnswer.number)
    case .shape: return AnswerReader.shape(text).map(GivenAnswer.shape)
    case .sign: return AnswerReader.sign(text).map(GivenAnswer.sign)
    case .choice: return .success(.choice(current))
    case .matrix:
      var numbers: [Double] = []
      for cell in cells {
        switch AnswerReader.number(cell.text) {
        case .success(let number): numbers.append(number)
        case .failure(let problem):
          return .failure(
            cell.text.isEmpty ? AnswerReader.Unreadable.cellsMissing : problem)
        }
      }
      return .success(.matrix(Tensor(shape, numbers)))
    }
  }
}
