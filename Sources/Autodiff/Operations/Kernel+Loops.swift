/// Reads one matrix, entry by entry, and writes another.
typealias UnaryLoop = @Sendable (Matrix, _ result: Matrix) -> Void
typealias BinaryLoop = @Sendable (Matrix, Matrix, _ result: Matrix) -> Void
typealias TernaryLoop = @Sendable (Matrix, Matrix, Matrix, _ result: Matrix) -> Void
/// Reads whole matrices and writes another, which lies apart.
typealias WholeLoop = @Sendable (Matrices, _ result: Matrix) -> Void

// A loop is compiled once for each operation, with the operation in it: the functions that make them
// are inlined where the operation is declared. Operands have the result's shape, by strides of 0
// where they stretch.

extension Kernel {
  @inline(__always) static func unary(_ value: @escaping @Sendable (Double) -> Double) -> Kernel {
    .eachEntry { a, y in
      let rows = a.isLine ? 1 : y.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (read, write) = (a.line(row, of: rows), y.line(row, of: rows).start)
        if read.stride == 1 {
          for column in 0..<columns { write[column] = value(read.start[column]) }
        } else {
          for column in 0..<columns { write[column] = value(read[column]) }
        }
      }
    }
  }

  @inline(__always) static func binary(
    _ value: @escaping @Sendable (Double, Double) -> Double
  ) -> Kernel {
    .pairs(loop(value))
  }

  /// The loop of `binary`.
  @inline(__always) static func loop(
    _ value: @escaping @Sendable (Double, Double) -> Double
  ) -> BinaryLoop {
    { a, b, y in
      let rows = a.isLine && b.isLine ? 1 : y.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (left, right) = (a.line(row, of: rows), b.line(row, of: rows))
        let write = y.line(row, of: rows).start
        switch (left.stride, right.stride) {
        case (1, 1):
          for column in 0..<columns {
            write[column] = value(left.start[column], right.start[column])
          }
        case (1, 0):
          let number = right.start[0]
          for column in 0..<columns { write[column] = value(left.start[column], number) }
        case (0, 1):
          let number = left.start[0]
          for column in 0..<columns { write[column] = value(number, right.start[column]) }
        default:
          for column in 0..<columns { write[column] = value(left[column], right[column]) }
        }
      }
    }
  }

  @inline(__always) static func ternary(
    _ value: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> Kernel {
    .triples(loop(value))
  }

  /// The loop of `ternary`.
  @inline(__always) static func loop(
    _ value: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> TernaryLoop {
    { a, b, c, y in
      let rows = a.isLine && b.isLine && c.isLine ? 1 : y.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (first, second) = (a.line(row, of: rows), b.line(row, of: rows))
        let (third, write) = (c.line(row, of: rows), y.line(row, of: rows).start)
        switch (first.stride, second.stride, third.stride) {
        case (0, 1, 1):
          let number = first.start[0]
          // Four are read before they are written: where an operand is the result, as in an update,
          // the compiler makes no vectors of single ones.
          var (b, c, y) = (second.start, third.start, write)
          for _ in 0..<columns / 4 {
            (y[0], y[1], y[2], y[3]) = (
              value(number, b[0], c[0]), value(number, b[1], c[1]), value(number, b[2], c[2]),
              value(number, b[3], c[3])
            )
            (b, c, y) = (b + 4, c + 4, y + 4)
          }
          for rest in 0..<columns % 4 { y[rest] = value(number, b[rest], c[rest]) }
        default:
          for column in 0..<columns {
            write[column] = value(first[column], second[column], third[column])
          }
        }
      }
    }
  }
}
