package import Autodiff

// Values inside a sentence, and what became of them.

extension NumberText {
  /// A number, or rows as in `[1 2; 3 4]`, with at most so many significant digits: as short as it is
  /// exact.
  package func inline(_ tensor: Tensor, significant digits: Int) -> String {
    let rows = (0..<tensor.rows).map { row in
      tensor.row(row).map { significant($0, digits) }.joined(separator: " ")
    }
    return tensor.isScalar ? rows[0] : "[" + rows.joined(separator: "; ") + "]"
  }

  /// From old to new; a `>` alone would compare them.
  package var arrow: String { unicode ? "→" : "->" }

  /// With as many digits, and at least four, as tell it from another number.
  package func number(_ number: Double, apartFrom other: Double) -> String {
    for digits in 4..<17 {
      let text = significant(number, digits)
      if text != significant(other, digits) { return text }
    }
    return exact(number)
  }
}
