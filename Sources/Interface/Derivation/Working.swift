import Autodiff
import Notation
import Screen

/// A formula with its numbers put in, as far as a reader wants to see them apart.
///
/// `2(f₁ − y) ⊙ ∂L/∂l` is a factor in numbers, ⊙, and the gradient in numbers; what stands inside
/// the factor is computed already.
indirect enum Working: Sendable {
  case number(Double)
  case quantity(Tensor)
  case apply(Operation, [Working])

  /// - Parameter value: the value of each symbol.
  init(_ formula: Formula, value: (Symbol) -> Tensor) {
    switch formula {
    case .number(let number): self = .number(number)
    case .symbol(let symbol):
      let quantity = value(symbol)
      // A learning rate only scales.
      if case .named = symbol, let number = quantity.scalar {
        self = .number(number)
      } else {
        self = .quantity(quantity)
      }
    case .apply(let operation, let operands):
      switch operation {
      case .multiply, .select:
        self = .apply(operation, operands.map { Working(factor: $0, value: value) })
      case .matrixProduct, .add, .subtract, .negate:
        self = .apply(operation, operands.map { Working($0, value: value) })
      // Repeated entries are written out: what follows may be a matrix product of them.
      case .stretch:
        self = .quantity(formula.evaluated(value))
      case .transpose:
        self = .quantity(formula.evaluated(value))
      case .divide where operands.allSatisfy({ $0.constant != nil }):
        self = .apply(operation, operands.map { Working($0, value: value) })
      case _ where operands.count == 1 || operation == .power || operation == .constantPower:
        self = .apply(
          operation,
          operands.map { operand in
            operand.constant.map(Working.number) ?? .quantity(operand.evaluated(value))
          })
      default:
        self = .quantity(formula.evaluated(value))
      }
    }
  }

  /// A factor: only products and gradients are kept apart, the rest is one quantity.
  private init(factor formula: Formula, value: (Symbol) -> Tensor) {
    switch formula {
    case .number, .symbol, .apply(.multiply, _), .apply(.select, _), .apply(.matrixProduct, _),
      .apply(.stretch, _):
      self = Working(formula, value: value)
    case .apply(.divide, let operands) where operands.allSatisfy({ $0.constant != nil }):
      self = Working(formula, value: value)
    case .apply: self = .quantity(formula.evaluated(value))
    }
  }

  /// What a reader gets who calculates with the numbers that are shown.
  func value(in format: MatrixFormat) -> Tensor {
    switch self {
    case .number(let number): Tensor(number)
    case .quantity(let tensor): format.rounded(tensor)
    case .apply(let operation, let operands):
      operation.value(operands.map { $0.value(in: format) })
    }
  }

  /// Whether all of its numbers are shown.
  func isWhole(in format: MatrixFormat) -> Bool {
    switch self {
    case .number: true
    case .quantity(let tensor): format.showsAll(of: tensor.shape)
    case .apply(_, let operands): operands.allSatisfy { $0.isWhole(in: format) }
    }
  }

  private var shape: Shape {
    switch self {
    case .number: .scalar
    case .quantity(let tensor): tensor.shape
    case .apply(let operation, let operands):
      (try? operation.shape(operands.map(\.shape))) ?? .scalar
    }
  }

  /// The shapes, as `2×3 ⊙ 2×3`; scalars that only scale are left out.
  var shapes: String {
    switch self {
    case .number: return ""
    case .quantity(let tensor): return tensor.shape.description
    case .apply(let operation, let operands):
      let texts = operands.map(\.shapes).filter { !$0.isEmpty }
      guard texts.count == 2 else {
        let text = texts.first ?? ""
        return operation.axis == nil || text.isEmpty ? text : "Σ \(text)"
      }
      return texts.joined(separator: " \(sign(operation, operands)) ")
    }
  }

  /// The working as blocks side by side.
  func block(in format: MatrixFormat, style: Style) -> Block {
    switch self {
    case .number(let number): return Block(format.pen.numbers.significant(number, 4), style)
    case .quantity(let tensor): return format.block(tensor, style: style)
    case .apply(let operation, let operands):
      let blocks = operands.map { $0.block(in: format, style: style) }
      let spell = format.pen.glyphs.spell
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

  private func sign(_ operation: Operation, _ operands: [Working]) -> String {
    switch operation {
    case .add: "+"
    case .subtract: "−"
    case .multiply, .select: operands.contains(where: \.shape.isScalar) ? "·" : "⊙"
    default: "·"
    }
  }
}
