import Autodiff
import Lessons
import Screen

extension LessonState {
  /// With the lesson's own values, whatever is edited.
  var ownTrace: Trace { editing.own ?? trace }

  /// What edits have moved; nil while the lesson's own values are shown.
  var moved: MovedNumbers? {
    editing.own.map { own in
      let old = editing.sandbox == nil ? evaluation.given : own.givenValues
      return MovedNumbers(
        before: own, after: trace, pen: pen, veil: veil,
        edits: trace.graph.given.compactMap { node in
          guard let new = editing.edits.values[node.id], let old = old[node.id] else { return nil }
          return (node.id, old, new)
        })
    }
  }

  /// In the header, so that nobody takes other numbers for the lesson's: `edited: ω₀`.
  var editedMark: String? {
    if let task = editing.sandbox?.task.task {
      return "trying: " + TaskText(trace: trace, pen: pen).names(task)
    }
    return moved.map { "edited: " + $0.editedNames.joined(separator: ", ") }
  }

  /// What stands above the narration while values are edited.
  var editedLines: [StyledLine] {
    guard let moved, editing.sandbox == nil else { return [] }
    let line = movedLine(moved)
    let note = StyledLine("  The text is about the lesson's values.", .muted)
    let hasText = narration[position]?.isEmpty == false
    return [hasText && line.columns + note.columns <= panes.narration.width ? line + note : line]
  }

  func movedLine(_ moved: MovedNumbers) -> StyledLine {
    var line = StyledLine("Edited: ", Style.changed)
    line.append(moved.editedText + ".")
    let headlines = moved.headlines(at: position)
    if !headlines.isEmpty {
      line.append("  Moved: ", Style.changed)
      line.append(headlines.joined(separator: ", ") + ".")
    }
    return line
  }

  /// Why a question cannot be answered now; its key goes by the lesson's own values.
  var refusalToAnswer: String? {
    guard pending != nil else { return nil }
    if editing.sandbox != nil { return "A task is open; leave it before you answer." }
    return moved == nil ? nil : "Values are edited; r restores them before you answer."
  }

  /// Why no value can be edited here: later values follow from the first ones.
  var refusalToEdit: String? {
    editing.sandbox == nil && openTask == nil && evaluation.replay != nil
      ? "Values are edited at iteration 0, where the updates begin; < goes back." : nil
  }

  // MARK: What happens

  /// Opens the editor of a value; at a task that is still open, begins it.
  ///
  /// - Parameter goesOn: whether a task opens the next of its values, and not the chosen one.
  /// - Returns: a sentence if nothing can be edited.
  mutating func startEditing(goesOn: Bool = false) -> String? {
    if editing.sandbox == nil, let task = openTask { begin(task) }
    if let refusalToEdit { return refusalToEdit }
    let graph = trace.graph
    let target =
      if let sandbox = editing.sandbox {
        EditTarget(
          chosen: goesOn ? nil : chosen, last: goesOn ? sandbox.next : sandbox.node,
          among: sandbox.task.task.edit, in: graph, pen: pen)
      } else {
        EditTarget(chosen: chosen, step: step, in: graph, pen: pen)
      }
    switch target {
    case .refusal(let sentence): return sentence
    case .value(let node):
      editing.editor = ValueEditor(node, trace.values[node], pen.numbers)
      return nil
    }
  }

  /// An action in the open editor.
  mutating func editValue(_ action: Action) -> String? {
    switch action {
    case .submit: return takeEdit()
    case .hint, .reveal, .skip: return helpWithTask(action)
    default:
      editing.editor?.edit(action)
      return nil
    }
  }

  private mutating func takeEdit() -> String? {
    guard let value = editing.editor?.value(pen.numbers), let node = editing.editor?.node else {
      return panes.sheet.height < 2 ? editing.editor?.reply : nil
    }
    editing.editor = nil
    return set(node, to: value)
  }

  /// Puts a value in, as one edit.
  ///
  /// - Returns: what is to be said about it where the screen may not show it.
  mutating func set(_ node: Node.ID, to value: Tensor) -> String? {
    editing.sandbox?.node = node
    return put(editing.edits.values.merging([node: value]) { _, new in new })
  }

  mutating func put(_ values: [Node.ID: Tensor]) -> String? {
    let own = ownTrace.values
    let values = values.filter { !$0.value.isSame(as: own[$0.key]) }
    let before = editing.edits.values
    editing.edits.put(values)
    recompute()
    if editing.sandbox != nil { return judgeTask(isNew: before != values) }
    guard let moved else {
      return before.isEmpty ? nil : "These are the lesson's own values again."
    }
    let names = moved.editedNames.joined(separator: ", ")
    return "Edited: \(names). U takes back, r restores the lesson's values."
  }

  mutating func undoEdit() -> String? { goBack(editing.edits.canUndo) { $0.undo() } }
  mutating func redoEdit() -> String? { goBack(editing.edits.canRedo) { $0.redo() } }

  /// All values back to the lesson's own; this too can be taken back.
  mutating func revertEdits() -> String? {
    guard !editing.edits.isEmpty else { return nil }
    editing.edits.put([:])
    recompute()
    return "The lesson's values are back."
  }

  private mutating func goBack(
    _ canGo: Bool, _ change: (inout ValueEdits) -> Void
  ) -> String? {
    guard canGo else { return nil }
    change(&editing.edits)
    recompute()
    return editing.sandbox == nil ? nil : judgeTask(isNew: false)
  }

  /// Forwards and backwards once more, with the values as they are edited now.
  mutating func recompute() {
    let own = ownTrace
    guard !editing.edits.isEmpty else {
      guard editing.own != nil else { return }
      editing.own = nil
      return show(own)
    }
    editing.own = own
    if editing.sandbox == nil, let replay = evaluation.replay {
      show(replay(evaluation.given.merging(editing.edits.values) { _, edited in edited }))
    } else {
      show(evaluation.trace(own.givenValues.merging(editing.edits.values) { _, edited in edited }))
    }
  }

  /// Before another part or iteration is shown: a task ends, and what is edited stays with its part.
  mutating func leaveScene(part: Int, for next: Int) {
    if let said = leaveTask() { editing.remark = said }
    guard part != next else { return }
    var kept = editing.kept
    kept[part] = editing.edits
    editing = Editing(
      edits: kept[next] ?? ValueEdits(), kept: kept, remark: editing.remark)
  }

  /// What is to be said once about a task that ended on the way.
  mutating func takeRemark() -> String? {
    defer { editing.remark = nil }
    return editing.remark
  }
}
