import Autodiff
import Lessons
import Notation
import Screen
import Study

/// Where what is typed goes.
enum OpenField: Hashable {
  /// The field of a question, by its id.
  case answer(String)
  /// The editor of a given value.
  case value(Node.ID)
  /// The editor of the learning rate.
  case rate
  /// The line in which a goal is typed.
  case goTo
  /// The line in which is typed what is looked for.
  case find
}

/// What a user does with the field that is open.
enum FieldAction: Hashable, Sendable {
  case edit(FieldEdit)
  case submit, close
  /// Takes the option whose number was typed.
  case choose
  /// Marks an option or an entry, or unmarks it.
  case mark
}

/// What is typed in a field, and what there is to say to what was submitted last.
struct Draft: Sendable {
  enum Reply: Sendable {
    case unreadable(Sentence)
    /// - Parameter echoes: whether how the answer was understood is to be said.
    case said(Said, echoes: Bool)
    case noMoreHints
  }

  private(set) var field: Field
  var reply: Reply?

  /// An empty field for an answer, with a cell for each entry that it has at a moment.
  init(_ question: Question, _ moment: Moment) {
    field =
      switch question.kind {
      case .matrix(let key): Self.cells(of: moment.shape(ofAnswerTo: key))
      case .choice(let options): Field(options: options.count, picks: .one)
      case .several(let options): Field(options: options.count, picks: .any)
      case .cells(let subject, _):
        Field(
          options: moment.shape(of: subject).count, columns: moment.shape(of: subject).columns,
          picks: .any)
      case .number, .shape, .sign, .formula: Field([""])
      }
  }

  private static func cells(of shape: Shape) -> Field {
    Field(Array(repeating: "", count: shape.count), columns: shape.columns)
  }

  /// An empty line.
  init() { field = Field([""]) }

  /// A cell for each number of a value, filled with it; none of its digits is left out.
  init(_ value: Tensor, _ numbers: NumberText) {
    field = Field(value.elements.map(numbers.exact), columns: value.columns)
  }

  mutating func type(_ text: String) { change { $0.insert(text) } }

  /// Whether a key chooses one option and nothing is left to be said.
  func chooses(_ text: String) -> Bool { field.chooses(text) }

  mutating func edit(_ action: FieldEdit) { change { $0.edit(action) } }

  /// What could not be read is forgotten once it is changed; a wrong answer is still being thought
  /// about.
  private mutating func change(_ change: (inout Field) -> Void) {
    if case .unreadable = reply { reply = nil }
    change(&field)
  }

  /// What came of an answer: which entries were right, and what there is to say. It is corrected or
  /// typed anew.
  mutating func take(_ reply: Reply?) {
    self.reply = reply
    field.refresh()
    switch reply {
    case .said(.missed(let miss), _): field.marks = miss.entries
    case .said(.close(_, let entries), _): field.marks = entries
    case .said, .unreadable, .noMoreHints, nil: break
    }
  }

  mutating func take(_ problem: AnswerReader.Unreadable, inCell cell: Int) {
    field.go(to: cell)
    take(.unreadable(problem.sentence))
  }
}

extension Stepper {
  /// What is typed in the field that is open.
  var draft: Draft? {
    get { field.flatMap { drafts[$0] } }
    set { if let field { drafts[field] = newValue } }
  }

  /// The value whose editor is open.
  var edited: Node.ID? {
    if case .value(let node) = field { node } else { nil }
  }

  var isAnswering: Bool { if case .answer = field { true } else { false } }

  /// The text of an answer stays, any other is dropped.
  mutating func closeField() {
    if !isAnswering { draft = nil }
    field = nil
  }

  mutating func perform(_ action: FieldAction) -> Said? {
    switch (action, field) {
    case (.close, _): closeField()
    case (.submit, .value(let node)): return submit(node)
    case (.submit, .rate): return submitRate()
    case (.submit, .answer), (.choose, .answer): return submit()
    case (.mark, .answer): draft?.type(" ")
    case (.edit(let edit), _): draft?.edit(edit)
    case (.submit, .goTo), (.submit, .find), (.submit, nil), (.choose, _), (.mark, _): break
    }
    return nil
  }

  // MARK: Answers

  /// Opens the field of the question that stands here, unless other values are shown.
  mutating func openAnswer() -> Said? {
    guard let question = moment.pending?.question else { return nil }
    if let refusal = study.refusalToAnswer { return .refusal(refusal) }
    field = .answer(question.id)
    if draft == nil { draft = Draft(question, moment) }
    return nil
  }

  private mutating func submit() -> Said? {
    guard let question = moment.pending?.question, let typed = draft?.field.typed else {
      return nil
    }
    do {
      let read = try moment.answer(typed: typed, to: question)
      let said = study.perform(.answer(.submit(read.answer)))
      draft?.take(said.map { .said($0, echoes: !read.isPlain) })
      closeIfSettled()
      return said
    } catch {
      let sentence = text.sentence(error)
      draft?.take(.unreadable(sentence))
      return nil
    }
  }

  private mutating func closeIfSettled() {
    if case .answer(let id) = field, moment.pending?.question.id != id { closeField() }
  }

  /// A hint, the working, or on without them; of a question in its field, else of a task.
  mutating func help(_ action: AnswerAction) -> Said? {
    // A hint is read where the question is answered.
    if action == .hint, field == nil, moment.triedTask == nil, let refusal = openAnswer() {
      return refusal
    }
    let said = perform(.answer(action))
    closeIfSettled()
    switch said {
    case .noMoreHints where isAnswering: draft?.reply = .noMoreHints
    case .solution, .taskLeft, .leftOpen: closeField()
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
    if goesOn, let task = moment.triedTask?.task, task.editsRate, !isRateLast,
      study.lastEdited == task.edit.last, let rate = moment.editedRate ?? moment.ownRate
    {
      field = .rate
      isRateLast = true
      draft = Draft(Tensor(rate), pen.numbers)
      return nil
    }
    isRateLast = false
    do {
      let node = try valueToEdit(goesOn: goesOn)
      guard let given = moment.given(node) else { return nil }
      field = .value(node)
      draft = Draft(given.now, pen.numbers)
      return nil
    } catch {
      return error.sentence
    }
  }

  private mutating func submitRate() -> Said? {
    guard let typed = draft?.field.typed.first else { return nil }
    switch AnswerReader.number(typed) {
    case .success(let rate) where rate > 0:
      closeField()
      return perform(.value(.setRate(rate)))
    case .success: draft?.take(.init(sentence: "A rate is greater than 0."), inCell: 0)
    case .failure(let problem): draft?.take(problem, inCell: 0)
    }
    return nil
  }

  /// Takes the value as it is typed, unless a cell cannot be read; a number that was not touched
  /// keeps every digit.
  private mutating func submit(_ node: Node.ID) -> Said? {
    guard let typed = draft?.field.typed, let start = moment.given(node)?.now else { return nil }
    var elements = start.elements
    for (cell, text) in typed.enumerated() where text != pen.numbers.exact(elements[cell]) {
      switch AnswerReader.number(text) {
      case .success(let number): elements[cell] = number
      case .failure(let problem):
        draft?.take(problem, inCell: cell)
        return nil
      }
    }
    closeField()
    return perform(.value(.set(node, Tensor(start.shape, elements))))
  }
}

/// Something to be shown until the next key.
typealias Sentence = String
