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
  /// A matrix in brackets after its power of ten, its columns in line with the decimal point; a scalar
  /// as a number.
  package func block(_ tensor: Tensor) -> TextBlock {
    if let lone = lone(tensor) { return TextBlock(lone) }
    let scale = scale(of: tensor)
    let rows = min(tensor.rows, largest.rows)
    let columns = min(tensor.columns, largest.columns)
    let cutsColumns = columns < tensor.columns
    var entries = (0..<rows).map { row in
      (0..<columns).map { aligned(tensor[row, $0], scale) } + (cutsColumns ? ["…"] : [])
    }
    if rows < tensor.rows { entries[rows - 1] = entries[rows - 1].map { _ in "⋮" } }
    let widths = (entries.first ?? []).indices.map { column in
      entries.map { $0[column].count }.max() ?? 0
    }
    let lines = entries.enumerated().map { row, texts in
      head(scale, isWritten: row == (rows - 1) / 2)
        + Self.line(texts, widths, row: row, of: rows)
    }
    return TextBlock(lines, isCut: cutsColumns || rows < tensor.rows)
  }

  /// A row a line, without brackets: the power of ten before the first.
  package func rows(_ tensor: Tensor) -> [String] {
    if let lone = lone(tensor) { return [lone] }
    let scale = scale(of: tensor)
    let entries = (0..<tensor.rows).map { row in tensor.row(row).map { aligned($0, scale) } }
    let width = entries.joined().map(\.count).max() ?? 0
    return entries.enumerated().map { row, texts in
      head(scale, isWritten: row == 0)
        + texts.map { String(repeating: " ", count: width - $0.count) + $0 }
        .joined(separator: "  ")
    }
  }

  /// The power of ten on one of the rows; as much room on the others.
  fileprivate func head(_ scale: Scale, isWritten: Bool) -> String {
    let prefix = prefix(scale)
    return isWritten ? prefix : String(repeating: " ", count: prefix.count)
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
    var used = "[  ]".count - 2 + format.prefix(scale).count
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
    var texts = widths.indices.map { format.aligned(tensor[row, $0], scale) }
    if widths.count < tensor.columns { texts.append("…") }
    return format.head(scale, isWritten: row == 0)
      + MatrixFormat.line(texts, widths, row: row, of: tensor.rows)
  }
}

extension Working {
  /// The working as pieces side by side.
  package func pieces(in format: MatrixFormat) -> [TextBlock] {
    switch self {
    case .number(let number): return [TextBlock(format.text(number))]
    case .quantity(let tensor): return [format.block(tensor)]
    case .apply(let operation, let operands):
      let pieces = operands.map { $0.pieces(in: format) }
      let whole = { (index: Int) in
        operands[index].hasPower(in: format)
          ? [TextBlock("(")] + pieces[index] + [TextBlock(")")] : pieces[index]
      }
      switch operation.reckoning {
      case .product, .passage, .sum, .difference, .matrixProduct:
        return bracketed(operands[0], pieces[0]) + [TextBlock(" \(sign(operation, operands)) ")]
          + bracketed(operands[1], pieces[1])
      case .quotient: return whole(0) + [TextBlock("/")] + whole(1)
      case .negative: return [TextBlock("−")] + bracketed(operands[0], pieces[0])
      case .power:
        // A² would be A A.
        let sign = operands[0].shape.isSquare ? "^∘" : "^"
        if case .number(2) = operands[1], sign == "^" { return whole(0) + [TextBlock("²")] }
        return whole(0) + [TextBlock(sign)] + whole(1)
      case .transpose, .square, .repetition, .count, .placement, .size, nil:
        let isPlain = operands[0].shape.isScalar || operands[0].hasPower(in: format)
        let (open, close) = isPlain ? ("[", "]") : (" ", "")
        if let sign = operation.notation.sign { return [TextBlock(sign)] + whole(0) }
        let name = operation.notation.function ?? operation.name
        return [TextBlock(name + open)] + pieces[0] + [TextBlock(close)]
      }
    }
  }

  /// Whether a power of ten stands before it.
  private func hasPower(in format: MatrixFormat) -> Bool {
    guard case .quantity(let tensor) = self, !tensor.isScalar else { return false }
    return format.scale(of: tensor).power != 0
  }

  /// A negative number after a sign stands in brackets.
  private func bracketed(_ operand: Working, _ pieces: [TextBlock]) -> [TextBlock] {
    guard case .quantity = operand, pieces[0].lines.count == 1,
      let first = pieces[0].lines[0].first, first == "−" || first == "-"
    else { return pieces }
    return [TextBlock("(")] + pieces + [TextBlock(")")]
  }
}
