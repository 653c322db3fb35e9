import Lessons
import Screen
import Study

/// The options of a question one below the other, with a sign at those that were tried, or are
/// picked.
struct OptionList {
  /// In which they are put, by their index in the lesson.
  let order: [Int]
  /// Nil while no field is open.
  let field: Field?
  /// The wrong answers so far.
  let tried: Set<GivenAnswer>

  /// Where the text of an option begins, and goes on.
  static let indent = 6

  /// - Parameter option: by its index in the lesson.
  func lines(_ option: (Int) -> StyledLine) -> [StyledLine] {
    order.enumerated().map { row, index in
      let isPicked = field?.picked.contains(row) ?? false
      let isMarked = field?.picks == .any ? row == field?.current : isPicked
      let sign =
        switch field?.picks {
        case .any: isPicked ? "[x]" : "[ ]"
        case .one, nil: tried.contains(.choice(index)) ? "✗" : " "
        }
      let head =
        StyledLine(isMarked ? "▸ \(row + 1) " : "  \(row + 1) ", .key)
        + StyledLine(sign, sign == "✗" ? .error : .key) + StyledLine(" ")
      return head + (isMarked ? option(index).styled { _ in .chosen } : option(index))
    }
  }
}
