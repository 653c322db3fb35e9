extension Tensor {
  /// `transform` of every entry.
  package func map(_ transform: (Double) -> Double) -> Tensor {
    Tensor(shape, elements.map(transform))
  }

  /// `transform` of the entries that meet when dimensions of 1 are stretched to the other's.
  /// - Precondition: in each dimension the sizes are equal or one of them is 1.
  func combined(with other: Tensor, _ transform: (Double, Double) -> Double) -> Tensor {
    if shape == other.shape {
      return Tensor(shape, zip(elements, other.elements).map(transform))
    }
    let joined = shape.widened(by: other.shape)
    let left = stretched(to: joined)
    let right = other.stretched(to: joined)
    return Tensor(joined, zip(left.elements, right.elements).map(transform))
  }

  /// Stretched where that is possible; the tensor itself elsewhere.
  package func stretched(orSame shape: Shape) -> Tensor {
    self.shape.stretches(to: shape) ? stretched(to: shape) : self
  }

  /// The same numbers, repeated along dimensions of 1.
  /// - Precondition: `self.shape.stretches(to: shape)`.
  public func stretched(to shape: Shape) -> Tensor {
    if shape == self.shape { return self }
    precondition(self.shape.stretches(to: shape), "\(self.shape) does not stretch to \(shape)")
    let rowStep = rows == 1 ? 0 : columns
    let columnStep = columns == 1 ? 0 : 1
    var stretched: [Double] = []
    stretched.reserveCapacity(shape.count)
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        stretched.append(elements[row * rowStep + column * columnStep])
      }
    }
    return Tensor(shape, stretched)
  }

  public static func + (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b, +) }
  public static func - (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b, -) }
  public static func * (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b, *) }
  public static func / (a: Tensor, b: Tensor) -> Tensor { a.combined(with: b, /) }
}
