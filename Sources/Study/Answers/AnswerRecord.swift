package import Lessons

/// What has become of a question or a task: all that is to be kept of it.
package struct AnswerRecord: Sendable {
  package enum Outcome: Hashable, Sendable {
    case right
    case skipped
    /// The working of a question or a solution of a task was shown.
    case revealed
  }

  /// Nil while it is open.
  package var outcome: Outcome?
  /// Wrong answers, each once, and edits that missed; what could not be read is none.
  package var misses = 0
  /// The wrong answers of this session.
  package var wrong: Set<GivenAnswer> = []
  package var hintsShown = 0
  /// The right answer to a question, as it was given.
  package var answer: GivenAnswer?
  /// What a task had come to when it was done.
  package var progress: TaskProgress?

  package init() {}
}

/// What is kept of a question or a task from session to session.
package struct LessonAnswer: Hashable, Sendable {
  package let state: QuestionProgress.State
  /// How many answers were given, the right one included.
  package let attempts: Int
  package let hints: Int

  package init(state: QuestionProgress.State, attempts: Int, hints: Int) {
    self.state = state
    self.attempts = attempts
    self.hints = hints
  }
}

extension AnswerRecord {
  /// Nil where nobody has tried.
  var kept: LessonAnswer? {
    switch outcome {
    case nil where misses == 0 && hintsShown == 0: nil
    case nil: LessonAnswer(state: .open, attempts: misses, hints: hintsShown)
    case .right: LessonAnswer(state: .answered, attempts: misses + 1, hints: hintsShown)
    case .skipped: LessonAnswer(state: .skipped, attempts: misses, hints: hintsShown)
    case .revealed: LessonAnswer(state: .revealed, attempts: misses, hints: hintsShown)
    }
  }

  init(_ kept: LessonAnswer) {
    let isRight = kept.state == .answered
    switch kept.state {
    case .open: outcome = nil
    case .answered: outcome = .right
    case .skipped: outcome = .skipped
    case .revealed: outcome = .revealed
    }
    misses = max(0, kept.attempts - (isRight ? 1 : 0))
    hintsShown = kept.hints
  }
}
