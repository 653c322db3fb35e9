/// Where a matrix lies in a block of memory. Transposes and repetitions are strides, not copies.
struct Region: Sendable, Hashable {
  let start: Int
  let shape: Shape
  /// How far it is from an entry to the one below it; 0 where a row is repeated.
  let rowStride: Int
  /// How far it is from an entry to the next of its row; 0 where a column is repeated.
  let columnStride: Int

  /// Row by row, without gaps.
  init(at start: Int, _ shape: Shape) {
    self.init(start: start, shape: shape, rowStride: shape.columns, columnStride: 1)
  }

  private init(start: Int, shape: Shape, rowStride: Int, columnStride: Int) {
    self.start = start
    self.shape = shape
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  var transposed: Region {
    Region(
      start: start, shape: shape.transposed, rowStride: columnStride, columnStride: rowStride)
  }

  /// Repeated along dimensions of 1.
  /// - Precondition: `self.shape.stretches(to: shape)`.
  func stretched(to shape: Shape) -> Region {
    precondition(self.shape.stretches(to: shape), "\(self.shape) does not stretch to \(shape)")
    return Region(
      start: start, shape: shape, rowStride: self.shape.rows == shape.rows ? rowStride : 0,
      columnStride: self.shape.columns == shape.columns ? columnStride : 0)
  }

  /// From its first number to its last.
  var places: Range<Int> {
    start..<start + (shape.rows - 1) * rowStride + (shape.columns - 1) * columnStride + 1
  }

  /// Whether none of its numbers is at one of those places.
  func isApart(from places: Range<Int>) -> Bool {
    !self.places.overlaps(places)
  }

  /// The matrix that lies there.
  @inline(__always) func matrix(in memory: UnsafeMutablePointer<Double>) -> Matrix {
    Matrix(
      entries: memory + start, shape: shape, rowStride: rowStride, columnStride: columnStride)
  }
}
