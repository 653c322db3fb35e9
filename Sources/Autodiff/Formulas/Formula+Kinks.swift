extension Formula {
  /// What decides on which side of their kinks the operations inside lie, operands first.
  package var kinks: [Formula] { decisive(\.kinks) }

  /// What is not positive where an operation inside keeps its slope from growing.
  var limits: [Formula] { decisive(\.limits) }

  private func decisive(_ rules: KeyPath<Traits, [Rule]>) -> [Formula] {
    guard case .apply(let operation, let operands) = self, operation != .stop else { return [] }
    return operands.flatMap { $0.decisive(rules) }
      + operation.traits[keyPath: rules].map { $0.written(over: operands, result: self) }
  }
}
