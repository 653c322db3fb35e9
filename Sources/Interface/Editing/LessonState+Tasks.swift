import Autodiff
import Lessons
import Screen

extension LessonState {
  /// Edits that missed before the solution can be shown.
  private static let missesBeforeSolution = 3

  /// The task that stands here and is not settled.
  var openTask: PlacedTask? {
    tasks.first { $0.stands(at: position) && records[$0.id]?.outcome == nil }
  }

  var taskText: TaskText { TaskText(trace: trace, pen: pen, veil: veil) }

  /// What stands below the narration here: the task, or what has become of it.
  var tried: [StyledLine] {
    verdicts(at: position) + (openTask.map(taskText.invitation) ?? [])
  }

  /// What has become of the tasks that stand somewhere.
  func verdicts(at position: Int) -> [StyledLine] {
    tasks.filter { $0.stands(at: position) }.flatMap { placed in
      records[placed.id].map { taskText.verdict(placed.task, $0) } ?? []
    }
  }

  /// While a task is tried: the prompt, how far off it is, hints, what moved; what fits of it, how
  /// far off it is in any case.
  func taskLines(fitting size: Size) -> [StyledLine] {
    guard let placed = editing.sandbox?.task else { return [] }
    func wrapped(_ lines: [StyledLine]) -> [StyledLine] {
      lines.flatMap { $0.spelled(pen.glyphs).wrapped(to: max(1, size.columns)) }
    }
    let prompt = wrapped(taskText.prompt(placed.task))
    let progress = wrapped([taskProgress(placed.task)])
    let shown = records[placed.id]?.hintsShown ?? 0
    let hints = wrapped(taskText.hints(placed.task, first: shown) + taskOffer(placed.task))
    let movedLines = wrapped(moved.map { [movedLine($0)] } ?? [])
    var room = size.rows - progress.count
    func fit(_ lines: [StyledLine]) -> [StyledLine] {
      guard lines.count <= room else { return [] }
      room -= lines.count
      return lines
    }
    let newest = wrapped(taskText.hints(placed.task, first: shown).suffix(1))
    let fitted = fit(hints).isEmpty ? fit(newest) : hints
    let above = fit(prompt)
    return above + progress + fitted + fit(movedLines)
  }

  private func taskProgress(_ task: TryTask) -> StyledLine {
    let progress = taskText.progress(task)
    return taskText.isDone(task)
      ? StyledLine("✓ Done: \(progress)", .good) + StyledLine("  Esc leaves and restores.", .muted)
      : StyledLine(progress, .warning) + StyledLine("  Esc leaves and restores.", .muted)
  }

  private func taskOffer(_ task: TryTask) -> [StyledLine] {
    canRevealTask && !taskText.isDone(task)
      ? [StyledLine("You may look at a solution now.", .muted)] : []
  }

  /// What would do nothing, and is not offered.
  var idleEditing: Set<Action> {
    var idle: Set<Action> = []
    if openTask == nil && editing.sandbox == nil { idle.insert(.tryTask) }
    if pending != nil && editing.sandbox == nil { idle.insert(.tryTask) }
    if editing.sandbox == nil { idle.insert(.leaveTask) }
    if !editing.edits.canUndo { idle.insert(.undo) }
    if !editing.edits.canRedo { idle.insert(.redo) }
    if editing.edits.isEmpty { idle.insert(.revert) }
    if let task = editing.sandbox?.task {
      if records[task.id]?.outcome != nil { idle.formUnion([.skip, .hint]) }
      if !canRevealTask { idle.insert(.reveal) }
    } else if !isAnswering {
      idle.formUnion([.hint, .skip, .reveal])
    }
    return idle
  }

  /// After three misses, or when all the hints were read that end with it.
  var canRevealTask: Bool {
    guard let placed = editing.sandbox?.task, records[placed.id]?.outcome == nil else {
      return false
    }
    let record = records[placed.id] ?? QuestionRecord()
    return record.misses >= Self.missesBeforeSolution
      || (placed.task.mayReveal && record.hintsShown >= placed.task.textHints.count)
  }

  // MARK: What happens

  /// A copy of the lesson's own values, with nothing edited.
  mutating func begin(_ task: PlacedTask) {
    editing.sandbox = Sandbox(task: task, saved: editing.edits)
    editing.edits = ValueEdits()
    recompute()
  }

  /// Restores what was before the task.
  ///
  /// - Returns: the sentence that says so; nil if no task was open.
  mutating func leaveTask() -> String? {
    guard let sandbox = editing.sandbox else { return nil }
    editing.editor = nil
    editing.edits = sandbox.saved
    editing.sandbox = nil
    recompute()
    return editing.edits.isEmpty
      ? "You left the task; the lesson's values are back."
      : "You left the task; the values are as you had edited them before."
  }

  /// Watches the condition of the task.
  ///
  /// - Parameter isNew: whether values were put in, which counts as a miss if it does not hold.
  /// - Returns: how far off it is where the screen has no room to show it.
  mutating func judgeTask(isNew: Bool) -> String? {
    guard let placed = editing.sandbox?.task else { return nil }
    let text = taskText
    let isDone = text.isDone(placed.task)
    if records[placed.id]?.outcome == nil {
      if isDone {
        let understood = text.progress(placed.task)
        record(placed.id) {
          $0.outcome = .right
          $0.understood = understood
        }
      } else if isNew {
        record(placed.id) { $0.misses += 1 }
      }
    }
    guard panes.narration.height < 2 else { return nil }
    return (isDone ? "✓ Done: " : "") + text.progress(placed.task)
  }

  /// The next hint, the solution, or on without it.
  mutating func helpWithTask(_ action: Action) -> String? {
    guard let placed = editing.sandbox?.task, records[placed.id]?.outcome == nil else { return nil }
    switch action {
    case .hint:
      let shown = records[placed.id]?.hintsShown ?? 0
      if shown < placed.task.textHints.count {
        record(placed.id) { $0.hintsShown += 1 }
        return editing.editor == nil && !showsHint(shown + 1) ? "H shows the hint." : nil
      } else if placed.task.mayReveal {
        return showSolution(placed)
      } else {
        return "There are no more hints."
      }
    case .reveal: if canRevealTask { return showSolution(placed) }
    case .skip:
      record(placed.id) { $0.outcome = .skipped }
      return leaveTask()
    default: break
    }
    return nil
  }

  /// Whether there is room for a hint below how far off it is.
  private func showsHint(_ number: Int) -> Bool {
    taskLines(fitting: panes.narration.size).contains { $0.text.hasPrefix("Hint \(number): ") }
  }

  /// Puts the solution in, as an edit.
  private mutating func showSolution(_ placed: PlacedTask) -> String? {
    record(placed.id) { $0.outcome = .revealed }
    editing.editor = nil
    _ = put(editing.edits.values.merging(placed.task.solution) { _, solution in solution })
    return "This solves it: \(taskText.solution(placed.task))."
  }
}
