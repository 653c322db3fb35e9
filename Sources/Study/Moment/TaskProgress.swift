import Autodiff
package import Lessons

/// A task and what has become of it.
package struct TaskView: Sendable {
  package let task: TryTask
  package let record: AnswerRecord
  /// With the values that are shown.
  package let progress: TaskProgress

  package var isSettled: Bool { record.isSettled }
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
      progress: TaskProgress(task, in: scene.trace, isSecret: hides))
  }

  /// How far a task would be with its solution put in.
  package func solved(_ task: TryTask) -> TaskProgress {
    TaskProgress(
      task, in: scene.trace(putting: task.solution, rate: task.solutionRate),
      isSecret: { _ in false })
  }
}
