/// Reads one matrix of the block, entry by entry, and writes another.
typealias UnaryLoop = @Sendable (Region, _ result: Region, inout MutableSpan<Double>) -> Void
typealias BinaryLoop =
  @Sendable (
    Region, Region, _ result: Region, inout MutableSpan<Double>
  ) -> Void
typealias TernaryLoop =
  @Sendable (
    Region, Region, Region, _ result: Region, inout MutableSpan<Double>
  ) -> Void

// Places are added without a check, which would keep a loop from being vectorised: they lie in a block
// that was laid out with checks.
//
// A loop is compiled once for each operation, with the operation in it: the functions that make them
// are inlined where the operation is declared. Operands have the result's shape, by strides of 0
// where they stretch.

extension Kernel {
  @inline(__always) static func unary(_ value: @escaping @Sendable (Double) -> Double) -> Kernel {
    .eachEntry(value) { a, y, memory in
      let rows = a.isLine ? 1 : y.shape.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (read, write) = (a.line(row, of: rows), y.line(row, of: rows))
        if read.stride == 1 {
          for column in 0..<columns {
            memory[unchecked: write.start &+ column] = value(
              memory[unchecked: read.start &+ column])
          }
        } else {
          for column in 0..<columns {
            memory[unchecked: write.start &+ column] = value(memory[unchecked: read[column]])
          }
        }
      }
    }
  }

  @inline(__always) static func binary(
    _ value: @escaping @Sendable (Double, Double) -> Double
  ) -> Kernel {
    .pairs(value) { a, b, y, memory in
      let rows = a.isLine && b.isLine ? 1 : y.shape.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (left, right) = (a.line(row, of: rows), b.line(row, of: rows))
        let start = y.line(row, of: rows).start
        switch (left.stride, right.stride) {
        case (1, 1):
          for column in 0..<columns {
            memory[unchecked: start &+ column] = value(
              memory[unchecked: left.start &+ column], memory[unchecked: right.start &+ column])
          }
        case (1, 0):
          let number = memory[unchecked: right.start]
          for column in 0..<columns {
            memory[unchecked: start &+ column] = value(
              memory[unchecked: left.start &+ column], number)
          }
        case (0, 1):
          let number = memory[unchecked: left.start]
          for column in 0..<columns {
            memory[unchecked: start &+ column] = value(
              number, memory[unchecked: right.start &+ column])
          }
        default:
          for column in 0..<columns {
            memory[unchecked: start &+ column] = value(
              memory[unchecked: left[column]], memory[unchecked: right[column]])
          }
        }
      }
    }
  }

  @inline(__always) static func ternary(
    _ value: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> Kernel {
    .triples(value) { a, b, c, y, memory in
      let rows = a.isLine && b.isLine && c.isLine ? 1 : y.shape.rows
      let columns = y.shape.count / rows
      for row in 0..<rows {
        let (first, second) = (a.line(row, of: rows), b.line(row, of: rows))
        let (third, start) = (c.line(row, of: rows), y.line(row, of: rows).start)
        for column in 0..<columns {
          memory[unchecked: start &+ column] = value(
            memory[unchecked: first[column]], memory[unchecked: second[column]],
            memory[unchecked: third[column]])
        }
      }
    }
  }
}
