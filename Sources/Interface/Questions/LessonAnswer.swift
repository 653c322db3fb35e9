package import Lessons

/// What is kept of a question or a task that is settled.
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

extension LessonState {
  /// What is settled, by the ids of the questions.
  var answers: [String: LessonAnswer] { records.compactMapValues(\.answer) }

  mutating func restore(_ answers: [String: LessonAnswer]) {
    restore(answers.mapValues(QuestionRecord.init))
  }
}

extension QuestionRecord {
  /// Nil while the question is pending.
  fileprivate var answer: LessonAnswer? {
    switch outcome {
    case nil: nil
    case .right: LessonAnswer(state: .answered, attempts: misses + 1, hints: hintsShown)
    case .skipped: LessonAnswer(state: .skipped, attempts: misses, hints: hintsShown)
    case .revealed: LessonAnswer(state: .revealed, attempts: misses, hints: hintsShown)
    }
  }

  fileprivate init(_ answer: LessonAnswer) {
    let isRight = answer.state == .answered
    switch answer.state {
    case .open: outcome = nil
    case .answered: outcome = .right
    case .skipped: outcome = .skipped
    case .revealed: outcome = .revealed
    }
    misses = max(0, answer.attempts - (isRight ? 1 : 0))
    hintsShown = answer.hints
  }
}
