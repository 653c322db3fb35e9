/// Reads names and their numbers as they are printed or saved:
///
///     {"f1": 0.5, "dW1": [[1, 2], [3, 4]]}      JSON, and a dictionary of Python
///     f1 = 0.5                                  also with `:` or a space
///     dW1 = [[1. 2.]                            NumPy
///      [3. 4.]]
///     dW1: tensor([[1., 2.], [3., 4.]])         PyTorch
///     dW1,1,2                                   CSV: a line for each row
///     dW1,3,4
///
/// It goes over the text once; nothing is nested deeper than a matrix.
struct HomeworkReader {
  private var cursor: HomeworkCursor
  private var read: [WrittenNumbers] = []
  private var lines: [String: Int] = [:]
  /// The rows of CSV so far, by their names.
  private var rows: [(name: PlacedText, rows: [ListedNumbers], written: [String])] = []
  private var rowIndex: [String: Int] = [:]

  init(_ text: PlacedText) { cursor = HomeworkCursor(text) }

  /// - Returns: what stands under each name, in the order of the text.
  mutating func all() throws(Misread) -> [WrittenNumbers] {
    cursor.skipSpaces()
    let brace = cursor.place
    let isBraced = cursor.take("{")
    while true {
      cursor.skipSpaces()
      while cursor.take(",") || cursor.take(";") { cursor.skipSpaces() }
      if isBraced, cursor.take("}") { break }
      if cursor.isAtEnd {
        if isBraced { throw Misread(.braceNeverClosed, brace) }
        break
      }
      try entry(isBraced: isBraced)
    }
    cursor.skipSpaces()
    if !cursor.isAtEnd { throw Misread(.textAfterEnd, cursor.place) }
    for (name, rows, written) in rows {
      // A single line may be a row or a column.
      try add(name, rows.count == 1 ? rows[0] : .list(rows, name.start), written)
    }
    return read.sorted { $0.place < $1.place }
  }

  private mutating func entry(isBraced: Bool) throws(Misread) {
    let name = try cursor.name()
    cursor.skipBlanks()
    if !isBraced, cursor.take(",") { return try row(of: name) }
    _ = cursor.take("=") || cursor.take(":")
    cursor.skipSpaces()
    if cursor.isAtEnd || cursor.next == "," || cursor.next == "}" {
      throw Misread(.valueMissing(of: name.text), name.start)
    }
    var value = HomeworkValueReader(cursor)
    let listed = try value.value()
    cursor = value.cursor
    try add(name, listed, value.written)
  }

  /// What follows a name and a comma, to the end of the line.
  private mutating func row(of name: PlacedText) throws(Misread) {
    var numbers: [ListedNumbers] = []
    var value = HomeworkValueReader(cursor)
    repeat {
      value.cursor.skipBlanks()
      numbers.append(try value.number())
      value.cursor.skipBlanks()
    } while value.cursor.take(",")
    cursor = value.cursor
    let index = rowIndex[name.text] ?? rows.count
    if index == rows.count {
      rowIndex[name.text] = index
      rows.append((name, [], []))
    }
    rows[index].rows.append(.list(numbers, name.start))
    rows[index].written += value.written
  }

  private mutating func add(
    _ name: PlacedText, _ listed: ListedNumbers, _ written: [String]
  ) throws(Misread) {
    if let line = lines[name.text] {
      throw Misread(.givenTwice(name.text, line: line), name.start)
    }
    lines[name.text] = name.start.line
    switch listed.tensor() {
    case .failure(let failure): throw Misread(failure)
    case .success(let tensor):
      read.append(
        WrittenNumbers(
          name: name.text, place: name.start, value: tensor,
          isFlat: listed.isFlat, written: written))
    }
  }
}

/// Why a file of numbers is read no further.
struct Misread: Error {
  let problem: Problem

  init(_ problem: HomeworkProblem, _ place: Place) {
    self.problem = Problem(place, problem.sentence)
  }

  init(_ problem: FileProblem, _ place: Place) {
    self.problem = Problem(place, problem.sentence)
  }

  init(_ misplaced: ListedNumbers.Misplaced) { problem = misplaced.asProblem }
}

extension ListedNumbers {
  /// Whether it is one list of numbers.
  fileprivate var isFlat: Bool {
    if case .list(let entries, _) = self, case .number? = entries.first { true } else { false }
  }
}
