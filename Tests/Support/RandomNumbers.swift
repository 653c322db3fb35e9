public import Autodiff

/// SplitMix64: the same numbers in every run.
public struct RandomNumbers {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Between −2 and 2, at least 0.1 from 0, where many operations have a kink.
  public mutating func number() -> Double {
    let size = 0.1 + 1.9 * Double(next() >> 11) / Double(1 << 53)
    return next() & 1 == 0 ? size : -size
  }

  /// One of `choices`.
  public mutating func element<T>(_ choices: [T]) -> T {
    choices[Int(next() % UInt64(choices.count))]
  }

  public mutating func tensor(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { _ in number() })
  }
}
