import Autodiff

/// A step of a lesson, as progress keeps it.
package struct LessonPlace: Hashable, Sendable {
  package let lesson: String
  /// 0 is the start.
  package let position: Int
  package let isLast: Bool
}

extension AppState {
  /// The step on the screen; nil in the menu.
  package var place: LessonPlace? {
    lesson.map {
      LessonPlace(
        lesson: $0.id, position: $0.position, isLast: $0.position == $0.trace.steps.count)
    }
  }

  /// Goes back to where the lesson was left, and says so.
  package mutating func resume(at position: Int) {
    guard position > 0 else { return }
    lesson?.move(to: position)
    guard let lesson else { return }
    let last = lesson.trace.steps.count
    say("You were at step \(lesson.position) of \(last); Home goes to the start.")
  }

  /// Shows in the menu how far a lesson has come.
  package mutating func mark(_ id: String, _ status: LessonStatus) { menu?.mark(id, status) }
}
