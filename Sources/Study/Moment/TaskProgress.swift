package import Autodiff
package import Lessons

/// A task and what has become of it.
package struct TaskView: Sendable {
  package let task: TryTask
  package let record: AnswerRecord
  /// With the values that are shown.
  package let progress: TaskProgress

  package var isSettled: Bool { record.isSettled }
}

/// How far the values are from what a task wants.
package struct TaskProgress: Sendable {
  package let isDone: Bool
  /// One for each condition, in order.
  package let conditions: [ConditionProgress]

  /// Whether a question asks for something in it.
  package var isSecret: Bool { conditions.contains(where: \.isSecret) }

  init(_ task: TryTask, in trace: Trace, isSecret: (Symbol) -> Bool) {
    isDone = task.isDone(in: trace)
    conditions = task.conditions.compactMap(\.compared).map {
      ConditionProgress($0, in: trace, isSecret: isSecret)
    }
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

  init(_ condition: LiveComparison, in trace: Trace, isSecret: (Symbol) -> Bool) {
    self.condition = condition
    left = condition.left.symbols.contains(where: isSecret) ? nil : condition.left.value(in: trace)
    right =
      condition.right.symbols.contains(where: isSecret) ? nil : condition.right.value(in: trace)
    entries = condition.entries(in: trace) ?? []
    isDone = !entries.isEmpty && entries.allSatisfy(\.self)
    self.isSecret = left == nil || right == nil
  }
}

extension Moment {
  /// The tasks that stand here, in the order of the lesson.
  package var tasks: [TaskView] {
    scene.tasks.filter { $0.placement.stands(at: spot) }.map { view($0.item) }
  }

  /// The tasks of the part at this iteration, wherever they stand.
  package var allTasks: [TaskView] { scene.tasks.map { view($0.item) } }

  /// The task that stands here and is not settled.
  package var openTask: TaskView? { tasks.first { !$0.isSettled } }

  /// The task that is being tried.
  package var triedTask: TaskView? { sandbox.map(view) }

  private func view(_ task: TryTask) -> TaskView {
    TaskView(
      task: task, record: answers[task.id],
      progress: TaskProgress(task, in: scene.trace, isSecret: isSecret))
  }

  /// How far a task would be with its solution put in.
  package func solved(_ task: TryTask) -> TaskProgress {
    TaskProgress(
      task, in: scene.trace(putting: task.solution, rate: task.solutionRate),
      isSecret: { _ in false })
  }
}
