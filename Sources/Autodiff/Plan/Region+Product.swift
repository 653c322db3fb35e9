// Four columns of B lie side by side in a panel; four rows of A meet them at once, so that sixteen sums
// stay in registers. Vectors of four are SSE2 or NEON code: the same on every machine.

extension Region {
  /// How many columns a panel has.
  static let panelWidth = 4
  private typealias Four = SIMD4<Double>

  /// The matrix product, A: m×k times B: k×n. Each sum in the order of the textbook, products and
  /// sums rounded apart: the bits of `Tensor.times`.
  /// - Parameter panel: where k rows of `panelWidth` numbers may be written.
  func becomeProduct(
    _ a: Region, _ b: Region, panel: Int, _ memory: inout MutableSpan<Double>
  ) {
    var column = 0
    while column < shape.columns {
      let width = min(Self.panelWidth, shape.columns - column)
      b.pack(column, width, into: panel, &memory)
      var row = 0
      while row < shape.rows {
        fillTile(row, column, width, a, panel, &memory)
        row += 4
      }
      column += width
    }
  }

  /// Columns from one on, with zeros in place of those that are missing in a panel.
  private func pack(
    _ column: Int, _ width: Int, into panel: Int, _ memory: inout MutableSpan<Double>
  ) {
    var (read, write) = (place(0, column), panel)
    for _ in 0..<shape.rows {
      if width == Self.panelWidth {
        memory[unchecked: write] = memory[unchecked: read]
        memory[unchecked: write &+ 1] = memory[unchecked: read &+ columnStride]
        memory[unchecked: write &+ 2] = memory[unchecked: read &+ 2 &* columnStride]
        memory[unchecked: write &+ 3] = memory[unchecked: read &+ 3 &* columnStride]
      } else {
        for index in 0..<width {
          memory[unchecked: write &+ index] = memory[unchecked: read &+ index &* columnStride]
        }
        for index in width..<Self.panelWidth { memory[unchecked: write &+ index] = 0 }
      }
      read &+= rowStride
      write &+= Self.panelWidth
    }
  }

  /// Four rows of the product in the columns of the panel. Below the last row it stands in for those
  /// that are missing.
  @inline(__always) private func fillTile(
    _ row: Int, _ column: Int, _ width: Int, _ a: Region, _ panel: Int,
    _ memory: inout MutableSpan<Double>
  ) {
    let last = shape.rows - 1
    var (at0, at1) = (a.place(row, 0), a.place(min(row + 1, last), 0))
    var (at2, at3) = (a.place(min(row + 2, last), 0), a.place(min(row + 3, last), 0))
    var (sum0, sum1, sum2, sum3) = (Four.zero, Four.zero, Four.zero, Four.zero)
    var place = panel
    for _ in 0..<a.shape.columns {
      let factors = Four(
        memory[unchecked: place], memory[unchecked: place &+ 1], memory[unchecked: place &+ 2],
        memory[unchecked: place &+ 3])
      sum0 += memory[unchecked: at0] * factors
      sum1 += memory[unchecked: at1] * factors
      sum2 += memory[unchecked: at2] * factors
      sum3 += memory[unchecked: at3] * factors
      place &+= Self.panelWidth
      at0 &+= a.columnStride
      at1 &+= a.columnStride
      at2 &+= a.columnStride
      at3 &+= a.columnStride
    }
    store(sum0, row, column, width, &memory)
    if row + 1 <= last { store(sum1, row + 1, column, width, &memory) }
    if row + 2 <= last { store(sum2, row + 2, column, width, &memory) }
    if row + 3 <= last { store(sum3, row + 3, column, width, &memory) }
  }

  @inline(__always) private func store(
    _ sums: Four, _ row: Int, _ column: Int, _ width: Int, _ memory: inout MutableSpan<Double>
  ) {
    let start = place(row, column)
    if width == Self.panelWidth {
      memory[unchecked: start] = sums[0]
      memory[unchecked: start &+ 1] = sums[1]
      memory[unchecked: start &+ 2] = sums[2]
      memory[unchecked: start &+ 3] = sums[3]
    } else {
      for index in 0..<width { memory[unchecked: start &+ index] = sums[index] }
    }
  }
}
