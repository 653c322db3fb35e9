/// What does not fit on a screen of 80×24, each with its one sentence.
package enum ScreenProblem: Hashable {
  case tooLong(Subject, rows: Int, room: Int)
  case longerThanTheCourse(rows: Int, most: Int)
  case optionTooWide(columns: Int, room: Int)
  case tableTooWide(columns: Int, room: Int)
  case derivationCut(step: Int)
  case matrixCut(step: Int)

  /// What takes more lines than there are, and what is to be done about it.
  package enum Subject: String {
    case text = "this text takes"
    case prompt = "this prompt and the text above it take"
    case verdict =
      "once this question is answered, the text above it, the answer and its 'why' take"
    case field = "this prompt and the field for the answer take"
    case reply = "with the field for the answer above it, this reply takes"
    case hints = "with the field for the answer above them, the hints up to this one take"

    var remedy: String {
      switch self {
      case .text, .reply: "shorten it"
      case .prompt, .verdict, .hints: "shorten them"
      case .field: "shorten the prompt"
      }
    }
  }

  package var sentence: String {
    switch self {
    case .tooLong(let subject, let rows, let room):
      "\(subject.rawValue) \(Self.lines(rows)), but at 80×24 there is room for \(room); "
        + subject.remedy
    case .longerThanTheCourse(let rows, let most):
      "this text takes \(Self.lines(rows)) of 80 columns; a lesson of the course says at most "
        + "\(Self.lines(most)) at once; shorten it"
    case .optionTooWide(let columns, let room):
      "this option is \(columns) columns wide, but at 80×24 there is room for \(room); shorten it"
    case .tableTooWide(let columns, let room):
      "this table is \(columns) columns wide, but at 80×24 there is room for \(room); shorten its cells"
    case .derivationCut(let step):
      "the working of step \(step) is too long for 80×24 and is cut; give a part of this line a "
        + "line of its own"
    case .matrixCut(let step):
      "step \(step) shows only the corner of a matrix at 80×24; a smaller one would be shown whole"
    }
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }
}
