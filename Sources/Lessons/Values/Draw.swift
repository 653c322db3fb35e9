public import Autodiff
import Notation

/// A value that is drawn or filled instead of written: `{shape: [2, 3], init: he-normal, seed: 7}`.
public struct Draw: Sendable {
  public let shape: Shape
  public let initializer: Initializer
  /// Nil for the initializer's usual one.
  public let fan: Fan?
  /// The initializer's numbers by name, such as `mean`.
  public let settings: [String: Double]
  /// With the name, what the stream of numbers begins with.
  public let seed: UInt64

  /// The numbers. Every name has a stream of its own, whichever way it is spelled.
  func value(for name: String, examples: Axis?) -> Tensor {
    var stream = RandomStream(seed: seed, name: Name(name).canonical)
    return initializer.tensor(
      shape, fan: fan, examples: examples, settings: settings, from: &stream)
  }
}
