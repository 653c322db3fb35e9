/// A lesson as its file describes it: checked, with a graph and a value for everything given.
public struct Lesson: Sendable {
  private let head: Head
  /// What is stepped through, one after another; at least one.
  public internal(set) var parts: [LessonPart]
  /// For whom values and orders are drawn; nil for everyone.
  public internal(set) var learner: String?
  /// The text of the file that it was read from, by which it can be given away.
  public internal(set) var text = ""

  /// What stands above the parts of a file. It lies by itself: a lesson is in much that is copied.
  private final class Head: Sendable {
    let header: LessonHeader
    let references: [Reference]
    let imprint: Imprint
    let idPlace: Place

    init(header: LessonHeader, references: [Reference], imprint: Imprint, idPlace: Place) {
      self.header = header
      self.references = references
      self.imprint = imprint
      self.idPlace = idPlace
    }
  }

  init(
    header: LessonHeader, references: [Reference], imprint: Imprint, parts: [LessonPart],
    idPlace: Place
  ) {
    head = Head(header: header, references: references, imprint: imprint, idPlace: idPlace)
    self.parts = parts
  }

  public var header: LessonHeader { head.header }
  public var references: [Reference] { head.references }
  public var imprint: Imprint { head.imprint }
  /// Where the id stands in the file.
  public var idPlace: Place { head.idPlace }
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
