package import Autodiff

/// How far the values are from what a task wants.
package struct TaskProgress: Sendable {
  package let isDone: Bool
  /// One for each condition, in order.
  package let conditions: [ConditionProgress]

  /// Whether a question asks for something in it.
  package var isSecret: Bool { conditions.contains(where: \.isSecret) }

  /// Whether it is done as far as anybody may know.
  package var isSeenDone: Bool { isDone && !isSecret }

  package init(_ task: TryTask, in trace: Trace, isSecret: (Formula) -> Bool) {
    isDone = task.isDone(in: trace)
    conditions = task.conditions.compactMap(\.compared).map {
      ConditionProgress($0, in: trace, isSecret: isSecret)
    }
  }

  /// Done where all conditions are.
  package init(_ conditions: [ConditionProgress]) {
    isDone = conditions.allSatisfy(\.isDone)
    self.conditions = conditions
  }
}

/// How far the values are from one condition.
package struct ConditionProgress: Sendable {
  package let isDone: Bool
  package let condition: LiveComparison
  /// The two sides; nil where one would tell a secret.
  package let left: Tensor?
  package let right: Tensor?
  /// Which entries are as they should be, row by row.
  package let entries: [Bool]
  /// Whether a question asks for something in it.
  package let isSecret: Bool

  package init(_ condition: LiveComparison, in trace: Trace, isSecret: (Formula) -> Bool) {
    self.condition = condition
    left = isSecret(condition.left.formula) ? nil : condition.left.value(in: trace)
    right = isSecret(condition.right.formula) ? nil : condition.right.value(in: trace)
    entries = condition.entries(in: trace) ?? []
    isDone = !entries.isEmpty && entries.allSatisfy(\.self)
    self.isSecret = left == nil || right == nil
  }

  /// - Parameter sides: what its two sides come to; nil where one is no number.
  package init(
    _ condition: LiveComparison, _ sides: (left: Tensor, right: Tensor)?, isSecret: Bool
  ) {
    self.condition = condition
    left = isSecret ? nil : sides?.left
    right = isSecret ? nil : sides?.right
    entries = sides.flatMap { condition.entries($0.left, $0.right) } ?? []
    isDone = !entries.isEmpty && entries.allSatisfy(\.self)
    self.isSecret = isSecret
  }
}
