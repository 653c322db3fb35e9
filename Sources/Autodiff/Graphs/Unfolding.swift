/// Nodes to which lines are added operation by operation.
struct Unfolding {
  var nodes: [Node] = []

  mutating func add(
    _ name: String, _ kind: Node.Kind, _ shape: Shape, _ formula: Formula?
  ) -> Node.ID {
    nodes.append(Node(id: nodes.count, name: name, kind: kind, shape: shape, formula: formula))
    return nodes.count - 1
  }

  /// Adds the line `name = formula`: its operations as `name.1`, `name.2`, …, the last one as `name`.
  /// - Precondition: the shapes fit.
  mutating func addLine(_ name: String, _ formula: Formula) -> Node.ID {
    var inner = 0
    let outermost = formula.mappingOperands { addInner($0, of: name, count: &inner) }
    return add(name, .computed, shape(of: outermost), outermost)
  }

  /// The symbol of an operation, after it has become a line.
  private mutating func addInner(
    _ formula: Formula, of line: String, count inner: inout Int
  ) -> Formula {
    guard case .apply = formula else { return formula }
    let operation = formula.mappingOperands { addInner($0, of: line, count: &inner) }
    // What no value can change stays inside.
    guard case .apply(_, let operands) = operation, operands.contains(where: \.isSymbol) else {
      return formula
    }
    inner += 1
    return .symbol(.value(add("\(line).\(inner)", .computed, shape(of: operation), operation)))
  }

  private func shape(of operation: Formula) -> Shape {
    do {
      return try operation.shape { symbol in
        guard case .value(let id) = symbol else { preconditionFailure("a line names values") }
        return nodes[id].shape
      }
    } catch {
      preconditionFailure("the line was checked as a whole")
    }
  }
}

extension Formula {
  fileprivate var isSymbol: Bool {
    if case .symbol = self { true } else { false }
  }

  /// The same operation of other operands; a symbol or a number becomes what `transform` makes of it.
  fileprivate func mappingOperands(_ transform: (Formula) -> Formula) -> Formula {
    guard case .apply(let operation, let operands) = self else { return transform(self) }
    return .apply(operation, operands.map(transform))
  }
}
