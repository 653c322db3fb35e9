import Autodiff
import Lessons
import Screen

/// Editing and tasks, in sentences: the same state as in the stepper.
struct PlainEditor {
  var state: LessonState

  private var glyphs: Glyphs { state.pen.glyphs }

  /// Takes a line in; nil if it is no command of these.
  mutating func obey(_ line: String) -> [String]? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    let said: [String]?
    switch (words.first?.lowercased(), state.editing.sandbox != nil) {
    case ("set", _): said = set(rest)
    case ("undo", _): said = move(state.editing.edits.canUndo, "undo") { $0.undoEdit() }
    case ("redo", _): said = move(state.editing.edits.canRedo, "redo") { $0.redoEdit() }
    case ("revert", _), ("restore", _):
      said = move(!state.editing.edits.isEmpty, "restore") { $0.revertEdits() }
    case ("h", true): said = help(.hint)
    case ("s", true): said = help(.skip)
    case ("solution", true): said = help(.reveal)
    case ("leave", true): said = state.leaveTask().map { [$0] }
    default: said = nil
    }
    return said.map { $0.map(glyphs.spell) }
  }

  /// Why a question cannot be answered now; its key goes by the lesson's own values.
  var refusalToAnswer: String? {
    if state.editing.sandbox != nil { return "A task is open; leave it before you answer." }
    return state.moved == nil ? nil : "Values are edited; revert restores them before you answer."
  }

  /// What stands at a position besides the step: that values are edited, and the task.
  var remarks: [String] {
    var lines =
      state.moved.map { ["Edited: \($0.editedText). The numbers follow; revert restores."] } ?? []
    if let placed = state.editing.sandbox?.task {
      lines += task(placed)
    } else {
      lines += state.verdicts(at: state.position).map(\.text)
      if let placed = state.openTask { lines += task(placed) }
    }
    return lines
  }

  /// The prompt, how far off it is, and how it is tried.
  func task(_ placed: PlacedTask) -> [String] {
    let text = state.taskText
    let example = placed.task.edit.first.map { state.trace.graph.nodes[$0].name } ?? ""
    return text.prompt(placed.task).map(\.text) + [
      text.progress(placed.task),
      "You may edit \(text.names(placed.task)): set \(example) = …; leave restores the values.",
    ]
  }

  /// The prompt of each task and its solution with what it leads to, for a reader who cannot try.
  var solved: [String] {
    state.tasks.filter { $0.position == state.position }.flatMap { placed in
      let text = state.taskText
      let given = state.trace.givenValues
      let trace = state.evaluation.trace(
        given.merging(placed.task.solution) { _, solution in solution })
      let after = TaskText(trace: trace, pen: state.pen)
      return text.prompt(placed.task).map(\.text) + [
        text.progress(placed.task),
        "A solution: \(text.solution(placed.task)). Then \(after.progress(placed.task))",
      ]
    }.map(glyphs.spell)
  }

  private mutating func set(_ text: String) -> [String] {
    switch SetCommand.read(text, in: state.trace, pen: state.pen) {
    case .failure(let problem): return [problem.sentence]
    case .success(let edit):
      let isBegun = state.editing.sandbox != nil
      if let task = state.editing.sandbox?.task ?? state.openTask,
        !task.task.edit.contains(edit.node)
      {
        return ["This task lets you edit \(state.taskText.names(task.task)) only."]
      }
      if let refusal = state.refusalToEdit { return [refusal] }
      if !isBegun, let task = state.openTask { state.begin(task) }
      // In the copy that a task begins with, entries that are not named are the lesson's own.
      guard case .success(let edit) = SetCommand.read(text, in: state.trace, pen: state.pen) else {
        return []
      }
      _ = state.set(edit.node, to: edit.value)
      return outcome
    }
  }

  /// What is edited, what moved, and how far off the task is.
  private var outcome: [String] {
    var lines: [String] = []
    if let moved = state.moved {
      lines.append("Edited: \(moved.editedText).")
      let all = moved.all(at: state.position)
      lines.append(
        all.isEmpty
          ? "No number that is known here moved." : "Moved: \(all.joined(separator: "; ")).")
    } else {
      lines.append("These are the lesson's own values.")
    }
    guard let placed = state.editing.sandbox?.task else { return lines }
    let progress = state.taskText.progress(placed.task)
    lines.append(state.taskText.isDone(placed.task) ? "Done: \(progress)" : progress)
    if state.canRevealTask { lines.append("Type solution to see one.") }
    return lines
  }

  private mutating func move(
    _ isPossible: Bool, _ word: String, _ change: (inout LessonState) -> String?
  ) -> [String] {
    guard isPossible else { return ["There is nothing to \(word)."] }
    _ = change(&state)
    return outcome
  }

  private mutating func help(_ action: Action) -> [String] {
    guard let placed = state.editing.sandbox?.task else { return [] }
    if state.records[placed.id]?.outcome != nil { return ["This task is settled; leave goes on."] }
    if action == .reveal, !state.canRevealTask {
      return ["Try three times first, or read the hints."]
    }
    let before = state.records[placed.id]?.hintsShown ?? 0
    let said = state.helpWithTask(action)
    let shown = state.records[placed.id]?.hintsShown ?? 0
    if shown > before {
      return state.taskText.hints(placed.task, first: shown).suffix(1).map(\.text)
    }
    return (said.map { [$0] } ?? []) + (state.editing.sandbox == nil ? [] : outcome)
  }
}
