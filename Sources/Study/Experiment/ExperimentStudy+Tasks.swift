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
