import Autodiff
package import Lessons
package import Study

extension AppState {
  /// Opens a lesson at its start.
  package mutating func show(_ lesson: Lesson) {
    base = .stepper(Stepper(Study(lesson, asks: asksQuestions), pen: pen))
    menu?.choose(id: lesson.id)
  }

  /// What is done with the lesson on the screen; nil in the menu.
  package var study: Study? { stepper?.study }

  /// Puts back what was answered in an earlier session.
  package mutating func restore(_ answers: [String: LessonAnswer]) {
    stepper?.study.restore(answers)
  }

  /// Goes back to where the lesson was left, and says so.
  package mutating func resume(at spot: Spot) {
    _ = stepper?.perform(.travel(.spot(spot)))
    if let resumed = stepper?.study.resumed() { say(resumed) }
  }

  /// Goes to a stage of the lesson.
  package mutating func go(to stage: PlacedStage) { _ = stepper?.perform(.travel(.stage(stage))) }

  /// Shows in the menu how far a lesson has come.
  package mutating func mark(_ id: String, _ status: LessonStatus) { menu?.mark(id, status) }

  /// Shows in the menu why a lesson cannot be opened.
  package mutating func mark(_ id: String, problem: String) { menu?.mark(id, problem: problem) }
}

extension Study {
  /// Where a lesson goes on, and which key goes back; nil at its start.
  ///
  /// - Parameter back: the key that goes to the start of the lesson; nil where there is none.
  func resumed(back: String? = nil) -> String? {
    guard spot != Spot() else { return nil }
    var words = "You were "
    if lesson.parts.count > 1 { words += "in part \(spot.part + 1), " }
    if spot.iteration > 0 { words += "in iteration \(spot.iteration), " }
    words += "at step \(spot.position) of \(moment.lastPosition); "
    if let back { return words + "\(back) goes to the start." }
    if spot.part > 0 { return words + "{ goes back." }
    return words + (spot.iteration > 0 ? "< goes back." : "Home goes to the start.")
  }
}
