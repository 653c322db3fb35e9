import Lessons

// What is kept of a lesson that is read, as of one on the screen.

extension PlainLesson {
  package var place: LessonPlace { state.place }

  package var answers: [String: LessonAnswer] { state.answers }

  package mutating func restore(_ answers: [String: LessonAnswer]) { state.restore(answers) }

  /// Goes back to where the lesson was left; what is to be said of it, unless that is the start.
  package mutating func resume(part: Int, iteration: Int, at position: Int) -> String? {
    go(to: LessonState.Spot(part: part, iteration: iteration, position: position))
    return state.resumed(back: "g").map(spelled)
  }

  package mutating func goToStart() { go(to: LessonState.Spot()) }
}
