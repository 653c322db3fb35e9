import Autodiff
import Experiments
package import Lessons

// What an experiment sets to be tried with other parameters.

extension ExperimentStudy {
  /// The tasks that stand here, in the order of the lesson.
  package var tasks: [(task: TryTask, record: AnswerRecord)] {
    asks ? notes.compactMap(\.task).map { ($0, answers[$0.id]) } : []
  }

  /// Those that are settled, and the first of the others, which is being tried.
  package var tasksSoFar: [(task: TryTask, record: AnswerRecord)] {
    let open = openTask?.id
    return tasks.filter { $0.record.isSettled || $0.task.id == open }
  }

  /// The one that is open, else the last of them.
  package var task: (task: TryTask, record: AnswerRecord)? {
    tasks.first { !$0.record.isSettled } ?? tasks.last
  }

  package var openTask: TryTask? { tasks.first { !$0.record.isSettled }?.task }

  /// The series that the conditions of a task look at.
  func series(of task: TryTask) -> Set<Int> {
    task.conditions.reduce(into: []) { $0.formUnion(outcome.series(in: $1)) }
  }

  /// The entry of a list that the task here is about: its conditions look at series that stand at one
  /// place among their like, and one list that may be changed has as many entries as there are of
  /// these. Nil where that is not known.
  package var entryOfTask: (parameter: Int, entry: Int)? {
    guard let task = task?.task else { return nil }
    let panels = part.content.experiment.panels
    let places = Set(series(of: task).flatMap { index in panels.map { $0.firstIndex(of: index) } })
      .compactMap(\.self)
    guard places.count == 1, let place = places.first else { return nil }
    let lists = task.edit.filter { id in
      guard part.content.parameters.indices.contains(id),
        case .numbers(let list) = part.content.parameters[id].value
      else { return false }
      return panels.allSatisfy { $0.count == list.count }
    }
    return lists.count == 1 ? (lists[0], place) : nil
  }

  /// How far the parameters that are shown are from what a task wants; nil while that is worked out.
  package func progress(of task: TryTask) -> TaskProgress? {
    run.isDone ? progress(of: task, in: ExperimentOutcome(experiment, series: run.series)) : nil
  }

  /// How far a task would be with its solution put in: it is worked out now.
  package func solved(_ task: TryTask) -> TaskProgress? {
    guard case .success(let solved) = part.content.solved(task) else { return nil }
    return progress(of: task, in: ExperimentOutcome(solved))
  }

  private func progress(of task: TryTask, in outcome: ExperimentOutcome) -> TaskProgress {
    TaskProgress(
      task.conditions.compactMap { condition in
        condition.compared.map {
          ConditionProgress(
            $0, outcome.sides(of: condition), isSecret: isSecret(condition))
        }
      })
  }

  /// A task that is done stays done, whatever is nudged later.
  mutating func judgeTask() {
    guard let task = openTask, isChanged, let progress = progress(of: task) else { return }
    // What a question hides is not settled by what nobody may see.
    if progress.isSeenDone { answers.settle(task.id, .answered, progress: progress) }
  }
}
