/// The text of a lesson, cut so that each piece fits into a message however much of it is escaped.
package struct LessonPieces: Sendable {
  /// More of them than the longest lesson has.
  static let most = 1000
  /// At most 12 bytes each, as `\ud83d\udc4b` is, and so within a line.
  static let scalars = 5000

  private let digest: String
  private let texts: [String]

  package init(_ text: String, digest: String) {
    self.digest = digest
    var rest = text.unicodeScalars[...]
    var texts: [String] = []
    repeat {
      texts.append(String(rest.prefix(Self.scalars)))
      rest = rest.dropFirst(Self.scalars)
    } while !rest.isEmpty
    self.texts = texts
  }

  /// Nil of a number that it has not.
  package subscript(_ number: Int) -> LessonPiece? {
    guard texts.indices.contains(number) else { return nil }
    return LessonPiece(digest: digest, number: number, count: texts.count, text: texts[number])
  }
}

/// A text that is put together again, piece by piece, in their order.
package struct GatheredText: Sendable {
  package let digest: String
  private var text = ""
  private var count: Int?
  /// The piece that comes next.
  package private(set) var next = 0

  package init(digest: String) { self.digest = digest }

  /// The whole text, with the last piece; what was not asked for is left out.
  package mutating func take(_ piece: LessonPiece) -> String? {
    guard piece.digest == digest, piece.number == next, count ?? piece.count == piece.count else {
      return nil
    }
    count = piece.count
    text += piece.text
    next += 1
    return next == count ? text : nil
  }
}
