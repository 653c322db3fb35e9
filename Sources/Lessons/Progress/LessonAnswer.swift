/// What is kept of a question or a task from session to session.
package struct LessonAnswer: Hashable, Sendable {
  package let state: QuestionProgress.State
  /// How many answers were given, the right one included.
  package let attempts: Int
  package let hints: Int
  /// Of the question; nil where it is not known, and of tasks.
  package var digest: String?

  package init(state: QuestionProgress.State, attempts: Int, hints: Int, digest: String? = nil) {
    self.state = state
    self.attempts = attempts
    self.hints = hints
    self.digest = digest
  }
}
