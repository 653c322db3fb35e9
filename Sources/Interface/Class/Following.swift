import Lessons
import Study

/// A terminal that follows a class: what it was told last, and whether it goes its own way.
struct Following {
  /// For the teacher, who sees more and drives; else for a learner.
  let hasNotes: Bool
  /// What is said while there is no class, or it cannot be heard; nil while it is.
  var trouble: Sentence?
  /// What the class shows, and its lesson; nil before the first word of it.
  var told: (step: ClassStep, lesson: Lesson)?
  /// Whether the screen is left to the learner.
  var isApart = false
  /// What the learner did alone, by the digests of lessons.
  var own: [String: Presentation.Before] = [:]
  /// Of the running order, for notes.
  var hour: ClassHour?
  var followers = 0
  /// What comes next, for notes; worked out once a step.
  var ahead: ClassAhead?
  /// The first line of the notes that is seen.
  var top = 0
}

/// What the notes can do to a class: what a clicker can.
package enum ClassDrive: String, Hashable, Sendable {
  case next, back, blank
}
