/// A place in a lesson; what is shown there follows from it, from the answers and from the values.
package struct Spot: Hashable, Sendable {
  /// Counted from 0.
  package var part: Int
  /// After how many updates.
  package var iteration: Int
  /// After how many steps; 0 is the start.
  package var position: Int

  package init(part: Int = 0, iteration: Int = 0, position: Int = 0) {
    self.part = part
    self.iteration = iteration
    self.position = position
  }
}
