package import Lessons

/// How far a lesson has come: what all of its parts ask and set, and what has become of it.
package struct LessonStanding: Sendable {
  package let lesson: Lesson
  /// Whether questions are asked and tasks set.
  package let asks: Bool
  private let answers: Answers
  /// Whether the end page was reached.
  private let hasEnded: Bool

  init(_ lesson: Lesson, asks: Bool, answers: Answers, hasEnded: Bool) {
    self.lesson = lesson
    self.asks = asks
    self.answers = answers
    self.hasEnded = hasEnded
  }

  private var notes: [StageNote] { lesson.parts.flatMap(\.notes) }

  /// The questions that are not settled, or were never put.
  package var openQuestions: [Question] {
    notes.flatMap(\.questions).filter { !answers[$0.id].isDone }
  }

  /// Whether each of these was shown to nobody who could answer.
  package var wasReadAlone: Bool { openQuestions.allSatisfy { answers[$0.id].isPassed } }

  /// The tasks that are not settled.
  package var openTasks: [TryTask] {
    asks ? notes.compactMap(\.task).filter { !answers.isSettled($0.id) } : []
  }

  /// Whether the end page was reached and no question is open; tasks are not needed.
  package var isDone: Bool { hasEnded && openQuestions.isEmpty }

  /// An experiment of the lesson as far as it is known here.
  ///
  /// - Parameter known: the same, with its numbers worked out; nil where it was not looked at.
  package func experiment(
    ofPart number: Int, knownAs known: ExperimentStudy?
  ) -> ExperimentStudy? {
    guard var study = known ?? ExperimentStudy(lesson, part: number, asks: asks) else { return nil }
    study.answers = answers
    study.restore()
    return study
  }
}

extension ExperimentStudy {
  /// The experiment at each place at which it asks or sets something, in order.
  package var askingPlaces: [ExperimentStudy] {
    guard asks else { return [] }
    let positions = Set(
      part.notes.filter { !$0.questions.isEmpty || $0.task != nil }
        .compactMap { position(of: $0.stage) })
    return positions.sorted().map { position in
      var study = self
      study.go(to: position)
      return study
    }
  }
}
