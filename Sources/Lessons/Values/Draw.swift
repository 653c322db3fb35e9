public import Autodiff

/// A value that is drawn or filled instead of written: `{shape: [2, 3], init: he-normal, seed: 7}`.
public struct Draw: Sendable, Hashable {
  /// Which size of a weight its spread follows.
  public enum Fan: String, Sendable, CaseIterable {
    case `in`
    case out
    case average
  }

  /// What the variance of a drawn weight is divided by the fan: 1, 1 or 2.
  public enum Scheme: String, Sendable, CaseIterable {
    case lecun
    case xavier
    case he
  }

  public enum Distribution: Sendable, Hashable {
    case constant(Double)
    case uniform(from: Double, to: Double)
    case normal(mean: Double, standardDeviation: Double)
    case scaledNormal(Scheme, Fan)
    case scaledUniform(Scheme, Fan)
  }

  public let shape: Shape
  public let distribution: Distribution
  /// With the name, what the stream of numbers begins with.
  public let seed: UInt64

  /// The value, where every entry is the same; nil where it must be drawn.
  public var constantValue: Tensor? {
    if case .constant(let value) = distribution { Tensor(shape, filledWith: value) } else { nil }
  }
}
