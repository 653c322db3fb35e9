extension Region {
  /// The matrix product, A: m×k times B: k×n. Each sum in the order of the textbook, products and
  /// sums rounded apart: the bits of `Tensor.times`.
  func becomeProduct(_ a: Region, _ b: Region, _ memory: inout MutableSpan<Double>) {
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        var sum = 0.0
        for inner in 0..<a.shape.columns {
          sum += memory[a.place(row, inner)] * memory[b.place(inner, column)]
        }
        memory[place(row, column)] = sum
      }
    }
  }
}
