import Lessons
import Notation
import Screen
import Study

// A key that does nothing says why.

extension AppState {
  /// Goes somewhere, or says why that leads nowhere.
  mutating func go(_ travel: Travel) {
    let size = size
    // A page over the lesson stays with its graph, and has no text to be turned.
    if pages.isEmpty, stepper?.turnPage(travel, size) == true { return }
    let before = stepper?.study.spot
    let said = stepper?.perform(.travel(travel)) ?? nil
    if travel == .back, stepper?.study.spot != before { stepper?.turnToLastPage(size) }
    say(said)
    if said == nil, let stepper, stepper.study.spot == before {
      message = stepper.whyNowhere(travel) ?? message
    }
  }

  /// Whether Esc has no page, field, task or chosen node to leave.
  var hasNothingElseToClose: Bool {
    let action = KeyTable.action(for: .escape, in: context, disabled: disabled)
    return action == nil || action == .stepper(.chooseNone) && stepper?.chosen == nil
  }

  /// Types text where one is typed, and says what of it was not taken.
  mutating func type(_ text: String) {
    if presentation?.line != nil {
      presentation?.line?.insert(text)
      return
    }
    if experiment?.line != nil {
      experiment?.type(text)
      return
    }
    if context == .filter { return typeFilter(text) }
    if context == .equations { return typeOwn(text) }
    guard let before = stepper?.draft?.field else { return }
    stepper?.draft?.type(text)
    guard let field = stepper?.draft?.field else { return }
    if field.isOver {
      message = Self.isOver
    } else if field.picks != nil, field.picked == before.picked, field.current == before.current {
      message =
        field.columns > 1
        ? "Arrows go to an entry, Space marks it."
        : "There are options 1 to \(field.rows); type the number of one."
    }
  }

  mutating func sayPin() {
    message =
      stepper?.pinned == nil
      ? "Nothing is pinned any more."
      : "Pinned: it stays on the left of what comes, until = or the end of the part."
  }

  static let isOver: Sentence =
    "There is room for \(Field.longest) characters; the rest was left out."

  mutating func sayDigits() {
    guard message == nil, let digits = stepper?.pen.digits else { return }
    message = digits == 1 ? "1 decimal" : "\(digits) decimals"
  }

  /// Why a key does nothing here: there is no such key, or nothing that it could do.
  func whyNothing(_ key: Key, disabled: [Action]) -> Sentence {
    let actions = KeyTable.bindings(in: context).filter { $0.keys.contains(key) }.map(\.action)
    if let reason = actions.lazy.compactMap(whyDisabled).first { return reason }
    let isListed = KeyTable.action(for: "?", in: context, disabled: disabled) == .page(.help)
    let list = isListed ? "; ? lists them." : "."
    if actions.isEmpty, key == .escape { return "Nothing is open; q leaves." }
    if context == .experiment, [">", "<", "u"].contains(key) {
      return "An experiment has no iterations; → brings its next series."
    }
    return actions.isEmpty ? "No such key here\(list)" : "This key has nothing to do here\(list)"
  }

  static let symbolsOnly = "Symbols only: every number is a ?; s or Esc brings them back."

  static let noPartThatWay = "There is no other part that way."

  func whyDisabled(_ action: Action) -> Sentence? {
    switch action {
    case .app(.dropFilter): "Nothing is open; q leaves."
    case .app(.nextLesson): "There is no next lesson."
    case .app(.openQuestion): "No question is open; q leaves."
    case .app(.forgetAnswers): "Answers are forgotten only while the file is watched."
    case .study(let action): stepper?.whyDisabled(action)
    case .stepper(.nextExample) where stepper?.isSymbolic == true: Self.symbolsOnly
    case .stepper(.nextExample):
      stepper?.moment.exampleCount == nil
        ? "This step has no examples to take apart." : "The examples would tell what is asked."
    case .stepper(.nudge): "A question waits: Enter answers, → leaves it open."
    case .page(.open(.hints)): "No hint was shown yet."
    case .page(.open(.teacher)), .classroom(.note): "There is no note for a teacher here."
    case .experiment(.parts): Self.noPartThatWay
    case .stepper, .experiment, .field, .scroll, .page, .classroom, .app: nil
    }
  }
}

extension Stepper {
  fileprivate func whyDisabled(_ action: StudyAction) -> Sentence? {
    switch action {
    case .travel(.iterations), .travel(.update):
      study.lastIteration.map { text.refusal(.noSuchIteration(last: $0)) }
        ?? Self.nothingTrains
    case .travel(.parts): AppState.noPartThatWay
    case .travel: nil
    case .answer(.showAll), .answer(.submit): nil
    case .answer:
      if let tried = moment.triedTask {
        tried.isSettled ? "This task is settled; Esc leaves it." : nil
      } else if edited != nil {
        "Esc closes the editor first."
      } else {
        moment.openTask == nil ? "No question is open here." : "Enter begins the task first."
      }
    case .value(.undo): "There is no edit to take back."
    case .value(.redo): "There is no edit to do again."
    case .value(.restore): "These are the lesson's own values already."
    case .value: nil
    }
  }

  /// Why a way that could be taken leads nowhere from here.
  fileprivate func whyNowhere(_ travel: Travel) -> Sentence? {
    switch travel {
    case .back, .previousPass, .first: "This is the start."
    case .nextPass: "This is the last pass; → goes on."
    case .last: "This is the end of the part."
    case .step: "This is that step."
    case .node(let id): "No step computes \(text.printer.name(id))."
    case .iterations where study.lastIteration == nil, .update where study.lastIteration == nil:
      Self.nothingTrains
    case .next, .parts, .iterations, .update, .spot, .stage: nil
    }
  }

  fileprivate static let nothingTrains = "Nothing is trained here, so that there are no iterations."

  /// Why something that one could do with the picture changes nothing.
  func whyNothing(_ action: StepperAction) -> Sentence? {
    switch action {
    case .chooseNone where chosen == nil: "No node is chosen; q leaves."
    case .runToChosen:
      if let chosen {
        study.isDisabled(.travel(.node(chosen)))
          ? "No step computes \(text.printer.name(chosen))." : nil
      } else {
        "Choose a node first, with Tab."
      }
    case .fewerDigits where pen.digits == 0: "There are no decimals to take away."
    case .moreDigits where pen.digits == Self.mostDigits: "More decimals are not shown."
    case .chooseNext, .choosePrevious, .chooseNextGiven, .chooseNone, .nextExample, .symbolsOnly,
      .pin,
      .showNumbers,
      .fewerDigits, .moreDigits, .answer, .edit, .nudge, .tryTask, .goTo,
      .find:
      nil
    }
  }
}
