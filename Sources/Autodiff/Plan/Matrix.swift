/// A matrix that lies somewhere in memory: what kernels read and write.
///
/// Good for as long as the memory is; made of a `Region` by whoever holds the block. Places are added
/// without a check, which would keep a loop from being vectorised: blocks are laid out with checks.
struct Matrix {
  let entries: UnsafeMutablePointer<Double>
  let shape: Shape
  /// How far it is from an entry to the one below it; 0 where a row is repeated.
  let rowStride: Int
  /// How far it is from an entry to the next of its row; 0 where a column is repeated.
  let columnStride: Int

  var rows: Int { shape.rows }
  var columns: Int { shape.columns }

  /// The entry at `row`, `column`, counted from 0.
  subscript(row: Int, column: Int) -> Double {
    get { entries[row &* rowStride &+ column &* columnStride] }
    nonmutating set { entries[row &* rowStride &+ column &* columnStride] = newValue }
  }
}

extension Matrix {
  /// Numbers at equal distances.
  struct Line {
    let start: UnsafeMutablePointer<Double>
    let stride: Int

    subscript(index: Int) -> Double {
      get { start[index &* stride] }
      nonmutating set { start[index &* stride] = newValue }
    }
  }

  /// The distance between neighbours where the whole matrix, row by row, is one line.
  private var evenStride: Int? {
    if shape.columns == 1 { return rowStride }
    return shape.rows == 1 || rowStride == shape.columns &* columnStride ? columnStride : nil
  }

  /// Whether all of it can be read as one line.
  var isLine: Bool { evenStride != nil }

  /// Line `index` of a loop along one line, if it takes one, else along each row.
  func line(_ index: Int, of count: Int) -> Line {
    if count == 1, let evenStride { return Line(start: entries, stride: evenStride) }
    return Line(start: entries + index &* rowStride, stride: columnStride)
  }

  /// The numbers of another matrix of the same shape.
  func become(_ other: Matrix) {
    let rows = other.isLine ? 1 : shape.rows
    let columns = shape.count / rows
    for row in 0..<rows {
      let (read, write) = (other.line(row, of: rows), line(row, of: rows).start)
      if read.stride == 1 {
        write.update(from: read.start, count: columns)
      } else {
        for index in 0..<columns { write[index] = read[index] }
      }
    }
  }

  /// Every entry the same.
  func fill(with number: Double) {
    for row in 0..<rows { for column in 0..<columns { self[row, column] = number } }
  }

  /// Every entry put through a function.
  func become(_ other: Matrix, _ transform: (Double) -> Double) {
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = transform(other[row, column]) }
    }
  }

  /// `transform` of entries that meet, added up row by row; either stretches to the other.
  static func total(
    _ a: Matrix, _ b: Matrix, _ transform: (Double, Double) -> Double
  ) -> Double {
    let shape = a.shape.widened(by: b.shape)
    let (a, b) = (a.stretched(to: shape), b.stretched(to: shape))
    var sum = 0.0
    for row in 0..<shape.rows {
      for column in 0..<shape.columns { sum += transform(a[row, column], b[row, column]) }
    }
    return sum
  }

  /// All entries added together, row by row.
  var total: Double {
    var sum = 0.0
    for row in 0..<rows { for column in 0..<columns { sum += self[row, column] } }
    return sum
  }

  /// A row or a column, counted from 0, added together.
  func total(_ axis: Axis, _ index: Int) -> Double {
    let line = line(axis, index)
    var sum = 0.0
    for place in 0..<(axis == .rows ? columns : rows) { sum += line[place] }
    return sum
  }

  /// A row or a column, counted from 0.
  func line(_ axis: Axis, _ index: Int) -> Line {
    switch axis {
    case .rows: Line(start: entries + index &* rowStride, stride: columnStride)
    case .columns: Line(start: entries + index &* columnStride, stride: rowStride)
    }
  }

  /// Repeated along dimensions of 1.
  /// - Precondition: `self.shape.stretches(to: shape)`.
  func stretched(to shape: Shape) -> Matrix {
    precondition(self.shape.stretches(to: shape), "\(self.shape) does not stretch to \(shape)")
    return Matrix(
      entries: entries, shape: shape, rowStride: rows == shape.rows ? rowStride : 0,
      columnStride: columns == shape.columns ? columnStride : 0)
  }

  /// The numbers, row by row.
  var tensor: Tensor {
    Tensor(
      shape,
      Array(unsafeUninitializedCapacity: shape.count) { elements, count in
        var place = 0
        for row in 0..<rows {
          for column in 0..<columns {
            elements.initializeElement(at: place, to: self[row, column])
            place &+= 1
          }
        }
        count = place
      })
  }
}
