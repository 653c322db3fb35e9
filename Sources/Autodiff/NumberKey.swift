/// The numbers of a tensor, to be looked up: two are equal where the tensors are the same.
public struct NumberKey: Hashable, Sendable {
  private let tensor: Tensor

  public init(_ tensor: Tensor) { self.tensor = tensor }

  public static func == (one: NumberKey, other: NumberKey) -> Bool {
    one.tensor.isSame(as: other.tensor)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(tensor.shape)
    for element in tensor.elements { hasher.combine(element.isNaN ? 0 : element) }
  }
}
