/// What does not fit on a screen of 80×24, each with its one sentence.
enum ScreenProblem: Hashable {
  case narrationTooLong(rows: Int, room: Int)
  case longerThanTheCourse(rows: Int, most: Int)
  case promptTooLong(rows: Int, room: Int)
  case verdictTooLong(rows: Int, room: Int)
  case fieldTooLong(rows: Int, room: Int)
  case optionTooWide(columns: Int, room: Int)
  case replyTooLong(rows: Int, room: Int)
  case hintsTooLong(rows: Int, room: Int)
  case derivationCut(step: Int)
  case matrixCut(step: Int)

  var sentence: String {
    switch self {
    case .narrationTooLong(let rows, let room):
      "this text takes \(Self.lines(rows)), but at 80×24 there is room for \(room); shorten it"
    case .longerThanTheCourse(let rows, let most):
      "this text takes \(Self.lines(rows)) of 80 columns; a lesson of the course says at most "
        + "\(Self.lines(most)) at once; shorten it"
    case .promptTooLong(let rows, let room):
      "this prompt and the text above it take \(Self.lines(rows)), but at 80×24 there is room for "
        + "\(room); shorten them"
    case .verdictTooLong(let rows, let room):
      "once this question is answered, the text above it, the answer and its 'why' take "
        + "\(Self.lines(rows)), but at 80×24 there is room for \(room); shorten them"
    case .fieldTooLong(let rows, let room):
      "this prompt and the field for the answer take \(Self.lines(rows)), but at 80×24 there is "
        + "room for \(room); shorten the prompt"
    case .optionTooWide(let columns, let room):
      "this option is \(columns) columns wide, but at 80×24 there is room for \(room); shorten it"
    case .replyTooLong(let rows, let room):
      "with the field for the answer above it, this reply takes \(Self.lines(rows)), but at 80×24 "
        + "there is room for \(room); shorten it"
    case .hintsTooLong(let rows, let room):
      "with the field for the answer above them, the hints up to this one take "
        + "\(Self.lines(rows)), but at 80×24 there is room for \(room); shorten them"
    case .derivationCut(let step):
      "the working of step \(step) is too long for 80×24 and is cut; give a part of this line a "
        + "line of its own"
    case .matrixCut(let step):
      "step \(step) shows only the corner of a matrix at 80×24; a smaller one would be shown whole"
    }
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }
}
