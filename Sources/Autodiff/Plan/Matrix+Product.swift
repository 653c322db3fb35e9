internal import CProduct

extension Matrix {
  /// How many columns of B are taken at once, at most.
  static let panelWidth = CProductPanelWidth

  /// How wide the vectors of this processor are.
  private static let widestVectors = CProductWidestVectors()

  /// The matrix product, A: m×k times B: k×n, and what is added to it. O(m·k·n).
  ///
  /// Each sum is in the order of the textbook, products and sums rounded apart: the same bits on every
  /// machine, and by vectors of every width.
  /// - Parameters:
  ///   - panel: where k rows of `panelWidth` numbers may be written.
  ///   - addend: m×n, with a column stride of 0 or 1; added to the finished sums.
  ///   - width: of the vectors; the widest that there are unless it is given.
  /// - Precondition: this matrix lies row by row, and apart from the others.
  func becomeProduct(
    _ a: Matrix, _ b: Matrix, panel: UnsafeMutablePointer<Double>, adding addend: Matrix? = nil,
    by width: CProductWidth = widestVectors
  ) {
    CProductMultiply(
      width, lying, a.lying, b.lying, addend?.lying ?? CProductMatrix(), panel)
  }

  /// As C has it.
  private var lying: CProductMatrix {
    CProductMatrix(
      entries: entries, rows: rows, columns: columns, rowStride: rowStride,
      columnStride: columnStride)
  }

  /// The widths of vectors that this processor has.
  static var widths: [CProductWidth] {
    [.two, .four, .eight].filter {
      $0.rawValue <= widestVectors.rawValue
    }
  }
}
