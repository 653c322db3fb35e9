/// What has become of a question: all that is to be kept of it.
struct QuestionRecord: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    case right
    case skipped
    /// The working was shown.
    case revealed
  }

  /// Nil while the question is pending.
  var outcome: Outcome?
  /// Wrong answers; what could not be read is none.
  var misses = 0
  var hintsShown = 0
  /// The right answer as it was understood.
  var understood: String?
}
