import Autodiff
import Notation
import Screen

extension Working {
  /// The working as blocks side by side.
  func block(in format: MatrixFormat, style: Style) -> Block {
    switch self {
    case .number(let number): return Block(format.numbers.significant(number, 4), style)
    case .quantity(let tensor): return format.block(tensor, style: style)
    case .apply(let operation, let operands):
      let blocks = operands.map { $0.block(in: format, style: style) }
      let spell = format.glyphs.spell
      switch operation {
      case .multiply, .select, .add, .subtract, .matrixProduct:
        let sign = Block(spell(" \(sign(operation, operands)) "), .plain)
        return .row([bracketed(operands[0], blocks[0]), sign, bracketed(operands[1], blocks[1])])
      case .divide:
        return .row([blocks[0], Block("/"), blocks[1]])
      case .negate:
        return .row([Block(spell("−")), bracketed(operands[0], blocks[0])])
      case .power, .constantPower:
        if case .number(2) = operands[1] { return .row([blocks[0], Block(spell("²"))]) }
        return .row([blocks[0], Block("^"), blocks[1]])
      default:
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
