package import Autodiff

/// A piece of a formula with its numbers: lines that stand beside others on a common middle row.
package struct TextBlock: Hashable, Sendable {
  package let lines: [String]
  /// Whether rows or columns of a matrix are left out.
  package let isCut: Bool

  init(_ lines: [String], isCut: Bool = false) {
    self.lines = lines
    self.isCut = isCut
  }

  /// A sign or a word.
  init(_ text: String) { self.init([text]) }
}

extension MatrixFormat {
  /// A matrix in brackets, its columns in line with the decimal point; a scalar as a number.
  package func block(_ tensor: Tensor) -> TextBlock {
    let scale = scale(of: tensor)
    if let scalar = tensor.scalar { return TextBlock(text(scalar, scale)) }
    let rows = min(tensor.rows, largest.rows)
    let columns = min(tensor.columns, largest.columns)
    let cutsColumns = columns < tensor.columns
    var entries = (0..<rows).map { row in
      (0..<columns).map { text(tensor[row, $0], scale) } + (cutsColumns ? ["…"] : [])
    }
    if rows < tensor.rows { entries[rows - 1] = entries[rows - 1].map { _ in "⋮" } }
    let widths = (entries.first ?? []).indices.map { column in
      entries.map { $0[column].count }.max() ?? 0
    }
    let lines = entries.enumerated().map { row, texts in
      Self.line(texts, widths, row: row, of: rows)
    }
    return TextBlock(lines, isCut: cutsColumns || rows < tensor.rows)
  }

  /// One row in its part of the brackets; a text without a width is as wide as it is.
  fileprivate static func line(
    _ texts: [String], _ widths: [Int], row: Int, of rows: Int
  ) -> String {
    let (left, right) =
      rows == 1
      ? ("[", "]") : row == 0 ? ("⎡", "⎤") : row == rows - 1 ? ("⎣", "⎦") : ("⎢", "⎥")
    let numbers = texts.enumerated().map { column, text in
      let width = column < widths.count ? widths[column] : 0
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return "\(left) \(numbers.joined(separator: "  ")) \(right)"
  }
}

/// A matrix row by row, as many of its columns as fit a width: only the rows that are asked for are
/// written.
package struct MatrixRows {
  private let tensor: Tensor
  private let format: MatrixFormat
  private let scale: MatrixFormat.Scale
  /// The columns that are shown, each as wide as its widest entry.
  private let widths: [Int]

  /// - Parameter columns: the width; one column of the matrix is shown in any case.
  package init(_ tensor: Tensor, _ format: MatrixFormat, columns: Int) {
    self.tensor = tensor
    self.format = format
    scale = format.scale(of: tensor)
    let more = format.numbers.unicode ? "  …".count : "  ...".count
    var widths: [Int] = []
    var used = "[  ]".count - 2
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
  package subscript(row: Int) -> String {
    var texts = widths.indices.map { format.text(tensor[row, $0], scale) }
    if widths.count < tensor.columns { texts.append("…") }
    return MatrixFormat.line(texts, widths, row: row, of: tensor.rows)
  }
}

extension Working {
  /// The working as pieces side by side.
  package func pieces(in format: MatrixFormat) -> [TextBlock] {
    switch self {
    case .number(let number): return [TextBlock(format.numbers.significant(number, 4))]
    case .quantity(let tensor): return [format.block(tensor)]
    case .apply(let operation, let operands):
      let pieces = operands.map { $0.pieces(in: format) }
      switch operation.reckoning {
      case .product, .passage, .sum, .difference, .matrixProduct:
        return bracketed(operands[0], pieces[0]) + [TextBlock(" \(sign(operation, operands)) ")]
          + bracketed(operands[1], pieces[1])
      case .quotient: return pieces[0] + [TextBlock("/")] + pieces[1]
      case .negative: return [TextBlock("−")] + bracketed(operands[0], pieces[0])
      case .power:
        if case .number(2) = operands[1] { return pieces[0] + [TextBlock("²")] }
        return pieces[0] + [TextBlock("^")] + pieces[1]
      case .transpose, .square, .repetition, .count, .placement, .size, nil:
        let (open, close) = operands[0].shape.isScalar ? ("[", "]") : (" ", "")
        let name = operation.notation.function ?? operation.name
        return [TextBlock(name + open)] + pieces[0] + [TextBlock(close)]
      }
    }
  }

  /// A negative number after a sign stands in brackets.
  private func bracketed(_ operand: Working, _ pieces: [TextBlock]) -> [TextBlock] {
    guard case .quantity = operand, pieces[0].lines.count == 1,
      let first = pieces[0].lines[0].first, first == "−" || first == "-"
    else { return pieces }
    return [TextBlock("(")] + pieces + [TextBlock(")")]
  }
}
