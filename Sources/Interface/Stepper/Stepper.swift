import Autodiff
import GraphLayout
import Lessons
import Notation
import Screen
import Study

/// A lesson on the screen: what a learner does with it, and how it is looked at.
struct Stepper {
  var study: Study
  private(set) var chosen: Node.ID?
  /// The example of the batch that the derivation shows by itself, counted from 0; nil for all.
  private(set) var example: Int?
  /// What was pinned, to stay beside what comes.
  private var pin: Moment?
  /// Whether symbols are shown only.
  private(set) var isSymbolic = false
  /// The page of the text that is shown, counted from 0; behind the last one the last.
  var textPage = 0
  /// Where what is typed goes.
  var field: OpenField?
  /// Whether the learning rate was edited last in a task.
  var isRateLast = false
  /// What was typed so far.
  var drafts: [OpenField: Draft] = [:]
  /// More decimals are not shown.
  static let mostDigits = 12
  /// How many decimals more than the lesson's are shown.
  private var moreDigits = 0
  private let plainPen: Pen
  /// How many decimals are shown at first; nil for what the lesson says.
  private let digits: Int?
  let layouts = Layouts()

  init(_ study: Study, pen: Pen, digits: Int? = nil) {
    self.study = study
    plainPen = pen
    self.digits = digits
  }

  var moment: Moment { isSymbolic ? study.moment.inSymbols : study.moment }

  /// How numbers are written here.
  var pen: Pen {
    var pen = plainPen
    pen.digits = max(0, min(Self.mostDigits, usualDigits + moreDigits))
    pen.significant = max(1, MatrixFormat.usualDigits + pen.digits - moment.part.digits)
    return pen
  }

  private var usualDigits: Int { digits ?? moment.part.digits }

  /// What is pinned, with all kept back that is asked by now; nil where nothing is.
  var pinned: Moment? {
    guard let pinned = pin?.asked(as: study.moment) else { return nil }
    return isSymbolic ? pinned.inSymbols : pinned
  }

  var text: Wording { Wording(moment: moment, pen: pen) }

  /// Where everything stands on a screen.
  func panes(_ size: Size) -> Panes { layouts.panes(for: study, pen: pen, size: size) }

  // MARK: What happens

  /// Does what a learner asks for.
  ///
  /// - Returns: what is to be said of it.
  mutating func perform(_ action: StudyAction) -> Said? {
    let before = study.spot
    let said = study.perform(action)
    // What leads nowhere can still be corrected.
    var isRefused = false
    if case .refusal = said { isRefused = true }
    if case .travel = action, !isRefused {
      closeField()
      example = nil
    }
    if study.spot.part != before.part {
      chosen = nil
      pin = nil
    }
    if study.spot != before { textPage = 0 }
    return said
  }

  mutating func choose(_ id: Node.ID?) { chosen = id }

  mutating func perform(_ action: StepperAction) {
    switch action {
    case .chooseNextGiven(let change): chooseGiven(change)
    case .chooseNext: chooseNeighbour(1)
    case .choosePrevious: chooseNeighbour(-1)
    case .chooseNone: chosen = nil
    case .runToChosen: if let chosen { _ = perform(.travel(.node(chosen))) }
    case .nextExample: showNextExample()
    case .pin: pin = pin == nil ? moment : nil
    case .symbolsOnly: isSymbolic.toggle()
    case .showNumbers: isSymbolic = false
    case .fewerDigits: changeDigits(by: -1)
    case .moreDigits: changeDigits(by: 1)
    case .goTo, .find:
      field = action == .find ? .find : .goTo
      draft = Draft()
    case .answer, .edit, .nudge, .tryTask: break
    }
  }

  /// The next or the previous of all nodes, in a ring; first the one of the step.
  private mutating func chooseNeighbour(_ offset: Int) {
    let count = moment.graph.nodes.count
    guard let current = chosen ?? moment.step?.node else {
      chosen = offset > 0 ? 0 : count - 1
      return
    }
    chosen = (current + offset + count) % count
  }

  /// So many on among what is given and learned, in a ring.
  private mutating func chooseGiven(_ change: Int) {
    let given = moment.graph.given.map(\.id).filter(moment.graph.getsGradient)
    guard !given.isEmpty else { return }
    let place = chosen.flatMap(given.firstIndex) ?? 0
    chosen = given[(place + change + given.count) % given.count]
  }

  /// As somebody else looks at it.
  mutating func show(example: Int?, isSymbolic: Bool) {
    self.example = example.flatMap { $0 < moment.exampleCount ?? 0 ? $0 : nil }
    self.isSymbolic = isSymbolic
  }

  private mutating func showNextExample() {
    guard let count = moment.exampleCount else { return }
    let next = example.map { $0 + 1 } ?? 0
    example = next < count ? next : nil
  }

  private mutating func changeDigits(by change: Int) {
    moreDigits = max(0, min(Self.mostDigits, pen.digits + change)) - usualDigits
  }

