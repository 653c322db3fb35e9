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
  /// Nil where the condition compares nothing.
  package let condition: LiveComparison?
  /// The two sides; nil where one would tell a secret.
  package let left: Tensor?
  package let right: Tensor?
  /// Which entries are as they should be, row by row.
  package let entries: [Bool]
  /// Whether a question asks for something in it.
  package let isSecret: Bool

  init(_ task: TryTask, in trace: Trace, isSecret: (Symbol) -> Bool) {
    isDone = task.doneWhen.holds(in: trace)
    condition = task.doneWhen.compared
    left = condition.flatMap {
      $0.left.symbols.contains(where: isSecret) ? nil : $0.left.value(in: trace)
    }
    right = condition.flatMap {
      $0.right.symbols.contains(where: isSecret) ? nil : $0.right.value(in: trace)
    }
    entries = condition?.entries(in: trace) ?? []
    self.isSecret = task.doneWhen.symbols.contains(where: isSecret)
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
    TaskProgress(task, in: scene.trace(putting: task.solution), isSecret: { _ in false })
  }
}
