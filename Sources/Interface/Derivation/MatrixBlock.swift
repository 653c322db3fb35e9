import Autodiff
import Notation
import Screen

/// How the entries of matrices are written in a derivation.
struct MatrixFormat: Hashable, Sendable {
  /// Decimals of each entry.
  var decimals: Int
  /// Of a larger matrix the corner is shown.
  var largest: Shape
  let pen: Pen

  /// A matrix in brackets, its columns in line with the decimal point; a scalar as a number.
  func block(_ tensor: Tensor, style: Style) -> Block {
    let scale = scale(of: tensor)
    if let scalar = tensor.scalar { return Block(text(scalar, scale), style) }
    let rows = min(tensor.rows, largest.rows)
    let columns = min(tensor.columns, largest.columns)
    let cutsColumns = columns < tensor.columns
    var entries = (0..<rows).map { row in
      (0..<columns).map { text(tensor[row, $0], scale) } + (cutsColumns ? ["…"] : [])
    }
    if rows < tensor.rows {
      entries[rows - 1] = entries[rows - 1].map { _ in "⋮" }
    }
    let widths = (entries.first ?? []).indices.map { column in
      entries.map { ColumnWidth.columns(of: $0[column]) }.max() ?? 0
    }
    return Block(
      entries.enumerated().map { index, row in
        let brackets = Self.brackets(row: index, of: rows)
        let numbers = zip(row, widths).map { text, width in
          ColumnWidth.pad(text, to: width, alignment: .right)
        }
        var line = StyledLine(brackets.left + " ", style)
        line.append(numbers.joined(separator: "  "), style)
        line.append(" " + brackets.right, style)
        return line.spelled(pen.glyphs)
      }, isCut: cutsColumns || rows < tensor.rows)
  }

  static func brackets(row: Int, of rows: Int) -> (left: String, right: String) {
    if rows == 1 { return ("[", "]") }
    if row == 0 { return ("⎡", "⎤") }
    return row == rows - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }

  /// How the entries of one matrix are written.
  enum Scale { case whole, decimals, exponent }

  /// Without decimals where the whole matrix has none, with an exponent where decimals would say
  /// nothing or too much. It looks at every entry.
  func scale(of tensor: Tensor) -> Scale {
    let largest = tensor.largestMagnitude
    if largest >= 1e6 { return .exponent }
    if tensor.isWhole { return .whole }
    var resolution = 0.5
    for _ in 0..<decimals { resolution /= 10 }
    return largest < resolution ? .exponent : .decimals
  }

  /// An entry of a matrix.
  func text(_ number: Double, _ scale: Scale) -> String {
    switch scale {
    case .whole: pen.numbers.decimals(number, 0)
    case .decimals: pen.numbers.decimals(number, decimals)
    case .exponent: pen.numbers.significant(number, 3)
    }
  }

  /// The tensor as it is shown: what a reader can calculate with.
  func rounded(_ tensor: Tensor) -> Tensor {
    let scale = scale(of: tensor)
    return Tensor(tensor.shape, tensor.elements.map { NumberText.value(text($0, scale)) ?? $0 })
  }

  /// Whether two matrices show the same entries.
  func shows(_ a: Tensor, as b: Tensor) -> Bool {
    let scale = scale(of: b)
    return zip(a.elements, b.elements).allSatisfy { text($0, scale) == text($1, scale) }
  }

  /// Whether every entry of a matrix is shown, and not its corner only.
  func showsAll(of shape: Shape) -> Bool {
    shape.rows <= largest.rows && shape.columns <= largest.columns
  }
}
