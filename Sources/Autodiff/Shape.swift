/// The size of a matrix: rows × columns. A scalar is 1×1, a column vector n×1.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  public let rows: Int
  public let columns: Int

  public init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  public static let scalar = Shape(1, 1)

  /// How many entries a matrix of this shape has.
  public var count: Int { rows * columns }
  /// The indices of the entries, row by row.
  var indices: Range<Int> { 0..<count }
  /// Whether it has a determinant and powers of its own, which are not entry by entry.
  package var isSquare: Bool { rows == columns && !isScalar }

  public var isScalar: Bool { rows == 1 && columns == 1 }
  public var transposed: Shape { Shape(columns, rows) }
  public var description: String { "\(rows)×\(columns)" }

  /// Whether a matrix of this shape may be repeated along its dimensions of 1 until it has `other`'s.
  public func stretches(to other: Shape) -> Bool {
    (rows == other.rows || rows == 1) && (columns == other.columns || columns == 1)
  }

  /// The shape of an elementwise result: one operand stretches to the other's shape, or nil.
  ///
  ///     Shape(2, 1).joined(with: Shape(2, 3))   // 2×3, a bias over a batch
  ///     Shape(2, 1).joined(with: Shape(1, 2))   // nil: neither has the result's shape
  public func joined(with other: Shape) -> Shape? {
    if other.stretches(to: self) { return self }
    return stretches(to: other) ? other : nil
  }

  /// The larger size in each dimension: what a product of several stretching factors has.
  func widened(by other: Shape) -> Shape {
    Shape(rows == 1 ? other.rows : rows, columns == 1 ? other.columns : columns)
  }
}
