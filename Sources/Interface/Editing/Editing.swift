import Autodiff
import Lessons

/// What a learner does to the values of a lesson.
struct Editing: Sendable {
  var edits = ValueEdits()
  /// The trace with the lesson's own values, while others are shown.
  var own: Trace?
  /// The open editor of a value.
  var editor: ValueEditor?
  /// The task that is being tried.
  var sandbox: Sandbox?
  /// What is edited in other parts.
  var kept: [Int: ValueEdits] = [:]
  /// What is to be said once.
  var remark: String?
}

/// A copy of the values for a task: leaving it restores what was before.
struct Sandbox: Sendable {
  let task: PlacedTask
  let saved: ValueEdits
  /// The value that was edited last, to be edited again.
  var node: Node.ID?

  /// The value that the task names after it.
  var next: Node.ID? {
    let edit = task.task.edit
    guard let node, let index = edit.firstIndex(of: node) else { return edit.first }
    return edit[(index + 1) % edit.count]
  }
}