  /// Takes the place of the same lesson as it was before it was changed.
  mutating func takeOver(from old: Stepper, keepsAnswers: Bool = true) {
    study = old.study.moved(to: study.lesson, keepsAnswers: keepsAnswers) ?? study
    moreDigits = old.moreDigits
    isSymbolic = old.isSymbolic
    chosen = old.chosen.flatMap { moment.graph.node(named: old.moment.graph.nodes[$0].name)?.id }
  }
}

/// What a user does with the picture of a lesson.
enum StepperAction: Hashable, Sendable {
  case chooseNext, choosePrevious, chooseNone
  /// So many on among what is given and learned.
  case chooseNextGiven(Int)
  case runToChosen
  /// The next example of the batch by itself, and after the last their sum.
  case nextExample
  /// Leaves what is shown beside what comes, or no longer.
  case pin
  /// Leaves all numbers out, or shows them again.
  case symbolsOnly
  case showNumbers
  case fewerDigits, moreDigits
  /// Opens the field of the question that stands here.
  case answer
  /// Opens the editor of a given value.
  case edit
  /// So many last decimals more of a given value.
  case nudge(Int)
  /// Begins the task that stands here, or edits once more in it.
  case tryTask
  /// Opens the line in which a goal is typed, or what is looked for.
  case goTo, find
}

extension Stepper {
  /// What would do nothing here, and is not to be offered.
  var disabled: [Action] { KeyTable.bindings.map(\.action).filter(isDisabled) }

  private func isDisabled(_ action: Action) -> Bool {
    switch action {
    case .study(.travel(let travel)): isDisabled(travel)
    case .study(.answer(.showAll)): study.isDisabled(.answer(.showAll))
    // The editor of a value is about no question.
    case .study(.answer(let action)):
      edited != nil && moment.triedTask == nil || study.isDisabled(.answer(action))
    case .study(let action): study.isDisabled(action)
    case .stepper(let action): isDisabled(action)
    case .page(.open(.hints)):
      (moment.allPrompts.map(\.record) + moment.allTasks.map(\.record))
        .allSatisfy { $0.hintsShown == 0 }
    case .page(.open(.teacher)): moment.teacherNotes.isEmpty
    case .field(.edit(.nextCell)): draft?.field.hasOneCell ?? true
    case .experiment, .field, .scroll, .page, .classroom, .app: false
    }
  }

  /// Steps and passes keep their place in the hint bar wherever they lead.
  private func isDisabled(_ travel: Travel) -> Bool {
    switch travel {
    case .next, .back, .nextPass, .previousPass, .first, .last, .step: false
    case .parts, .iterations, .update, .node, .spot, .stage: study.isDisabled(.travel(travel))
    }
  }

  private func isDisabled(_ action: StepperAction) -> Bool {
    switch action {
    case .answer: moment.pending == nil || moment.triedTask != nil
    case .tryTask: moment.triedTask == nil && (moment.openTask == nil || moment.pending != nil)
    case .nextExample: moment.exampleCount == nil || moment.made.isSecret
    case .showNumbers: !isSymbolic
    // There the key begins a number.
    case .nudge: moment.pending != nil && moment.triedTask == nil
    case .chooseNext, .choosePrevious, .chooseNextGiven, .chooseNone, .runToChosen, .symbolsOnly,
      .pin,
      .fewerDigits,
      .moreDigits, .edit, .goTo, .find:
      false
    }
  }
}

extension Stepper {
  /// Where keys are pressed, unless a page is open.
  var context: Context {
    switch field {
    case .answer: .answer(Answering(moment.pending?.question))
    case .value, .rate: .editor
    case .goTo: .goTo
    case .find: .find
    case nil: .stepper
    }
  }

  /// The node whose page Enter opens: the chosen one, else that of the step.
  var inspected: Node.ID { focus ?? moment.graph.loss }

  /// The node that is edited, or chosen.
  var marked: Node.ID? { edited ?? chosen }

  /// What the viewport follows: the step, or the chosen node once one is chosen.
  var focus: Node.ID? { marked ?? moment.step?.node ?? moment.graph.computed.first?.id }

  /// The node at a cell of the screen.
  func node(at position: Position, _ size: Size) -> Node.ID? {
    let panes = panes(size)
    guard panes.graph.contains(position) else { return nil }
    let layout = panes.picture.layout
    let (origin, offset) = panes.viewport(around: focus)
    return layout.id(
      at: Position(
        row: position.row - origin.row + offset.row,
        column: position.column - origin.column + offset.column))
  }

  /// In the header, so that nobody takes other numbers for the lesson's: `edited: ω₀`.
  var mark: EditMark? {
    if let tried = moment.triedTask {
      return EditMark(word: "trying", names: text.names(tried.task))
    }
    let symbols = "symbols only"
    guard moment.isEdited else { return isSymbolic ? EditMark(word: symbols, names: "") : nil }
    let names = text.editedNames
    return EditMark(word: "edited", names: isSymbolic ? "\(names); \(symbols)" : names)
  }
}

/// A word and the names that it is about, if any; where room is short the word alone.
struct EditMark: Hashable {
  let word: String
  let names: String

  var text: String { names.isEmpty ? word : "\(word): \(names)" }
}
