package import Autodiff

// Values inside a sentence, and what became of them.

extension NumberText {
  /// A number, or rows as in `[1 2; 3 4]`, with at most so many significant digits: as short as it is
  /// exact; of a large matrix the corner.
  package func inline(_ tensor: Tensor, significant digits: Int) -> String {
    if let number = tensor.scalar { return significant(number, digits) }
    return rows(of: tensor) { significant($0, digits) }
  }

  /// More entries nobody reads in a sentence.
  private static let mostInSentence = 400
  private static let corner = 6

  /// Whether a sentence has all entries of a matrix, and not its corner only.
  package static func isWhole(inSentence shape: Shape) -> Bool { shape.count <= mostInSentence }

  /// Rows as in `[1 2; 3 4]`; of a large matrix `[1 2 …; 3 4 …; …] (corner of 30×40)`.
  func rows(of tensor: Tensor, _ text: (Double) -> String) -> String {
    let isWhole = Self.isWhole(inSentence: tensor.shape)
    let rows = isWhole ? tensor.rows : min(tensor.rows, Self.corner)
    let columns = isWhole ? tensor.columns : min(tensor.columns, Self.corner)
    let more = unicode ? "…" : "..."
    let lines = (0..<rows).map { row in
      ((0..<columns).map { text(tensor[row, $0]) } + (columns < tensor.columns ? [more] : []))
        .joined(separator: " ")
    }
    let all = "[" + (lines + (rows < tensor.rows ? [more] : [])).joined(separator: "; ") + "]"
    if isWhole { return all }
    let shape = "\(tensor.rows)\(unicode ? "×" : "x")\(tensor.columns)"
    return "\(all) (corner of \(shape))"
  }

  /// From old to new; a `>` alone would compare them.
  package var arrow: String { unicode ? "→" : "->" }

  /// With as many digits, and at least four, as tell it from another number.
  package func number(_ number: Double, apartFrom other: Double) -> String {
    for digits in 4..<17 {
      // Texts differ where one has zeros at its end: 6.4999 is 6.500 beside 6.5.
      let isSame =
        number.isFinite && other.isFinite
        && Decimal(number).rounded(digits: digits) == Decimal(other).rounded(digits: digits)
      let text = significant(number, digits)
      if !isSame, text != significant(other, digits) { return text }
    }
    return exact(number)
  }
}
