extension Formula {
  /// What decides on which side of their kinks the operations inside lie, operands first.
  var kinks: [Formula] {
    guard case .apply(let operation, let operands) = self, operation != .stop else { return [] }
    return operands.flatMap(\.kinks)
      + operation.kinks.map { $0.written(over: operands, result: self) }
  }
}
