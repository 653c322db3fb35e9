import Lessons
import Study

/// What a user can ask for, named for what it does and not for the key.
enum Action: Hashable, Sendable {
  case study(StudyAction)
  case stepper(StepperAction)
  case experiment(ExperimentAction)
  case field(FieldAction)
  /// In the page that is open, else in the menu.
  case scroll(Scroll)
  case page(PageAction)
  case classroom(ClassAction)
  case app(AppAction)

  static func travel(_ travel: Travel) -> Action { .study(.travel(travel)) }
  static func answer(_ action: AnswerAction) -> Action { .study(.answer(action)) }
  static func value(_ action: ValueAction) -> Action { .study(.value(action)) }
}

/// What concerns the program as a whole.
enum AppAction: Hashable, Sendable {
  /// Opens the lesson that is chosen in the menu.
  case openLesson
  /// Out of a task, back to where the lesson was opened from, or out of the program.
  case leave
  case suspend
  /// All questions of a watched lesson are open again.
  case forgetAnswers
  /// A digit of the count for the next key.
  case count
  /// Where the end page leads: to the first open question, to the next lesson of the menu, through
  /// this one again, and no further.
  case openQuestion, nextLesson, startOver, goBeyondTheEnd
  /// The lesson that is chosen in the menu from its start, its answers forgotten.
  case openAnew
  /// Back to where the last jump began.
  case goBack
  /// Step by step without a key.
  case playByItself
  /// The number of the step, or its working, to be put in elsewhere.
  case copyNumber, copyStep
  /// Keeps in a list only what has some words, or all of it again.
  case filter, dropFilter
  /// Opens the line in which equations of one's own are typed.
  case ownEquations
  /// What is typed there becomes a file.
  case saveOwn
}

extension Action {
  /// What it is with a count before it; nil where a count says nothing.
  func counted(_ count: Int) -> Action? {
    switch self {
    case .study(.travel(.next)), .study(.travel(.back)): self
    case .study(.travel(.first)): .travel(.step(count))
    case .study(.travel(.iterations(let sign))): .travel(.iterations(sign * count))
    case .study(.travel(.parts(let sign))): .travel(.parts(sign * count))
    case .study(.travel(.update)): .travel(.update(count))
    case .study(.value(.variant)): .value(.variant(count))
    case .stepper(.nudge(let sign)): .stepper(.nudge(sign * count))
    case .experiment(.next), .experiment(.back): self
    case .experiment(.first): .experiment(.step(count))
    case .experiment(.parts(let sign)): .experiment(.parts(sign * count))
    case .experiment(.nudge(let sign)): .experiment(.nudge(sign * min(count, Self.mostNudges)))
    case .experiment(.point(let points, 0)): .experiment(.point(points * count, 0))
    case .study, .stepper, .experiment, .field, .scroll, .page, .classroom, .app: nil
    }
  }
}

extension Action {
  /// So many tenths more are as much as a parameter can take.
  private static let mostNudges = 100

  /// Whether it leads elsewhere than one step or pass on: there is a way back from it.
  var isJump: Bool {
    switch self {
    case .study(.travel(let travel)):
      switch travel {
      case .next, .back, .nextPass, .previousPass: false
      case .first, .last, .step, .parts, .iterations, .update, .node, .spot, .stage: true
      }
    case .experiment(.first), .experiment(.last), .experiment(.step), .experiment(.parts),
      .stepper(.runToChosen),
      .field(.submit), .app(.openQuestion):
      true
    case .study, .stepper, .experiment, .field, .scroll, .page, .classroom, .app: false
    }
  }

  var isScroll: Bool { if case .scroll = self { true } else { false } }

  /// Whether it is about the page that is open.
  var isOfPages: Bool {
    switch self {
    case .scroll, .page(.close), .page(.help), .app(.suspend), .app(.filter): true
    case .study, .stepper, .experiment, .field, .page, .classroom, .app: false
    }
  }
}

/// Up and down a list or a page.
enum Scroll: Hashable, Sendable {
  case up, down, pageUp, pageDown, top, bottom

  /// The line that it leads to, which may lie beyond the first and the last.
  ///
  /// - Parameter page: how many lines a page has.
  func line(from line: Int, page: Int, last: Int) -> Int {
    switch self {
    case .up: line - 1
    case .down: line + 1
    case .pageUp: line - page
    case .pageDown: line + page
    case .top: 0
    case .bottom: last
    }
  }
}

