import Lessons
package import Notation
import Screen

extension ClassSummary {
  /// For a terminal: a column of one character for each learner, and what was asked.
  package var text: String {
    if rows.isEmpty { return "No question was tried yet.\n" }
    let numbers = String(learners.count).count
    let names = learners.enumerated().map { index, name in
      String(repeating: " ", count: numbers - String(index + 1).count) + "\(index + 1)  \(name)"
    }
    let heads = (0..<numbers).map { digit in
      "  " + (1...learners.count).map { Self.digit(numbers - 1 - digit, of: $0) }.joined()
    }
    let margin = String(repeating: " ", count: learners.count + 4)
    func wrapped(_ words: String) -> [String] {
      ColumnWidth.wrap(words, to: max(Self.leastWords, Self.columns - margin.count))
    }
    var lines = names + [""] + heads
    var lesson: String?
    for row in rows {
      if row.lesson != lesson { lines.append(row.title) }
      lesson = row.lesson
      let signs = row.outcomes.map { $0?.sign ?? "·" }.joined()
      let words = wrapped(row.words) + (row.commonest.map { wrapped("→ " + $0.sentence) } ?? [])
      lines += words.enumerated().map { ($0 == 0 ? "  \(signs)  " : margin) + $1 }
    }
    let key = "1 to 9: right at that try, + later; ! revealed; - skipped; ? tried; · not tried"
    return (lines + ["", key]).joined(separator: "\n") + "\n"
  }

  private static let (columns, leastWords) = (80, 40)

  /// A digit of a number, by its power of ten; a space before the first.
  private static func digit(_ power: Int, of number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.contains(digits.count - 1 - power)
      ? String(digits[digits.count - 1 - power]) : " "
  }

  /// A line for each question, a column for each learner.
  package var csv: String {
    let head = ["lesson", "question", "asks"] + learners + ["commonest mistake", "made by"]
    let lines = rows.map { row in
      [row.lesson, row.question, row.prompt ?? ""] + row.outcomes.map { $0?.words ?? "" }
        + [row.commonest?.words ?? "", row.commonest.map { "\($0.learners)" } ?? ""]
    }
    return ([head] + lines).map { $0.map(CSV.text).joined(separator: ",") }
      .joined(separator: "\n") + "\n"
  }

  /// A table of CommonMark with the extension that most readers have.
  package var markdown: String {
    let head = ["Lesson", "Question"] + learners + ["Commonest mistake"]
    let lines = rows.map { row in
      [row.title, row.words] + row.outcomes.map { $0?.words ?? "" }
        + [row.commonest?.sentence ?? ""]
    }
    let table = [head, head.map { _ in "---" }] + lines
    return table.enumerated().map { index, cells in
      let written = index == 1 ? cells : cells.map(MarkdownText.escaped)
      return "| " + written.joined(separator: " | ") + " |"
    }.joined(separator: "\n") + "\n"
  }

  /// Format 1, for programs.
  package var json: JSON {
    .object([
      ("format", .integer(1)),
      ("learners", .array(learners.map(JSON.string))),
      (
        "questions",
        .array(
          rows.map { row in
            .object([
              ("lesson", .string(row.lesson)), ("question", .string(row.question)),
              ("asks", row.prompt.map(JSON.string) ?? .null),
              ("commonest", row.commonest.map { .string($0.words) } ?? .null),
              ("madeBy", .integer(row.commonest?.learners ?? 0)),
              ("outcomes", .array(row.outcomes.map { $0.map(Self.json) ?? .null })),
            ])
          })
      ),
    ])
  }

  private static func json(_ outcome: QuestionProgress) -> JSON {
    .object([
      ("state", .string(outcome.state.rawValue)), ("attempts", .integer(outcome.attempts)),
      ("hints", .integer(outcome.hints)),
      ("wrong", .array(outcome.wrong.map { .string($0.answer) })),
    ])
  }
}

extension ClassSummary.Row {
  /// What was asked; its id where that is not known.
  fileprivate var words: String { prompt ?? question }
}

extension ClassSummary.Commonest {
  /// The mistake after how many made it.
  fileprivate var sentence: String {
    "\(learners) \(learners == 1 ? "learner" : "learners"): \(words)"
  }
}

extension QuestionProgress {
  /// One character.
  fileprivate var sign: String {
    switch state {
    case .answered: attempts > 9 ? "+" : "\(max(1, attempts))"
    case .revealed: "!"
    case .skipped: "-"
    case .open: "?"
    }
  }

  /// `answered at try 2`.
  fileprivate var words: String {
    switch state {
    case .answered: "right at try \(max(1, attempts))"
    case .revealed: "revealed"
    case .skipped: "skipped"
    case .open: "tried \(attempts)"
    }
  }
}
