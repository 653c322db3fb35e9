import Autodiff
import Notation
import Screen

/// A matrix row by row, as many of its columns as fit a width: only the rows that are asked for are
/// written.
struct MatrixRows {
  private let tensor: Tensor
  private let format: MatrixFormat
  private let scale: MatrixFormat.Scale
  private let style: Style
  /// The columns that are shown, each as wide as its widest entry.
  private let widths: [Int]

  /// - Parameter columns: the width; one column of the matrix is shown in any case.
  init(_ tensor: Tensor, _ format: MatrixFormat, style: Style, columns: Int) {
    self.tensor = tensor
    self.format = format
    self.style = style
    scale = format.scale(of: tensor)
    let frame = ColumnWidth.columns(of: format.glyphs.spell("[  ]"))
    let more = ColumnWidth.columns(of: format.glyphs.spell("  …"))
    var widths: [Int] = []
    var used = frame - 2
    for column in 0..<tensor.columns {
      let width = format.width(ofColumn: column, in: tensor, scale)
      let rest = column < tensor.columns - 1 ? more : 0
      guard widths.isEmpty || used + 2 + width + rest <= columns else { break }
      used += 2 + width
      widths.append(width)
    }
    self.widths = widths
  }

  /// Row `row`, counted from 0.
  subscript(row: Int) -> StyledLine {
    let brackets = MatrixFormat.brackets(row: row, of: tensor.rows)
    var numbers = widths.enumerated().map { column, width in
      ColumnWidth.pad(format.text(tensor[row, column], scale), to: width, alignment: .right)
    }
    if widths.count < tensor.columns { numbers.append("…") }
    return StyledLine(
      "\(brackets.left) \(numbers.joined(separator: "  ")) \(brackets.right)", style
    ).spelled(format.glyphs)
  }
}

extension MatrixFormat {
  /// As wide as the widest of its entries, for which the extreme ones decide.
  fileprivate func width(ofColumn column: Int, in tensor: Tensor, _ scale: Scale) -> Int {
    var (least, most): (Double?, Double?)
    var others: Set<String> = []
    for row in 0..<tensor.rows {
      let number = tensor[row, column]
      if number.isFinite {
        least = min(least ?? number, number)
        most = max(most ?? number, number)
      } else {
        others.insert(text(number, scale))
      }
    }
    // Digits in front of an exponent do not follow the size.
    let usual = scale == .exponent ? ["−8.88e−888"] : []
    let texts = [least, most].compactMap { $0.map { text($0, scale) } } + others + usual
    return texts.map { ColumnWidth.columns(of: $0) }.max() ?? 0
  }
}
