/// What is kept of a question or a task from session to session.
package struct LessonAnswer: Hashable, Sendable {
  package let state: QuestionProgress.State
  /// How many answers were given, the right one included.
  package let attempts: Int
  package let hints: Int
  /// The wrong answers of this session, one after the other, as they were understood.
  package let wrong: [String]
  /// Of the question; nil where it is not known, and of tasks.
  package var digest: String?

  package init(
    state: QuestionProgress.State, attempts: Int, hints: Int, wrong: [String] = [],
    digest: String? = nil
  ) {
    self.state = state
    self.attempts = attempts
    self.hints = hints
    self.wrong = wrong
    self.digest = digest
  }
}
