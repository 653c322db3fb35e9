/// A lesson as its file describes it: checked, with a graph and a value for everything given.
public struct Lesson: Sendable {
  public let id: String
  public let title: String
  public let summary: String?
  /// Groups the menu.
  public let section: String?
  public let minutes: Int?
  public let goals: [String]
  /// The ids of the lessons that come before.
  public let prerequisites: [PlacedWord]
  public let references: [Reference]
  /// What is stepped through, one after another; at least one.
  public let parts: [LessonPart]
  /// Where the id stands in the file.
  public let idPlace: Place

  /// Where the material stands.
  public struct Reference: Sendable, Hashable {
    public let text: String
    public let url: String?
  }

  /// A word and where it is written.
  public struct PlacedWord: Sendable, Hashable {
    public let word: String
    public let place: Place
  }
}
