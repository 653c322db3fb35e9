/// How a line's value moves when what it uses moves: a composed, simplified formula over node
/// values and directions.
///
///     f1 = β1 + Ω1 @ h1      where h1 moves:  Ω₁ dh₁
///     f  = x * y + x         where x moves:   (y + 1) · dx
extension Simplifier<Symbol> {
  /// The tangent of a line, of the line's shape; nil if nothing that it uses moves.
  /// - Parameters:
  ///   - line: the node that `formula` computes.
  ///   - moves: whether the value of a node moves.
  func pushforward(
    of formula: Formula, line: Node.ID, moves: (Node.ID) -> Bool
  ) -> Formula? {
    let (tangent, shape) = tangent(of: formula, result: .symbol(.value(line)), moves: moves)
    return tangent.map { gathered($0, shape: shape) }
  }

  /// The tangent of a part of a line, nil if it does not move, and the part's shape.
  /// - Parameter result: how the value of `formula` is named in derivatives.
  private func tangent(
    of formula: Formula, result: Formula, moves: (Node.ID) -> Bool
  ) -> (formula: Formula?, shape: Shape) {
    switch formula {
    case .number: return (nil, .scalar)
    case .symbol(let symbol):
      let shape = shapeOfSymbol(symbol)
      guard case .value(let id) = symbol, moves(id) else { return (nil, shape) }
      return (.symbol(.direction(id)), shape)
    case .apply(let operation, let operands):
      let tangents = operands.map { tangent(of: $0, result: $0, moves: moves) }
      guard let shape = try? operation.shape(tangents.map(\.shape)) else {
        preconditionFailure("the line was checked as a whole")
      }
      let rule = operation.pushforward.droppingTangents { tangents[$0].formula == nil }
      guard let rule else { return (nil, shape) }
      let pushed = rule.written(over: operands, result: result) { index in
        tangents[index].formula ?? Formula.number(0).stretched(like: operands[index])
      }
      let simple = sized(pushed)
      if simple.shape == shape { return (simple.formula, shape) }
      // Where a bias moves and the batch does not, the tangent is still one column per example.
      return (simplified(simple.formula.stretched(like: result)), shape)
    }
  }

  /// Terms with the same direction brought together: y dx + dx is (y + 1) dx.
  private func gathered(_ tangent: Formula, shape: Shape) -> Formula {
    let products = Terms(tangent, in: self).products.filter { !$0.isZero }
    var order: [Formula] = []
    var factors: [Formula: Formula] = [:]
    for product in products {
      guard let direction = product.onlyDirection else { return tangent }
      let (factor, base) = product.split { $0.contains(direction) }
      if factors[base] == nil { order.append(base) }
      factors[base] = factors[base].map { $0 + factor } ?? factor
    }
    let terms = order.compactMap { base in
      factors[base].map { composed(simplified($0), base, shape: shape) }
    }
    guard let first = terms.first else { return tangent }
    let sum = terms.dropFirst().reduce(first) { sum, term in
      if case .apply(.negate, let inner) = term { sum - inner[0] } else { sum + term }
    }
    return self.shape(of: sum) == shape ? sum : tangent
  }
}

extension Product<Symbol> {
  /// The direction that the product is linear in, where one factor alone names one alone.
  fileprivate var onlyDirection: Symbol? {
    let directions = factors.flatMap { factor in
      factor.symbols.filter { if case .direction = $0 { true } else { false } }
    }
    return directions.count == 1 ? directions[0] : nil
  }
}

extension Rule {
  /// A forward rule without the terms whose tangents are all 0; nil if that is all of it.
  ///
  /// A rule is linear in its tangents, so that what names no other tangent is 0 as a whole.
  fileprivate func droppingTangents(where isZero: (Int) -> Bool) -> Rule? {
    var names = false
    var vanishes = true
    for case .tangent(let index) in symbols {
      names = true
      if !isZero(index) { vanishes = false }
    }
    if names && vanishes { return nil }
    guard case .apply(let operation, let operands) = self else { return self == 0 ? nil : self }
    let kept = operands.map { $0.droppingTangents(where: isZero) }
    guard operation == .add || operation == .subtract else {
      return .apply(operation, zip(kept, operands).map { $0 ?? $1 })
    }
    switch (kept[0], kept[1]) {
    case (nil, nil): return nil
    case (let left?, nil): return left
    case (nil, let right?): return operation == .add ? right : -right
    case (let left?, let right?): return .apply(operation, [left, right])
    }
  }
}
