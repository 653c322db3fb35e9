import Autodiff
import Lessons
import Screen
import Study

/// The open field of a question: the prompt, what is typed, what was said to it, the hints so far.
struct AnswerSheet {
  let question: Question
  var field: AnswerField
  var hintsShown: Int
  let text: Wording

  private var glyphs: Glyphs { text.pen.glyphs }

  /// What fits, the field in any case.
  ///
  /// - Parameter derivation: the symbols of the step, shown above where there is room.
  func lines(derivation: [StyledLine], size: Size) -> [StyledLine] {
    let prompt = promptLines(size)
    let field = fieldLines(size)
    let below = linesBelow(size)
    let room = size.rows - field.count - below.count
    let head = prompt.suffix(max(min(prompt.count, room), size.rows >= 4 ? 1 : 0))
    var above: [StyledLine] = []
    if room - head.count > 0, question.kindShowsSymbols {
      above = Array(derivation.prefix { !$0.isEmpty }.prefix(room - head.count))
    }
    return above + head + field + below
  }

  /// How many rows everything would take.
  struct Rows {
    let prompt: Int
    let answer: Int
    /// What was said to an answer, and hints.
    let below: Int
  }

  func rows(_ size: Size) -> Rows {
    Rows(
      prompt: promptLines(size).count, answer: fieldRows(size),
      below: linesBelow(size).count)
  }

  private func promptLines(_ size: Size) -> [StyledLine] {
    text.prompt(question).wrapped(to: size.columns, glyphs)
  }

  private func linesBelow(_ size: Size) -> [StyledLine] {
    (reply + text.hints(question, shown: hintsShown))
      .wrapped(to: size.columns, glyphs)
  }

  private var reply: [StyledLine] {
    switch field.reply {
    case nil: []
    case .unreadable(let problem): [StyledLine(problem.sentence, .warning)]
    case .missed(let miss): text.reply(miss, to: question)
    case .noMoreHints: ["There are no more hints."]
    }
  }

  /// An option takes one row.
  private func fieldRows(_ size: Size) -> Int {
    if case .choice(let options) = question.kind { return options.count }
    return fieldLines(size).count
  }

  func fieldLines(_ size: Size) -> [StyledLine] {
    if case .choice(let options) = question.kind {
      return options.indices.map { index in
        let isChosen = index == field.current
        let head = StyledLine(isChosen ? "▸ \(index + 1)  " : "  \(index + 1)  ", .key)
        let option = text.option(index, of: question)
        return (head + (isChosen ? option.styled { _ in .chosen } : option)).spelled(glyphs)
      }
    }
    let note = text.tolerance(question).map { StyledLine("   " + $0, .muted) } ?? StyledLine()
    let rows =
      field.shape.isScalar ? [StyledLine("> ", .key) + cell(0, width: 12)] : matrixRows(size)
    // Where there is no room beside the field, it stands below.
    let hasRoom = (rows.first?.columns ?? 0) + note.columns <= size.columns
    return rows.enumerated().map { index, row in
      (hasRoom && index == rows.count - 1 ? row + note : row).spelled(glyphs)
    } + (hasRoom ? [] : [note.spelled(glyphs)])
  }

  private func matrixRows(_ size: Size) -> [StyledLine] {
    let columns = field.shape.columns
    let width = max(3, min(8, (size.columns - 3) / columns - 3))
    // Around the current row, where there is no room for all of them.
    let count = max(1, min(field.shape.rows, size.rows - 2))
    let top = max(0, min(field.current / columns - count / 2, field.shape.rows - count))
    return (top..<top + count).map { row in
      var line = StyledLine("[ ")
      for column in 0..<field.shape.columns {
        let index = row * field.shape.columns + column
        line.append(cell(index, width: width))
        line.append(mark(index) + " ")
      }
      line.append("]")
      return line
    }
  }

  /// The end of a cell that the cursor is in, else its start.
  private func cell(_ index: Int, width: Int) -> StyledLine {
    guard field.cells.indices.contains(index) else { return StyledLine() }
    let line = field.cells[index]
    guard index == field.current else {
      return StyledLine(glyphs.pad(glyphs.fit(line.text, to: width), to: width), .field)
    }
    var before = line.characters.prefix(line.cursor)
    while ColumnWidth.columns(of: String(before)) > max(1, width - 1) { before.removeFirst() }
    let room = width - 1 - ColumnWidth.columns(of: String(before))
    let after = ColumnWidth.prefix(String(line.characters.dropFirst(line.cursor)), columns: room)
    return StyledLine(
      glyphs.pad(String(before) + "▏" + after, to: width), Style.field.bold)
  }

  /// A sign beside an entry that was judged.
  private func mark(_ index: Int) -> StyledLine {
    guard field.marks.indices.contains(index) else { return "  " }
    let isRight = field.marks[index]
    let sign = glyphs.isASCII ? (isRight ? "ok" : "no") : (isRight ? "✓ " : "✗ ")
    return StyledLine(sign, isRight ? .good : .error)
  }
}

extension Question {
  /// Whether the symbols of the step help with it.
  fileprivate var kindShowsSymbols: Bool {
    switch kind {
    case .number, .matrix, .sign: true
    case .shape, .choice: false
    }
  }
}

extension AnswerSheet {
  /// How many rows the sheet of a question takes at most: the prompt and the field, then with one
  /// line of the prompt the longest reply, or all the hints.
  static func mostRows(of question: Question, _ text: Wording, _ columns: Int) -> Int {
    let size = Size(columns, 100)
    var sheet = AnswerSheet(
      question: question, field: AnswerField(question), hintsShown: 0, text: text)
    let open = sheet.rows(size)
    var most = open.prompt + open.answer
    for miss in question.knownMisses {
      sheet.field.reply = .missed(miss)
      most = max(most, sheet.rows(size).aroundPrompt)
    }
    sheet.field.reply = nil
    sheet.hintsShown = question.textHints.count
    return max(most, sheet.rows(size).aroundPrompt)
  }
}

extension AnswerSheet.Rows {
  /// Of the prompt, which the learner has read, one line stays.
  var aroundPrompt: Int { min(1, prompt) + answer + below }
}

extension Question {
  /// The wrong answers that the lesson has something to say about; numbers as long as any.
  var knownMisses: [Said.Miss] {
    if case .choice(let options) = kind {
      return options.enumerated().compactMap { index, option in
        option.isRight ? nil : option.why.map { Said.Miss(.choice(index), remark: $0, misses: 1) }
      }
    }
    return (key?.wrong ?? []).map { slip in
      switch slip.value {
      case .shape(let shape): Said.Miss(.shape(shape), remark: slip.say, misses: 1)
      case .sign(let sign): Said.Miss(.sign(sign), remark: slip.say, misses: 1)
      case .expression(let expression):
        if case .matrix = kind {
          Said.Miss(
            .matrix(Tensor(expression.shape, filledWith: -1.23456)), remark: slip.say,
            entries: Array(repeating: false, count: expression.shape.count), misses: 1)
        } else {
          Said.Miss(.number(-1.23456), remark: slip.say, misses: 1)
        }
      }
    }
  }
}
