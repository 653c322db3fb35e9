package import Autodiff
import Lessons

// Which values were put in, and the task that is tried on a copy of them.

extension Study {
  /// In the task that is tried: the value that was edited last, and the one that the task names
  /// after it.
  package var lastEdited: Node.ID? { values.sandbox?.last }
  package var nextToEdit: Node.ID? {
    guard let sandbox = values.sandbox else { return nil }
    let edit = sandbox.task.edit
    guard let last = sandbox.last, let index = edit.firstIndex(of: last) else { return edit.first }
    return edit[(index + 1) % edit.count]
  }

  func isDisabled(_ action: ValueAction) -> Bool {
    switch action {
    case .set: false
    case .setRate: !(values.sandbox?.task.editsRate ?? false)
    case .variant(let number):
      values.sandbox != nil || !moment.part.content.variants.indices.contains(number - 1)
    case .undo: !edits.canUndo
    case .redo: !edits.canRedo
    case .restore: edits.isEmpty
    case .begin: values.sandbox != nil || moment.openTask == nil
    case .leave: values.sandbox == nil
    }
  }

  mutating func perform(_ action: ValueAction) -> Said? {
    switch action {
    case .set(let id, let value): return set(id, to: value)
    case .setRate(let rate) where !isDisabled(action):
      let before = edits
      values.set(rate: rate == moment.ownRate ? nil : rate, inPart: spot.part)
      evaluate()
      return judgeTask(isNew: before.rate != edits.rate)
    case .variant where values.sandbox != nil: return .refusal(.variantWhileTrying)
    case .variant where isDisabled(action):
      let count = moment.part.content.variants.count
      return count == 0 ? nil : .refusal(.noSuchVariant(last: count))
    case _ where isDisabled(action), .setRate: return nil
    case .variant(let number):
      values.put(moment.part.content.variants[number - 1].values, inPart: spot.part)
      evaluate()
      return moment.isEdited ? .edited : .ownValuesAgain
    case .undo:
      values.undo(inPart: spot.part)
      return evaluateTask()
    case .redo:
      values.redo(inPart: spot.part)
      return evaluateTask()
    case .restore:
      values.put([:], inPart: spot.part)
      evaluate()
      return .restored
    case .begin:
      moment.openTask.map { values.begin($0.task) }
      evaluate()
      return nil
    case .leave:
      defer { evaluate() }
      return leaveTask()
    }
  }

  /// The values are those from before the task, to be evaluated.
  mutating func leaveTask() -> Said? {
    values.leave() ? .taskLeft(isEdited: !edits.isEmpty) : nil
  }

  private mutating func set(_ id: Node.ID, to value: Tensor) -> Said? {
    guard let own = scene.given[id], own.shape == value.shape else { return nil }
    let before = edits.values
    values.set(id, to: value, own: own, inPart: spot.part)
    evaluate()
    if values.sandbox != nil { return judgeTask(isNew: before != edits.values) }
    if moment.isEdited { return .edited }
    return before.isEmpty ? nil : .ownValuesAgain
  }

  private mutating func evaluateTask() -> Said? {
    evaluate()
    return values.sandbox == nil ? nil : judgeTask(isNew: false)
  }

  /// Watches the condition of the task.
  ///
  /// - Parameter isNew: whether values were put in, which counts as a miss if it does not hold.
  private mutating func judgeTask(isNew: Bool) -> Said? {
    guard let tried = moment.triedTask else { return nil }
    if !tried.isSettled {
      // What a question hides is not settled by what nobody may see.
      if tried.progress.isDone, !tried.progress.isSecret {
        answers.settle(tried.task.id, .answered, progress: tried.progress)
      } else if isNew {
        answers.miss(tried.task.id)
      }
      look()
    }
    return moment.triedTask.map(Said.task)
  }

  mutating func perform(_ action: AnswerAction, on task: TryTask) -> Said? {
    switch action {
    case .submit, .showAll: return nil
    case .hint:
      if let hint = nextHint(task) { return hint }
      return task.mayReveal ? showSolution(task) : .noMoreHints
    case .reveal: return showSolution(task)
    case .leaveOpen: return perform(.leave)
    }
  }

  /// Puts the solution in, as an edit.
  private mutating func showSolution(_ task: TryTask) -> Said? {
    answers.settle(task.id, .revealed)
    values.put(
      edits.values.merging(task.solution) { _, solution in solution },
      rate: task.solutionRate ?? edits.rate, inPart: spot.part)
    evaluate()
    return .solution(task)
  }
}
