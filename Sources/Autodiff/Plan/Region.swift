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

  /// The place of the entry at `row`, `column`, counted from 0.
  func place(_ row: Int, _ column: Int) -> Int {
    start &+ row &* rowStride &+ column &* columnStride
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
}

extension Region {
  /// Numbers at equal distances.
  struct Line {
    let start: Int
    let stride: Int

    subscript(index: Int) -> Int { start &+ index &* stride }
  }

  /// The distance between neighbours where the whole matrix, row by row, is one line.
  private var evenStride: Int? {
    if shape.columns == 1 { return rowStride }
    return shape.rows == 1 || rowStride == shape.columns * columnStride ? columnStride : nil
  }

  /// Whether all of it can be read as one line.
  var isLine: Bool { evenStride != nil }

  /// Line `index` of a loop along one line, if it takes one, else along each row.
  func line(_ index: Int, of count: Int) -> Line {
    if count == 1, let evenStride { return Line(start: start, stride: evenStride) }
    return Line(start: place(index, 0), stride: columnStride)
  }
}
