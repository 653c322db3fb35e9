/// What is named while a line is differentiated: what the line names, or a long branch of it under
/// its number.
enum LineSymbol: Sendable, Hashable {
  case node(Symbol)
  case branch(Int)
}

/// A part of a line or of its derivative.
typealias LineFormula = Expression<LineSymbol>

/// A line as a tree whose long branches have a symbol to name them by, while its derivative is
/// composed: no step then works on more than it adds.
final class LineExpressions {
  /// What is shorter than this is written out at once, so that it is simplified with the rest.
  private static let longest = 12

  final class Branch {
    /// Nil for symbols and numbers.
    let operation: Operation?
    let operands: [Branch]
    /// The branch itself, or the symbol that stands for it.
    let name: LineFormula
    let usesNodes: Bool
    let shape: Shape

    init(
      operation: Operation?, operands: [Branch], name: LineFormula, usesNodes: Bool, shape: Shape
    ) {
      self.operation = operation
      self.operands = operands
      self.name = name
      self.usesNodes = usesNodes
      self.shape = shape
    }
  }

  /// What the symbols `.branch(n)` stand for, each over symbols of those before it.
  private var named: [(formula: LineFormula, shape: Shape)] = []
  private var written: [Formula] = []
  private let shapeOfSymbol: (Symbol) -> Shape
  private(set) lazy var root = branch(line)
  private let line: Formula

  init(_ line: Formula, shapeOfSymbol: @escaping (Symbol) -> Shape) {
    self.line = line
    self.shapeOfSymbol = shapeOfSymbol
  }

  /// A simplifier that knows the shapes of the symbols.
  var simplifier: Simplifier<LineSymbol> {
    Simplifier { [self] symbol in
      switch symbol {
      case .branch(let number): named[number].shape
      case .node(let symbol): shapeOfSymbol(symbol)
      }
    }
  }

  /// 0 of a node's shape.
  func zero(like node: Node.ID) -> LineFormula {
    simplifier.simplified(LineFormula.number(0).stretched(like: .symbol(.node(.value(node)))))
  }

  /// The formula, or a symbol for it if it is long.
  func named(_ formula: LineFormula, _ shape: Shape) -> LineFormula {
    guard formula.operationCount > Self.longest else { return formula }
    named.append((formula, shape))
    return .symbol(.branch(named.count - 1))
  }

  /// Whether the formula or a branch in it uses a symbol.
  func uses(_ symbol: LineSymbol, in formula: LineFormula) -> Bool {
    formula.contains(where: { [self] other in
      if case .branch(let number) = other { return uses(symbol, in: named[number].formula) }
      return other == symbol
    })
  }

  /// The formula with the branches in place of their symbols.
  func writtenOut(_ formula: LineFormula) -> Formula {
    for (branch, _) in named.dropFirst(written.count) {
      written.append(branch.substituting(replacement))
    }
    return formula.substituting(replacement)
  }

  private func replacement(of symbol: LineSymbol) -> Formula {
    switch symbol {
    case .branch(let number): written[number]
    case .node(let symbol): .symbol(symbol)
    }
  }

  private func branch(_ formula: Formula) -> Branch {
    switch formula {
    case .number(let number):
      return Branch(
        operation: nil, operands: [], name: .number(number), usesNodes: false, shape: .scalar)
    case .symbol(let symbol):
      return Branch(
        operation: nil, operands: [], name: .symbol(.node(symbol)), usesNodes: true,
        shape: shapeOfSymbol(symbol))
    case .apply(let operation, let operands):
      let branches = operands.map(branch)
      let shapes = branches.map(\.shape)
      let shape =
        (try? operation.shape(shapes)) ?? shapes.reduce(Shape.scalar) { $0.widened(by: $1) }
      return Branch(
        operation: operation, operands: branches,
        name: named(.apply(operation, branches.map(\.name)), shape),
        usesNodes: branches.contains(where: \.usesNodes), shape: shape)
    }
  }
}
