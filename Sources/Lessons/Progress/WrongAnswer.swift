/// A wrong answer to a question, and when it was given: what a teacher who collects homework looks for.
public struct WrongAnswer: Hashable, Sendable {
  /// As it was understood: `-3.366`, `1 2; 3 4`, `2x3`, the number of an option in the lesson.
  public let answer: String
  /// In milliseconds since 1970.
  public let time: Int
  var others = OtherKeys()

  /// What is longer than anybody types is cut.
  public init(_ answer: String, time: Int) {
    self.answer = String(answer.unicodeScalars.prefix(Self.longest).map(Character.init))
    self.time = time
  }

  /// Of an answer, in code points.
  static let longest = 200
  /// Of a question; of more the latest are kept.
  static let most = 20

  /// Of two records those of both, each once, in the order of time.
  static func merged(_ some: [WrongAnswer], _ others: [WrongAnswer]) -> [WrongAnswer] {
    let all = Set(some + others).sorted { ($0.time, $0.answer) < ($1.time, $1.answer) }
    return all.suffix(most)
  }
}
