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

extension Working {
  /// The working as blocks side by side.
  func block(in format: MatrixFormat, style: Style) -> Block {
    switch self {
    case .number(let number): return Block(format.numbers.significant(number, 4), style)
    case .quantity(let tensor): return format.block(tensor, style: style)
    case .apply(let operation, let operands):
      let blocks = operands.map { $0.block(in: format, style: style) }
      let spell = format.glyphs.spell
      switch operation.reckoning {
      case .product, .passage, .sum, .difference, .matrixProduct:
        let sign = Block(spell(" \(sign(operation, operands)) "), .plain)
        return .row([bracketed(operands[0], blocks[0]), sign, bracketed(operands[1], blocks[1])])
      case .quotient:
        return .row([blocks[0], Block("/"), blocks[1]])
      case .negative:
        return .row([Block(spell("−")), bracketed(operands[0], blocks[0])])
      case .power:
        if case .number(2) = operands[1] { return .row([blocks[0], Block(spell("²"))]) }
        return .row([blocks[0], Block("^"), blocks[1]])
      case .transpose, .square, .repetition, .count, .placement, .size, nil:
        let isMatrix = blocks[0].columns > 0 && !operands[0].shape.isScalar
        return .row([
          Block(spell(operation.notation.function ?? operation.name) + (isMatrix ? " " : "[")),
          blocks[0],
          Block(isMatrix ? "" : "]"),
        ])
      }
    }
  }

  /// A negative number after a sign stands in brackets.
  private func bracketed(_ operand: Working, _ block: Block) -> Block {
    guard block.rows == 1, let first = block.lines[0].text.first, first == "−" || first == "-",
      case .quantity = operand
    else { return block }
    return .row([Block("("), block, Block(")")])
  }
}

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