/// What only the program around the state can do.
package enum Effect: Hashable, Sendable {
  case quit
  /// Ctrl-C.
  case interrupt
  /// The terminal is gone.
  case hangup
  case suspend
  /// Read the lesson with this id and show it.
  case open(String)
  /// The same, with nothing of what was answered in it.
  case openAnew(String)
  /// Write the equations that are typed into a file, as a lesson, and show it in the menu.
  case saveOwn
  /// Give a text to the clipboard.
  case copy(String)
  /// Tell the class that is followed to do this.
  case drive(ClassDrive)
}

/// Where keys are pressed.
enum Context: Hashable, Sendable {
  case menu
  case stepper
  case experiment
  /// An experiment of which numbers are read off.
  case plot
  /// In front of a class.
  case classroom(ClassPlace)
  /// Where a class is followed, and where the teacher has notes of it.
  case following, notes
  /// The open field of a question, where every printable key is text.
  case answer(Answering)
  /// The open editor of a given value, likewise.
  case editor
  /// The line in which a goal is typed, likewise.
  case goTo
  /// The line in which is typed what is looked for, likewise.
  case find
  /// The line in which is typed what a list is to keep, likewise.
  case filter
  /// The line in which equations are typed, likewise.
  case equations
  case page(Page)

  /// Whether the field of a question is open.
  var answers: Bool { if case .answer = self { true } else { false } }

  var takesText: Bool {
    switch self {
    case .answer, .editor, .goTo, .find, .filter, .equations: true
    case .menu, .stepper, .experiment, .plot, .classroom, .following, .notes, .page: false
    }
  }

  /// As the help calls it.
  var name: String {
    switch self {
    case .menu: "the menu"
    case .stepper: "the stepper"
    case .experiment: "an experiment"
    case .plot: "the plots of an experiment"
    case .classroom(.leaving): "the question where to go from a class"
    case .classroom: "the class view"
    case .following: "a class that is followed"
    case .notes: "the notes of a class"
    case .answer: "the field of an answer"
    case .editor: "the editor of a value"
    case .goTo: "the line of a goal"
    case .find: "the line of a search"
    case .filter: "the line of a filter"
    case .equations: "the line of equations"
    case .page(let page): page.place
    }
  }
}

/// What a class looks at.
enum ClassPlace: Hashable, Sendable {
  case graph(isAsking: Bool)
  case experiment(isAsking: Bool)
  /// It is asked where to go.
  case leaving

  var isAsking: Bool {
    switch self {
    case .graph(let isAsking), .experiment(let isAsking): isAsking
    case .leaving: false
    }
  }
}

/// How a question is answered.
enum Answering: Hashable, Sendable {
  case typing
  /// One option is chosen.
  case choosing
  /// Several options are marked.
  case marking
  /// Entries of a matrix are marked.
  case pointing

  init(_ question: Question?) {
    self =
      switch question?.kind {
      case .choice: .choosing
      case .several: .marking
      case .cells: .pointing
      case .number, .matrix, .shape, .sign, .formula, nil: .typing
      }
  }
}

/// Where a key works.
struct Scope: Sendable {
  let holds: @Sendable (Context) -> Bool

  static let menu = Scope { $0 == .menu }
  /// In front of a class too.
  static let stepper = Scope {
    if case .classroom(.graph) = $0 { true } else { $0 == .stepper }
  }
  static let experiment = Scope {
    if case .classroom(.experiment) = $0 { true } else { $0 == .experiment }
  }
  static let experimentAlone = Scope { $0 == .experiment }
  static let following = Scope { $0 == .following }
  static let notes = Scope { $0 == .notes }
  static let noClass = Scope { $0 == .stepper || $0 == .experiment }
  static let classroom = Scope {
    if case .classroom(let place) = $0 { place != .leaving } else { false }
  }
  /// Where a question is put to a class.
  static let asking = Scope {
    if case .classroom(let place) = $0 { place.isAsking } else { false }
  }
  static let leavingClass = Scope { $0 == .classroom(.leaving) }
  static let plot = Scope { $0 == .plot }
  static let answer = Scope { if case .answer = $0 { true } else { false } }
  static func answer(_ how: Answering) -> Scope { Scope { $0 == .answer(how) } }
  static let editor = Scope { $0 == .editor }
  static let goTo = Scope { $0 == .goTo }
  static let find = Scope { $0 == .find }
  static let filter = Scope { $0 == .filter }
  static let equations = Scope { $0 == .equations }
  static let typing = Scope(holds: \.takesText)
  static func page(_ page: Page) -> Scope { Scope { $0 == .page(page) } }
  /// On every page but the help.
  static let pages = Scope { if case .page(let page) = $0 { !page.isHelp } else { false } }
  static let help = Scope { if case .page(let page) = $0 { page.isHelp } else { false } }
  static let everywhere = Scope { _ in true }
}
