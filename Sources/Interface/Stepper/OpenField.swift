import Autodiff
import Lessons
import Screen
import Study

/// Where what is typed goes.
enum OpenField: Equatable {
  /// The field of the question that stands here.
  case answer
  case value(ValueEditor)

  static func == (a: OpenField, b: OpenField) -> Bool {
    switch (a, b) {
    case (.answer, .answer): true
    case (.value(let a), .value(let b)): a.node == b.node
    case (.answer, .value), (.value, .answer): false
    }
  }
}

/// What keys do in a field.
enum FieldAction: Hashable, Sendable {
  case cursorLeft, cursorRight, lineStart, lineEnd
  case deleteBack, deleteForward, deleteAll
  case nextCell, previousCell, cellAbove, cellBelow
  case submit, close
}

extension Stepper {
  var editor: ValueEditor? {
    if case .value(let editor) = field { editor } else { nil }
  }

  /// Text for the field that is open.
  mutating func type(_ text: String) {
    switch field {
    case .value(var editor):
      editor.type(text)
      field = .value(editor)
    case .answer: if let id = moment.pending?.question.id { drafts[id]?.insert(text) }
    case nil: break
    }
  }

  mutating func perform(_ action: FieldAction) -> Said? {
    switch (action, field) {
    case (.close, _): field = nil
    case (.submit, .value(var editor)):
      guard let value = editor.value(pen.numbers) else {
        field = .value(editor)
        return nil
      }
      field = nil
      return perform(.value(.set(editor.node, value)))
    case (_, .value(var editor)):
      editor.edit(action)
      field = .value(editor)
    case (.submit, .answer): return submit()
    case (_, .answer): if let id = moment.pending?.question.id { drafts[id]?.edit(action) }
    case (_, nil): break
    }
    return nil
  }

  // MARK: Answers

  /// Opens the field of the question that stands here, unless other values are shown.
  mutating func openAnswer() -> Said? {
    guard let question = moment.pending?.question else { return nil }
    if let refusal = study.refusalToAnswer { return .refusal(refusal) }
    if drafts[question.id] == nil { drafts[question.id] = AnswerField(question) }
    field = .answer
    return nil
  }

  private mutating func submit() -> Said? {
    guard let question = moment.pending?.question, var draft = drafts[question.id] else {
      return nil
    }
    var said: Said?
    switch draft.answer(to: question) {
    case .failure(let problem): draft.reply = .unreadable(problem)
    case .success(let answer):
      said = study.perform(.answer(.submit(answer)))
      draft.take(said)
    }
    draft.noteSubmitted()
    drafts[question.id] = draft
    if moment.pending?.question.id != question.id { field = nil }
    return said
  }

  /// A hint, the working, or on without them; of a question in its field, else of a task.
  mutating func help(_ action: AnswerAction) -> Said? {
    let question = moment.pending?.question
    let said = perform(.answer(action))
    if field == .answer, let id = question?.id {
      if case .noMoreHints = said { drafts[id]?.take(said) }
      if moment.pending?.question.id != id { field = nil }
    }
    switch said {
    case .solution, .taskLeft: field = nil
    default: break
    }
    return said
  }

  // MARK: Values

  /// Opens the editor of a value; at a task that is still open, begins it.
  ///
  /// - Parameter goesOn: whether a task opens the next of its values, and not the chosen one.
  /// - Returns: why nothing can be edited.
  mutating func openEditor(goesOn: Bool = false) -> Sentence? {
    _ = perform(.value(.begin))
    if let refusal = study.refusalToEdit { return text.refusal(refusal) }
    let target =
      if let tried = moment.triedTask {
        EditTarget(
          chosen: goesOn ? nil : chosen, last: goesOn ? study.nextToEdit : study.lastEdited,
          among: tried.task.edit, in: moment.graph, pen: pen)
      } else {
        EditTarget(chosen: chosen, step: moment.step, in: moment.graph, pen: pen)
      }
    switch target {
    case .refusal(let sentence): return sentence
    case .value(let node):
      guard let given = moment.given(node) else { return nil }
      field = .value(ValueEditor(node, given.now, pen.numbers))
      return nil
    }
  }
}

/// Something to be shown until the next key.
typealias Sentence = String
