extension Tensor {
  /// I: 1 on the diagonal, else 0.
  package static func identity(_ size: Int) -> Tensor {
    var identity = Tensor.zeros(Shape(size, size))
    for index in 0..<size { identity[index, index] = 1 }
    return identity
  }

  /// A = Q R with orthonormal columns in Q, m×n, and the diagonal of R, which is not negative.
  /// O(m·n²).
  ///
  /// By Gram and Schmidt, each column against those before it twice: once more is enough to make
  /// them orthogonal up to rounding (Giraud, Langou and Rozložník 2005).
  /// - Precondition: there are at least as many rows as columns.
  package func orthonormalized() -> (columns: Tensor, sizes: [Double]) {
    precondition(rows >= columns, "\(columns) columns of \(rows) numbers are not independent")
    // Squares of what is very large or small are no doubles: by a power of two it is exact.
    let largest = elements.reduce(0) { Swift.max($0, abs($1)) }
    let isPlain = (1e-100...1e100).contains(largest) || largest == 0 || !largest.isFinite
    let scale =
      isPlain ? 1 : Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    // Transposed, so that each column of A lies in one piece.
    var lying = transposed.elements
    if !isPlain { lying = lying.map { $0 / scale } }
    var sizes: [Double] = []
    lying.withUnsafeMutableBufferPointer { lying in
      for index in 0..<columns {
        let own = index * rows
        for _ in 0..<2 {
          for other in 0..<index {
            var along = 0.0
            for row in 0..<rows { along += lying[other * rows + row] * lying[own + row] }
            for row in 0..<rows { lying[own + row] -= along * lying[other * rows + row] }
          }
        }
        var square = 0.0
        for row in 0..<rows { square += lying[own + row] * lying[own + row] }
        let size = square.squareRoot()
        sizes.append(size * scale)
        for row in 0..<rows { lying[own + row] /= size }
      }
    }
    return (Tensor(shape.transposed, lying).transposed, sizes)
  }
}
