extension Tensor {
  /// The matrix product, A: m×k times B: k×n. O(m·k·n).
  /// - Precondition: A has as many columns as B has rows.
  public func times(_ other: Tensor) -> Tensor {
    precondition(columns == other.rows, "\(shape) times \(other.shape)")
    let n = other.columns
    var product = [Double](repeating: 0, count: rows * n)
    for row in 0..<rows {
      for inner in 0..<columns {
        let factor = elements[row * columns + inner]
        for column in 0..<n {
          product[row * n + column] += factor * other.elements[inner * n + column]
        }
      }
    }
    return Tensor(Shape(rows, n), product)
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

  /// The rows added together, m×n → 1×n.
  var rowsAdded: Tensor {
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += self[row, column] }
    }
    return Tensor(Shape(1, columns), sums)
  }

  /// The columns added together, m×n → m×1.
  var columnsAdded: Tensor {
    Tensor(Shape(rows, 1), (0..<rows).map { row in self.row(row).reduce(0, +) })
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
