/// How long the derivative of a line gets when it is written out.
///
/// The derivative of a function inside a function repeats the inner one, so that it grows with the
/// square of the depth, and beyond a page nobody reads it.
struct DerivativeSize {
  /// About thirty functions inside one another, or a hundred factors.
  static let longest = 20_000
  /// Of all lines together.
  static let longestSum = 1_500_000

  /// The sizes of the factors that arrive at every part of the line, added up.
  private(set) var total = 0
  private var leaves = 0

  init(of formula: Formula) {
    descend(formula, Measured(formula), adjoint: 1)
    // Each term is compared with every other one.
    total += leaves * leaves / 20
  }

  /// How many numbers, symbols and operations a formula has, and each of its operands.
  private struct Measured {
    let size: Int
    let operands: [Measured]

    init(_ formula: Formula) {
      guard case .apply(_, let inner) = formula else {
        (size, operands) = (1, [])
        return
      }
      operands = inner.map(Measured.init)
      size = operands.reduce(1) { $0 + $1.size }
    }
  }

  private mutating func descend(_ formula: Formula, _ measured: Measured, adjoint: Int) {
    total += adjoint
    guard total <= Self.longest, case .apply(let operation, let operands) = formula else {
      leaves += 1
      return
    }
    let sizes = measured.operands.map(\.size)
    let rules: [Rule]
    switch operation.derivative {
    case .elementwise(let partials): rules = partials
    case .linear(let pullbacks, _): rules = pullbacks
    }
    for (index, operand) in operands.enumerated() where index < rules.count {
      if case .number = operand { continue }
      let factor = Self.size(rules[index], operands: sizes, output: measured.size)
      descend(operand, measured.operands[index], adjoint: adjoint + factor)
    }
  }

  /// The size of a rule once an operation's operands are put in.
  private static func size(_ rule: Rule, operands: [Int], output: Int) -> Int {
    switch rule {
    case .symbol(.operand(let index)): operands[index]
    case .symbol(.output): output
    case .number, .symbol: 0
    case .apply(_, let inner):
      inner.reduce(0) { $0 + size($1, operands: operands, output: output) }
    }
  }
}
