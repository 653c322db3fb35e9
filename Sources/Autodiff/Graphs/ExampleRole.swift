/// How a formula depends on the examples of a batch: it can be taken apart into one product per
/// example where it adds them up and mixes them in no other way.
///
///     δ hᵀ       a sum: its columns of δ and of h meet in the product
///     Σ columns[δ]   a sum
///     softmax of rows where examples are columns: mixed
enum ExampleRole: Hashable {
  /// The same for all examples.
  case constant
  /// One column, or one row, for each example.
  case each(Axis)
  /// Added up over the examples.
  case sum
  case mixed
}

extension Graph {
  /// How many products, one per example, a formula over the graph's nodes adds up; nil where the
  /// examples are not known or it is no such sum.
  func exampleCount(of formula: Formula) -> Int? {
    guard let examples, let count = exampleCount, role(of: formula, examples) == .sum else {
      return nil
    }
    return count
  }

  private func role(of formula: Formula, _ examples: Axis) -> ExampleRole {
    switch formula {
    case .number: return .constant
    case .symbol(.value(let id)), .symbol(.gradient(let id)):
      return carriesExamples[id] ? .each(examples) : .constant
    case .symbol: return .constant
    case .apply(let operation, let operands):
      let roles = operands.map { role(of: $0, examples) }
      if roles.contains(.mixed) { return .mixed }
      if roles.allSatisfy({ $0 == .constant }) { return .constant }
      return role(of: operation, operands, roles)
    }
  }

  /// - Parameter roles: of the operands, none of them mixed and not all constant.
  private func role(
    of operation: Operation, _ operands: [Formula], _ roles: [ExampleRole]
  ) -> ExampleRole {
    switch (operation, roles[0], roles.last ?? .mixed) {
    case (.transpose, .each(let axis), _): .each(axis == .rows ? .columns : .rows)
    case (.matrixProduct, .each(.columns), .each(.rows)): .sum
    case (.matrixProduct, .constant, .each(.columns)): .each(.columns)
    case (.matrixProduct, .each(.rows), .constant): .each(.rows)
    case (.matrixProduct, .sum, .constant), (.matrixProduct, .constant, .sum): .sum
    case (.matrixProduct, _, _): .mixed
    case (.sum, .each, _), (.sumOfRows, .each(.rows), _), (.sumOfColumns, .each(.columns), _):
      .sum
    case (.sumOfRows, let role, _), (.sumOfColumns, let role, _), (.sum, let role, _),
      (.transpose, let role, _), (.negate, let role, _):
      role
    case (.gather, .each(let axis), let like): like == .each(axis) ? .each(axis) : .sum
    case (.stretch, .constant, let like): like
    case (.stretch, let role, let like): role == like ? role : .mixed
    case (.multiply, .sum, .constant), (.multiply, .constant, .sum), (.divide, .sum, .constant),
      (.add, .sum, .sum), (.subtract, .sum, .sum):
      .sum
    case (_, .each(let axis), _) where operation.axis == axis && operands.count == 1: .each(axis)
    default: operation.isElementwise ? each(roles) : .mixed
    }
  }

  /// Entry by entry: one for each example, where those that have one lie the same way.
  private func each(_ roles: [ExampleRole]) -> ExampleRole {
    let varying = Set(roles.filter { $0 != .constant })
    guard varying.count == 1, let role = varying.first, role != .sum else { return .mixed }
    return role
  }
}
