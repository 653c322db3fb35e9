import Lessons
import Screen

extension Page {
  /// What is wrong with the lesson that is chosen in the menu.
  static let problem = Page(id: "problem", place: "what is wrong with a lesson") { state, columns in
    guard let entry = state.menu?.entry else {
      return LongText(lines: [StyledLine("No lesson is chosen.")])
    }
    var lines = [StyledLine(entry.title, .title), StyledLine()]
    if let problem = entry.problem {
      lines += [
        StyledLine("This lesson cannot be opened:", .warning), StyledLine(problem), StyledLine(),
        StyledLine("backstep check says all that is wrong, and where.", .muted),
      ]
    } else {
      lines.append(StyledLine("Nothing wrong is known of this lesson.", .good))
    }
    return LongText(lines: lines.wrapped(to: columns, state.pen.glyphs))
  }
}
