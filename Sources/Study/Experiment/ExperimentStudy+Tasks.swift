import Autodiff
import Experiments
package import Lessons

// What an experiment sets to be tried with other parameters.

extension ExperimentStudy {
  package var task: (task: TryTask, record: AnswerRecord)? {
    asks ? notes.compactMap(\.task).first.map { ($0, answers[$0.id]) } : nil
  }

  package var openTask: TryTask? {
    task.flatMap { $0.record.isSettled ? nil : $0.task }
  }

  /// How far the parameters that are shown are from what the task here wants; nil where there is
  /// none, and while that is worked out.
  package var progress: TaskProgress? {
    guard run.isDone, let task = task?.task else { return nil }
    return progress(of: task, in: ExperimentOutcome(experiment, series: run.series))
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
    guard let task = openTask, isChanged, let progress else { return }
    // What a question hides is not settled by what nobody may see.
    if progress.isSeenDone { answers.settle(task.id, .answered, progress: progress) }
  }
}
