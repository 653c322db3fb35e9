import Lessons

/// What > will ask for next, worked out while no key waits.
extension Study {
  /// A part of so many numbers takes a few milliseconds, which a key that comes meanwhile may wait.
  private static let mostNumbers = 2000

  /// Whether an update would have to be worked out that could be by now.
  package var canWorkAhead: Bool {
    guard let last = course.lastIteration(ofPart: spot.part), spot.iteration < last else {
      return false
    }
    return scene.own.size <= Self.mostNumbers && !course.isAtHand(spot.part, spot.iteration + 1)
  }

  package mutating func workAhead() {
    if canWorkAhead { _ = course.trace(spot.part, spot.iteration + 1) }
  }
}
