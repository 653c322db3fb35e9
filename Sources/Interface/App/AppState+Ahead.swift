import Lessons
import Screen
import Study

// What is typed before the key that it is for: a count, or the beginning of an answer.

extension AppState {
  /// The count that digits come to; nil of anything else.
  static func count(_ ahead: String) -> Int? {
    guard !ahead.isEmpty, ahead.allSatisfy(\.isNumber) else { return nil }
    return min(largestCount, Int(ahead) ?? largestCount)
  }

  private static let largestCount = 99_999
  private static let longestAhead = 24

  /// What a key adds to what was typed; nil if it does something else.
  func goesOn(_ ahead: String, with key: Key) -> String? {
    guard case .character(let character) = key, ahead.count < Self.longestAhead else { return nil }
    let action = KeyTable.action(
      for: key, in: context, disabled: disabled(hasCount: Self.count(ahead) != nil))
    if action == .app(.count) { return String(character) }
    // What a number is written with begins an answer, unless it means something of its own.
    guard waitsForNumber, "0123456789.-−".contains(character), action == nil || !ahead.isEmpty
    else { return nil }
    return String(character)
  }

  /// Whether a question stands here that is answered by typing, in a field that is not open.
  private var waitsForNumber: Bool {
    let opening: Action = experiment == nil ? .stepper(.answer) : .experiment(.answer)
    guard context == .stepper || context == .experiment, !disabled.contains(opening),
      let question = experiment?.study.pending?.question ?? stepper?.moment.pending?.question
    else { return false }
    return Answering(question) == .typing
  }

  func opensAnswer(_ action: Action) -> Bool {
    action == .stepper(.answer) || action == .experiment(.answer)
  }

  /// Into the field that was opened, in place of what was in it.
  mutating func typeAnswer(_ text: String) {
    guard context == .answer(.typing) else { return }
    if experiment != nil {
      experiment?.type(text)
    } else {
      stepper?.draft?.edit(.deleteAll)
      type(text)
    }
  }
}
