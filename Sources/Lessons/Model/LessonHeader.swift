/// What a menu shows of a lesson, read from the lines of its file that say it.
public struct LessonHeader: Hashable, Sendable {
  public let id: String
  public let title: String
  public let summary: String?
  /// Groups the menu.
  public let section: String?
  public let minutes: Int?
  /// Of its prose: `en`, `pt-BR`.
  public let language: String?
  /// The ids of the lessons that come before.
  public let prerequisites: [Lesson.PlacedWord]
  /// What a learner will be able to do.
  public let goals: [String]
}
