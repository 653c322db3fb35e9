package import Autodiff

/// Numbers under a name, as somebody has written or printed them.
package struct WrittenNumbers: Sendable {
  /// As it is written: `f1`, `dW1`, `grad(W1)`.
  package let name: String
  package let place: Place
  package let value: Tensor
  /// Whether it is one list, which may be a row as well as a column.
  let isFlat: Bool
  /// For each entry how far the last decimal that is written leaves it open; nil where it is exact.
  let open: [Double?]

  init(name: String, place: Place, value: Tensor, isFlat: Bool, written: [String]) {
    self.name = name
    self.place = place
    self.value = value
    self.isFlat = isFlat
    open = Self.open(written)
  }

  /// What is printed with decimals has as many of them in all its entries, though zeros at the end may
  /// be left out: `[1.5 0.3333]`. A power of ten has an exactness of its own.
  private static func open(_ written: [String]) -> [Double?] {
    let own = written.map(NumberReader.halfUnitOfLastDecimal)
    let isPlain = written.map { !$0.contains { "eE".contains($0) } }
    let finest = zip(own, isPlain).compactMap { $1 ? $0 : nil }.min()
    return zip(own, isPlain).map { $1 ? finest : $0 }
  }

  /// The numbers as a matrix of a shape; nil if they are of another one.
  func value(as shape: Shape) -> Tensor? {
    if value.shape == shape { return value }
    guard isFlat, value.shape == shape.transposed else { return nil }
    return Tensor(shape, value.elements)
  }
}
