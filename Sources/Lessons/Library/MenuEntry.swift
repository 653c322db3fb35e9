/// One lesson in the menu.
package struct MenuEntry: Hashable, Sendable {
  package let id: String
  package let title: String
  package let summary: String
  package let section: String
  package let minutes: Int?
  /// Of its prose.
  package let language: String?
  /// The titles of the lessons that come before.
  package let after: [String]
  /// Why the lesson cannot be opened, if it cannot.
  package var problem: String?
  /// What a learner will be able to do.
  package let goals: [String]
  /// Where it was left, `at step 6`; nil where it was not begun.
  package var place: String?
  /// Nil where no progress is kept.
  package var status: LessonStatus?

  package init(
    id: String, title: String, summary: String, section: String, minutes: Int?,
    language: String? = nil, after: [String] = [], goals: [String] = [],
    problem: String? = nil,
    status: LessonStatus? = nil
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.section = section
    self.minutes = minutes
    self.language = language
    self.after = after
    self.goals = goals
    self.problem = problem
    self.status = status
  }
}

/// How far a learner has come with a lesson.
package enum LessonStatus: Hashable, Sendable {
  case fresh
  case begun
  /// The last step was seen.
  case done
}
