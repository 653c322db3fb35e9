extension Expression {
  /// The same formula with every symbol replaced.
  public func substituting<Other>(
    _ replacement: (Symbol) -> Expression<Other>
  ) -> Expression<Other> {
    switch self {
    case .number(let number): .number(number)
    case .symbol(let symbol): replacement(symbol)
    case .apply(let operation, let operands):
      .apply(operation, operands.map { $0.substituting(replacement) })
    }
  }

  public func contains(_ symbol: Symbol) -> Bool { contains(where: { $0 == symbol }) }

  public func contains(where condition: (Symbol) -> Bool) -> Bool {
    switch self {
    case .number: false
    case .symbol(let symbol): condition(symbol)
    case .apply(_, let operands): operands.contains { $0.contains(where: condition) }
    }
  }

  /// Whether an operation of a kind is applied in it.
  package func applies(where condition: (Operation) -> Bool) -> Bool {
    guard case .apply(let operation, let operands) = self else { return false }
    return condition(operation) || operands.contains { $0.applies(where: condition) }
  }

  /// Every symbol once, in the order in which it is first written.
  public var symbols: [Symbol] {
    var found: [Symbol] = []
    var seen: Set<Symbol> = []
    visitSymbols { symbol in
      if seen.insert(symbol).inserted { found.append(symbol) }
    }
    return found
  }

  private func visitSymbols(_ visit: (Symbol) -> Void) {
    switch self {
    case .number: break
    case .symbol(let symbol): visit(symbol)
    case .apply(_, let operands):
      for operand in operands { operand.visitSymbols(visit) }
    }
  }

  /// How many operations are applied, in all.
  public var operationCount: Int {
    guard case .apply(_, let operands) = self else { return 0 }
    return operands.reduce(1) { $0 + $1.operationCount }
  }

  /// A negated number as a number.
  public var folded: Expression {
    if case .apply(.negate, let operands) = self, let number = operands[0].constant {
      return .number(-number)
    }
    return self
  }

  /// The number, if the formula is one.
  public var constant: Double? {
    if case .number(let value) = self { value } else { nil }
  }
}

extension Formula {
  /// Whether it is made of the numbers of such a symbol; one of which only the shape matters does
  /// not count.
  package func usesNumbers(where condition: (Symbol) -> Bool) -> Bool {
    switch self {
    case .number: false
    case .symbol(let symbol): condition(symbol)
    case .apply(let operation, let operands):
      operands.dropLast(operation.traits.lendsShape ? 1 : 0)
        .contains { $0.usesNumbers(where: condition) }
    }
  }
}
