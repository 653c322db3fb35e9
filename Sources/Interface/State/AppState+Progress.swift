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
  package var place: LessonPlace? { lesson?.place }

  /// What has become of the questions that are settled, by their ids.
  package var answers: [String: LessonAnswer] { lesson?.answers ?? [:] }

  /// Puts back what was answered in an earlier session.
  package mutating func restore(_ answers: [String: LessonAnswer]) { lesson?.restore(answers) }

  /// Goes back to where the lesson was left, and says so.
  package mutating func resume(part: Int = 0, iteration: Int = 0, at position: Int) {
    lesson?.go(
      to: LessonState.Spot(part: part, iteration: iteration, position: position), size: size)
    if let resumed = lesson?.resumed() { say(resumed) }
  }

  /// Goes to a stage of the lesson.
  package mutating func go(to stage: PlacedStage) { lesson?.go(to: stage, size: size) }

  /// Shows in the menu how far a lesson has come.
  package mutating func mark(_ id: String, _ status: LessonStatus) { menu?.mark(id, status) }
}

extension LessonState {
  var place: LessonPlace {
    LessonPlace(
      lesson: id, part: spot.part, iteration: spot.iteration, position: position, isLast: isDone)
  }

  /// Where a lesson goes on, and which key goes back; nil at its start.
  ///
  /// - Parameter back: the key that goes to the start of the lesson; nil where there is none.
  func resumed(back: String? = nil) -> String? {
    guard spot != Spot() else { return nil }
    var words = "You were "
    if let parts, parts.count > 1 { words += "in part \(parts.index + 1), " }
    if spot.iteration > 0 { words += "in iteration \(spot.iteration), " }
    words += "at step \(position) of \(trace.steps.count); "
    if let back { return words + "\(back) goes to the start." }
    if spot.part > 0 { return words + "{ goes back." }
    return words + (spot.iteration > 0 ? "< goes back." : "Home goes to the start.")
  }
}
