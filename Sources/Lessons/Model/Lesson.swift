/// A lesson as its file describes it: checked, with a graph and a value for everything given.
public struct Lesson: Sendable {
  public let header: LessonHeader
  public let goals: [String]
  public let references: [Reference]
  /// What is stepped through, one after another; at least one.
  public let parts: [LessonPart]
  /// Where the id stands in the file.
  public let idPlace: Place

  public var id: String { header.id }
  public var title: String { header.title }
  public var summary: String? { header.summary }
  public var section: String? { header.section }
  public var minutes: Int? { header.minutes }
  public var prerequisites: [PlacedWord] { header.prerequisites }

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
