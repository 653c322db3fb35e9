import Autodiff
package import Lessons

/// A step of a lesson, as progress keeps it.
package struct LessonPlace: Hashable, Sendable {
  package let lesson: String
  /// Counted from 0.
  package let part: Int
  /// After how many updates, where the part trains.
  package let iteration: Int
  /// 0 is the start.
  package let position: Int
  /// Whether this is the end of the last part.
  package let isLast: Bool
}

extension AppState {
  /// The step on the screen; nil in the menu.
  package var place: LessonPlace? {
    lesson.map {
      LessonPlace(
        lesson: $0.id, part: $0.spot.part, iteration: $0.spot.iteration, position: $0.position,
        isLast: $0.isDone)
    }
  }

  /// Goes back to where the lesson was left, and says so.
  package mutating func resume(part: Int = 0, iteration: Int = 0, at position: Int) {
    lesson?.go(
      to: LessonState.Spot(part: part, iteration: iteration, position: position), size: size)
    guard let lesson, lesson.spot != LessonState.Spot() else { return }
    say(lesson.resumed)
  }

  /// Goes to a stage of the lesson.
  package mutating func go(to stage: PlacedStage) { lesson?.go(to: stage, size: size) }

  /// Shows in the menu how far a lesson has come.
  package mutating func mark(_ id: String, _ status: LessonStatus) { menu?.mark(id, status) }
}

extension LessonState {
  /// Where a lesson goes on, and which key goes back to where it starts.
  fileprivate var resumed: String {
    var words = "You were "
    if let parts, parts.count > 1 { words += "in part \(parts.index + 1), " }
    if spot.iteration > 0 { words += "in iteration \(spot.iteration), " }
    let isWhole = spot.part == 0 && spot.iteration == 0
    return words + "at step \(position) of \(trace.steps.count); "
      + (isWhole ? "Home goes to the start." : spot.part > 0 ? "{ goes back." : "< goes back.")
  }
}
