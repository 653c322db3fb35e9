import Lessons

/// Of a training the iterations at which a test looks: all of a short one; of a long one the first and
/// the last, those that the lesson speaks of with their neighbours, and some others drawn from its id.
enum SampledIterations {
  /// A training of so many iterations is looked at whole.
  static let short = 50
  private static let drawn = 6

  /// In order.
  static func of(_ part: GraphLessonPart, to last: Int, id: String) -> [Int] {
    if last <= short { return Array(0...last) }
    let spoken = part.notes.map(\.stage.iteration).flatMap { [$0 - 1, $0, $0 + 1] }
    var random = SystemLikeRandom(state: id.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let others = (0..<drawn).map { _ in Int(random.next() % UInt64(last + 1)) }
    return Set([0, 1, 2, last - 1, last] + spoken + others).filter { (0...last).contains($0) }
      .sorted()
  }
}
