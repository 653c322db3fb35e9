import Autodiff
import Notation
import Screen

extension MatrixFormat {
  var glyphs: Glyphs { numbers.unicode ? .unicode : .ascii }

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
        return line.spelled(glyphs)
      }, isCut: cutsColumns || rows < tensor.rows)
  }

  static func brackets(row: Int, of rows: Int) -> (left: String, right: String) {
    if rows == 1 { return ("[", "]") }
    if row == 0 { return ("⎡", "⎤") }
    return row == rows - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
  }
}
