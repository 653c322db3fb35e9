import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// The gradients beside difference quotients.
  static let gradientCheck = Page(
    id: "gradient check", place: "the gradient check", isStill: true
  ) { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
    let (moment, pen) = (stepper.moment, stepper.pen)
    let check = moment.gradientCheck(budget: checkBudget)
    let loss = pen.printer(moment).name(moment.graph.loss)
    var lines = heading(
      state, columns,
      "Gradient check",
      "Each entry of a given value is moved a little, both ways, and \(loss) is worked out again: "
        + "(\(loss)(w + h) − \(loss)(w − h)) / 2h. Of each gradient the entry that is furthest off stands here."
    )
    if let trace = moment.everyStep {
      lines += pen.text(trace).gradientCheck(check).styledLines(columns, pen.glyphs).dropFirst()
    } else {
      lines += moment.graph.given.compactMap { node in
        check.worst(of: node.id).map {
          StyledLine("  \(pen.printer(moment).name(node.id))  \($0.words)")
        }
      }
      lines += [StyledLine()] + state.noNumbers(columns)
    }
    return LongText(lines: lines)
  }

  /// About a tenth of a second.
  private static let checkBudget = 5_000_000

  /// The title of a view, and what it is.
  static func heading(
    _ state: AppState, _ columns: Int, _ title: String, _ text: String
  ) -> [StyledLine] {
    [StyledLine(title, .title), StyledLine()]
      + [StyledLine(text, .muted)].wrapped(to: columns, state.pen.glyphs) + [StyledLine()]
  }
}

extension AppState {
  /// Why a view of the whole graph keeps its numbers to itself.
  func noNumbers(_ columns: Int) -> [StyledLine] {
    let sentence =
      stepper?.isSymbolic == true
      ? Self.symbolsOnly
      : "Its numbers would answer what this part asks; they are seen once its questions are "
        + "settled."
    return [StyledLine(sentence, .muted)].wrapped(to: columns, pen.glyphs)
  }
}

extension String {
  /// As lines of a page, cut where they have no room.
  func styledLines(_ columns: Int, _ glyphs: Glyphs) -> [StyledLine] {
    split(separator: "\n", omittingEmptySubsequences: false).map {
      StyledLine(String($0)).fitted(to: columns, glyphs: glyphs)
    }
  }
}
