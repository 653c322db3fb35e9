extension Tensor {
  /// The matrix product, A: m×k times B: k×n. O(m·k·n).
  /// - Precondition: A has as many columns as B has rows.
  public func times(_ other: Tensor) -> Tensor {
    precondition(columns == other.rows, "\(shape) times \(other.shape)")
    return Tensor(Shape(rows, other.columns)) { product in
      read { a in
        other.read { b in
          withUnsafeTemporaryAllocation(
            of: Double.self, capacity: Matrix.panelWidth * b.rows
          ) { panel in
            guard let panel = panel.baseAddress else { return }
            product.becomeProduct(a, b, panel: panel)
          }
        }
      }
    }
  }

  /// What a loop writes, which writes every entry.
  init(_ shape: Shape, writing loop: (Matrix) -> Void) {
    self.init(
      shape,
      Array(unsafeUninitializedCapacity: shape.count) { elements, count in
        guard let start = elements.baseAddress else { return }
        loop(Matrix(entries: start, shape: shape, rowStride: shape.columns, columnStride: 1))
        count = shape.count
      })
  }

  /// The elements where they lie, for reading.
  func read(_ body: (Matrix) -> Void) {
    elements.withUnsafeBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      body(
        Matrix(
          entries: UnsafeMutablePointer(mutating: start), shape: shape, rowStride: columns,
          columnStride: 1))
    }
  }

  /// Rows become columns.
  public var transposed: Tensor {
    if rows == 1 || columns == 1 { return Tensor(shape.transposed, elements) }
    var turned: [Double] = []
    turned.reserveCapacity(elements.count)
    for column in 0..<columns {
      for row in 0..<rows { turned.append(self[row, column]) }
    }
    return Tensor(shape.transposed, turned)
  }

  /// All entries added together.
  public var total: Double { elements.reduce(0, +) }

  /// All zero but one row or one column (counted from 0), which is kept.
  func keeping(_ axis: Axis, _ kept: Int) -> Tensor {
    var masked = self
    for row in 0..<rows {
      for column in 0..<columns where (axis == .rows ? row : column) != kept {
        masked[row, column] = 0
      }
    }
    return masked
  }
}

/// One of the two directions of a matrix.
public enum Axis: String, Sendable, Hashable {
  case rows
  case columns
}
