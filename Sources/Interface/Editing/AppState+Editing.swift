extension AppState {
  /// Whether a value is being edited, over the stepper or over the inspector.
  var isEditing: Bool { lesson?.editing.editor != nil }

  /// Begins to edit, or moves between what was edited.
  mutating func change(_ action: Action) {
    guard var lesson else { return }
    let said: String? =
      switch action {
      case .edit: lesson.startEditing()
      case .tryTask: lesson.startEditing(goesOn: true)
      case .leaveTask: lesson.leaveTask()
      case .undo: lesson.undoEdit()
      case .redo: lesson.redoEdit()
      case .revert: lesson.revertEdits()
      default: nil
      }
    self.lesson = lesson
    if let said { say(said) }
  }

  /// An action of a field: of the editor, of a task that is tried, else of a question.
  mutating func fill(_ action: Action) {
    guard var lesson else { return }
    var said: String?
    if lesson.editing.editor != nil {
      said = lesson.editValue(action)
    } else if !lesson.isAnswering, lesson.editing.sandbox != nil {
      said = lesson.helpWithTask(action)
    } else {
      lesson.edit(action)
    }
    self.lesson = lesson
    if let said { say(said) }
  }

  /// Opens the field of the question that stands here, unless other values are shown.
  mutating func answer() {
    if let refusal = lesson?.refusalToAnswer { return say(refusal) }
    lesson?.openField()
  }

  /// Leaves the task that is tried; false if none is.
  mutating func leaveTask() -> Bool {
    guard let said = lesson?.leaveTask() else { return false }
    say(said)
    return true
  }

  /// Text for the field that is open.
  mutating func type(_ text: String) {
    if isEditing { lesson?.editing.editor?.type(text) } else { lesson?.type(text) }
  }
}
