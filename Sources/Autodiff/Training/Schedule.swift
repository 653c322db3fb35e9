/// The learning rate times `factor` after every `every` epochs, or steps where there are no epochs
/// (PyTorch's StepLR).
public struct Schedule: Sendable, Hashable {
  public let every: Int
  public let factor: Double

  /// - Precondition: `every` is positive.
  public init(every: Int, factor: Double) {
    precondition(every > 0, "a schedule needs a period")
    self.every = every
    self.factor = factor
  }

  /// The rate in epoch `count`, counted from 0: rate · factor^⌊count / every⌋.
  public func rate(_ rate: Double, after count: Int) -> Double {
    rate * raised(factor, Double(count / every))
  }
}
