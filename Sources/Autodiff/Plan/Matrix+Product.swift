// Matrix products: two rows of A meet up to ten columns of B at once, or four rows up to four columns,
// so that all their sums stay in registers. Vectors of two are SSE2 or NEON code, and each sum is in
// the order of the textbook, products and sums rounded apart: the same bits on every machine.

extension Matrix {
  /// How many columns of B are taken at once, at most.
  static let panelWidth = 10

  /// The matrix product, A: m×k times B: k×n, and what is added to it. O(m·k·n).
  /// - Parameters:
  ///   - panel: where k rows of `panelWidth` numbers may be written.
  ///   - addend: m×n, with a column stride of 0 or 1; added to the finished sums.
  /// - Precondition: this matrix lies row by row, and apart from the others.
  func becomeProduct(
    _ a: Matrix, _ b: Matrix, panel: UnsafeMutablePointer<Double>, adding addend: Matrix? = nil
  ) {
    // Columns are read again for every two rows: far apart, they would not stay in the cache.
    let isPacked = b.columnStride != 1 || (rows >= 64 && b.rowStride >= 256)
    var column = 0
    while column < columns {
      let rest = columns &- column
      let width = rest == 10 ? 10 : rest >= 8 ? 8 : rest >= 4 ? 4 : rest >= 2 ? 2 : 1
      var columns = Columns(start: b.entries + column &* b.columnStride, rowStride: b.rowStride)
      if isPacked {
        b.pack(column, width, into: panel)
        columns = Columns(start: panel, rowStride: width)
      }
      switch width {
      case 10: fillTwoByTwo(Ten.self, column, a, columns, addend)
      case 8: fillTwoByTwo(SIMD8<Double>.self, column, a, columns, addend)
      case 4: fillFourByFour(SIMD4<Double>.self, column, a, columns, addend)
      case 2: fillFourByFour(SIMD2<Double>.self, column, a, columns, addend)
      default: fillFourByFour(Double.self, column, a, columns, addend)
      }
      column &+= width
    }
  }

  /// Columns of B that lie side by side.
  private struct Columns {
    let start: UnsafeMutablePointer<Double>
    let rowStride: Int
  }

  private func pack(_ column: Int, _ width: Int, into panel: UnsafeMutablePointer<Double>) {
    var (read, write) = (entries + column &* columnStride, panel)
    for _ in 0..<rows {
      for index in 0..<width { write[index] = read[index &* columnStride] }
      read += rowStride
      write += width
    }
  }

  @inline(__always) private func fillTwoByTwo<Sums: ProductSums>(
    _: Sums.Type, _ column: Int, _ a: Matrix, _ b: Columns, _ addend: Matrix?
  ) {
    var row = 0
    while row &+ 2 <= rows {
      var (sum0, sum1) = (Sums.zero, Sums.zero)
      var (left, right) = (a.entries + row &* a.rowStride, b.start)
      for _ in 0..<a.columns {
        let factors = UnsafeRawPointer(right).loadUnaligned(as: Sums.self)
        sum0 += left[0] * factors
        sum1 += left[a.rowStride] * factors
        left += a.columnStride
        right += b.rowStride
      }
      store(sum0, row, column, addend)
      store(sum1, row &+ 1, column, addend)
      row &+= 2
    }
    if row < rows { fillRow(Sums.self, row, column, a, b, addend) }
  }

  @inline(__always) private func fillFourByFour<Sums: ProductSums>(
    _: Sums.Type, _ column: Int, _ a: Matrix, _ b: Columns, _ addend: Matrix?
  ) {
    var row = 0
    while row &+ 4 <= rows {
      var (sum0, sum1, sum2, sum3) = (Sums.zero, Sums.zero, Sums.zero, Sums.zero)
      var (left, right) = (a.entries + row &* a.rowStride, b.start)
      for _ in 0..<a.columns {
        let factors = UnsafeRawPointer(right).loadUnaligned(as: Sums.self)
        sum0 += left[0] * factors
        sum1 += left[a.rowStride] * factors
        sum2 += left[2 &* a.rowStride] * factors
        sum3 += left[3 &* a.rowStride] * factors
        left += a.columnStride
        right += b.rowStride
      }
      store(sum0, row, column, addend)
      store(sum1, row &+ 1, column, addend)
      store(sum2, row &+ 2, column, addend)
      store(sum3, row &+ 3, column, addend)
      row &+= 4
    }
    while row < rows {
      fillRow(Sums.self, row, column, a, b, addend)
      row &+= 1
    }
  }

  @inline(__always) private func fillRow<Sums: ProductSums>(
    _: Sums.Type, _ row: Int, _ column: Int, _ a: Matrix, _ b: Columns, _ addend: Matrix?
  ) {
    var sum = Sums.zero
    var (left, right) = (a.entries + row &* a.rowStride, b.start)
    for _ in 0..<a.columns {
      sum += left[0] * UnsafeRawPointer(right).loadUnaligned(as: Sums.self)
      left += a.columnStride
      right += b.rowStride
    }
    store(sum, row, column, addend)
  }

  @inline(__always) private func store<Sums: ProductSums>(
    _ sums: Sums, _ row: Int, _ column: Int, _ addend: Matrix?
  ) {
    var sums = sums
    if let addend {
      let start = addend.entries + row &* addend.rowStride + column &* addend.columnStride
      sums +=
        addend.columnStride == 0
        ? Sums(repeating: start[0]) : UnsafeRawPointer(start).loadUnaligned(as: Sums.self)
    }
    UnsafeMutableRawPointer(entries + row &* rowStride + column)
      .storeBytes(of: sums, as: Sums.self)
  }
}

/// Sums of neighbouring columns.
private protocol ProductSums: BitwiseCopyable {
  static var zero: Self { get }
  init(repeating: Double)
  static func += (sums: inout Self, others: Self)
  static func * (factor: Double, sums: Self) -> Self
}

extension Double: ProductSums {
  init(repeating number: Double) { self = number }
}
extension SIMD2<Double>: ProductSums {}
extension SIMD4<Double>: ProductSums {}
extension SIMD8<Double>: ProductSums {}

/// What ten examples take: as many as five registers hold.
private struct Ten: ProductSums {
  var eight: SIMD8<Double>
  var two: SIMD2<Double>

  static var zero: Ten { Ten(eight: .zero, two: .zero) }

  init(eight: SIMD8<Double>, two: SIMD2<Double>) {
    self.eight = eight
    self.two = two
  }

  init(repeating number: Double) {
    self.init(eight: SIMD8(repeating: number), two: SIMD2(repeating: number))
  }

  static func += (sums: inout Ten, others: Ten) {
    sums.eight += others.eight
    sums.two += others.two
  }

  static func * (factor: Double, sums: Ten) -> Ten {
    Ten(eight: factor * sums.eight, two: factor * sums.two)
  }
}
