/// A line as a tree whose long branches have a symbol to name them by, while its derivative is
/// composed: no step then works on more than it adds.
final class LineExpressions {
  /// What is shorter than this is written out at once, so that it is simplified with the rest.
  private static let longest = 12

  final class Expression {
    /// Nil for symbols and numbers.
    let operation: Operation?
    let operands: [Expression]
    /// The expression itself, or the symbol that stands for it.
    let name: Formula
    let usesNodes: Bool
    let shape: Shape

    init(
      operation: Operation?, operands: [Expression], name: Formula, usesNodes: Bool, shape: Shape
    ) {
      self.operation = operation
      self.operands = operands
      self.name = name
      self.usesNodes = usesNodes
      self.shape = shape
    }
  }

  /// What the symbols `.operand(n)` stand for, each over symbols of those before it.
  private var named: [(formula: Formula, shape: Shape)] = []
  private var written: [Formula] = []
  private let shapeOfSymbol: (Symbol) -> Shape
  private(set) lazy var root = expression(line)
  private let line: Formula

  init(_ line: Formula, shapeOfSymbol: @escaping (Symbol) -> Shape) {
    self.line = line
    self.shapeOfSymbol = shapeOfSymbol
  }

  /// A simplifier that knows the shapes of the symbols.
  var simplifier: Simplifier {
    Simplifier { [self] symbol in
      if case .operand(let number) = symbol { return named[number].shape }
      return shapeOfSymbol(symbol)
    }
  }

  /// The formula, or a symbol for it if it is long.
  func named(_ formula: Formula, _ shape: Shape) -> Formula {
    guard formula.operationCount > Self.longest else { return formula }
    named.append((formula, shape))
    return .operand(named.count - 1)
  }

  /// Whether the formula or an expression in it uses a symbol.
  func uses(_ symbol: Symbol, in formula: Formula) -> Bool {
    formula.contains(where: { [self] other in
      if case .operand(let number) = other { return uses(symbol, in: named[number].formula) }
      return other == symbol
    })
  }

  /// The formula with the expressions in place of their symbols.
  func writtenOut(_ formula: Formula) -> Formula {
    for (expression, _) in named.dropFirst(written.count) {
      written.append(expression.substituting(replacement))
    }
    return formula.substituting(replacement)
  }

  private func replacement(of symbol: Symbol) -> Formula {
    if case .operand(let number) = symbol { written[number] } else { .symbol(symbol) }
  }

  private func expression(_ formula: Formula) -> Expression {
    guard case .apply(let operation, let operands) = formula else {
      var shape = Shape.scalar
      if case .symbol(let symbol) = formula { shape = shapeOfSymbol(symbol) }
      return Expression(
        operation: nil, operands: [], name: formula, usesNodes: formula.constant == nil,
        shape: shape)
    }
    let operandExpressions = operands.map(expression)
    let shapes = operandExpressions.map(\.shape)
    let shape =
      (try? operation.shape(shapes)) ?? shapes.reduce(Shape.scalar) { $0.widened(by: $1) }
    return Expression(
      operation: operation, operands: operandExpressions,
      name: named(.apply(operation, operandExpressions.map(\.name)), shape),
      usesNodes: operandExpressions.contains(where: \.usesNodes), shape: shape)
  }
}
