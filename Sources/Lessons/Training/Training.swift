/// How a lesson trains: PyTorch's formulas, names and defaults.
public struct Training: Sendable, Hashable {
  public enum Optimizer: Sendable, Hashable {
    case sgd(momentum: Double, nesterov: Bool)
    /// `decay` is PyTorch's alpha.
    case rmsprop(decay: Double, momentum: Double, epsilon: Double)
    case adam(beta1: Double, beta2: Double, epsilon: Double)
  }

  /// The rate times `factor`, every so many epochs, or steps where there are no epochs.
  public struct Schedule: Sendable, Hashable {
    public let every: Int
    public let factor: Double
  }

  public enum Length: Sendable, Hashable {
    case epochs(Int)
    case steps(Int)
  }

  public let optimizer: Optimizer
  public let rate: Double
  public let schedule: Schedule?
  /// How many examples an update sees; nil for all.
  public let batch: Int?
  public let shuffle: Bool
  public let length: Length
  public let seed: UInt64
}
