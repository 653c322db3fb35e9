/// A lesson as its file describes it: checked, with a graph and a value for everything given.
public struct Lesson: Sendable {
  public let header: LessonHeader
  public let references: [Reference]
  public let imprint: Imprint
  /// What is stepped through, one after another; at least one.
  public internal(set) var parts: [LessonPart]
  /// Where the id stands in the file.
  public let idPlace: Place
  /// For whom values and orders are drawn; nil for everyone.
  public internal(set) var learner: String?
  /// The text of the file that it was read from, by which it can be given away.
  public internal(set) var text = ""

  public var id: String { header.id }
  public var goals: [String] { header.goals }
  public var title: String { header.title }
  public var summary: String? { header.summary }
  public var section: String? { header.section }
  public var minutes: Int? { header.minutes }
  public var language: String? { header.language }
  public var prerequisites: [PlacedWord] { header.prerequisites }

  /// Where the material stands.
  public struct Reference: Sendable, Hashable {
    public let text: String
    public let url: String?
  }

  /// Who wrote it, what others may do with it, and which version it is, in the author's words.
  public struct Imprint: Sendable, Hashable {
    public var author: String?
    public var licence: String?
    public var version: String?

    public init(author: String? = nil, licence: String? = nil, version: String? = nil) {
      self.author = author
      self.licence = licence
      self.version = version
    }
  }

  /// A word and where it is written.
  public struct PlacedWord: Sendable, Hashable {
    public let word: String
    public let place: Place
  }
}
