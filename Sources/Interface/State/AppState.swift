import Autodiff
package import Screen

/// Everything that the screen shows follows from this value.
package struct AppState: Sendable {
  /// A page over the stepper or the menu.
  enum Page: Hashable, Sendable {
    case inspector
    case about
    case hints
    case help(Context)
  }

  /// What the lesson or the menu has of the window.
  package private(set) var size: Size
  private(set) var window: Size
  /// The file that is being watched; nil where none is.
  var watched: WatchedFile?
  private(set) var pen: Pen
  var menu: MenuState?
  var lesson: LessonState?
  private(set) var page: Page?
  private(set) var scroll = 0
  /// Whether lessons ask their questions.
  let asksQuestions: Bool
  /// A sentence in place of the hints until the next key.
  var message: String?

  /// - Parameters:
  ///   - asksQuestions: whether lessons ask their questions, and hide what they ask for.
  ///   - menu: the lessons to choose from; nil where a lesson was named, and leaving it quits.
  ///   - hasColor: whether colours tell positive from negative.
  package init(
    size: Size, glyphs: Glyphs, hasColor: Bool, asksQuestions: Bool = true,
    menu: [MenuEntry]?
  ) {
    self.asksQuestions = asksQuestions
    self.size = size
    window = size
    pen = Pen(glyphs: glyphs, hasColor: hasColor)
    self.menu = menu.map(MenuState.init)
  }

  var context: Context {
    switch page {
    case _ where isEditing: .edit
    case .help: .help
    case .about, .hints: .about
    case .inspector: .inspector
    case nil: lesson == nil ? .menu : lesson?.isAnswering == true ? .answer : .stepper
    }
  }

  /// Shows a sentence until the next key.
  package mutating func say(_ message: String) { self.message = message }

  // MARK: What happens

  /// Takes an event in; every event is legal at every moment.
  package mutating func receive(_ event: Event) -> Effect? {
    switch event {
    case .key(let key):
      message = nil
      if context.takesText, case .character(let character) = key {
        type(String(character))
        return nil
      }
      return KeyTable.action(for: key, in: context, idle: lesson?.idle ?? []).flatMap {
        perform($0)
      }
    case .mouse(let press):
      message = nil
      guard press.position.row >= findingRows else { return nil }
      return press.button == .left
        ? click(
          Position(row: press.position.row - findingRows, column: press.position.column))
        : wheel(press.button)
    case .resized(let size), .resumed(let size):
      resize(to: size)
      return nil
    case .interrupt: return .interrupt
    case .hangup: return .hangup
    case .paste(let text):
      if context.takesText { type(text) }
      return nil
    case .timeout: return nil
    }
  }

  mutating func resize(to window: Size) {
    self.window = window
    size = Size(window.columns, window.rows - findingRows)
    lesson?.resize(to: size)
    clampScroll()
  }

  /// How many rows of the window tell what is wrong with the watched file.
  var findingRows: Int { findingsView?.rows(in: window) ?? 0 }

  var findingsView: FindingsView? {
    watched.map { FindingsView(file: $0, hasLesson: lesson != nil, glyphs: pen.glyphs) }
  }

  mutating func perform(_ action: Action) -> Effect? {
    switch action {
    case .next, .back, .nextPass, .previousPass, .nextPart, .previousPart, .nextIteration,
      .previousIteration, .update, .first, .last, .runToChosen, .chooseNext, .choosePrevious,
      .nextExample, .fewerDigits, .moreDigits:
      step(action)
    case .answer: answer()
    case .submit, .hint, .reveal, .skip, .cursorLeft, .cursorRight, .lineStart, .lineEnd,
      .deleteBack, .deleteForward, .deleteAll, .previousCell, .nextCell, .cellAbove, .cellBelow:
      fill(action)
    case .edit, .tryTask, .leaveTask, .undo, .redo, .revert: change(action)
    case .hintsSoFar: open(.hints)
    case .inspect: open(.inspector)
    case .about: open(.about)
    case .help: open(.help(context))
    case .up, .down, .pageUp, .pageDown, .top, .bottom: scroll(action)
    case .close: close()
    case .open: return menu?.entry.map { .open($0.id) }
    case .leave: return leave()
    case .suspend: return .suspend
    }
    return nil
  }

  private mutating func step(_ action: Action) {
    guard var lesson else { return }
    switch action {
    case .next: lesson.next(size: size)
    case .back: lesson.back(size: size)
    case .nextPass: lesson.nextPass(size: size)
    case .previousPass: lesson.previousPass(size: size)
    case .nextPart: lesson.go(byParts: 1, size: size)
    case .previousPart: lesson.go(byParts: -1, size: size)
    case .nextIteration: lesson.go(byIterations: 1, size: size)
    case .previousIteration: lesson.go(byIterations: -1, size: size)
    case .update: lesson.update(size: size)
    case .first: lesson.move(to: 0)
    case .last: lesson.move(to: lesson.trace.steps.count)
    case .runToChosen: lesson.runToChosen()
    case .chooseNext: lesson.chooseNeighbour(1)
    case .choosePrevious: lesson.chooseNeighbour(-1)
    case .nextExample: lesson.showNextExample()
    case .fewerDigits: lesson.changeDigits(by: -1, size: size)
    case .moreDigits: lesson.changeDigits(by: 1, size: size)
    case .answer, .submit, .hint, .reveal, .skip, .cursorLeft, .cursorRight, .lineStart, .lineEnd,
      .deleteBack, .deleteForward, .deleteAll, .previousCell, .nextCell, .cellAbove, .cellBelow,
      .hintsSoFar,
      .edit, .tryTask, .leaveTask, .undo, .redo, .revert, .inspect, .about, .up, .down, .pageUp,
      .pageDown, .top, .bottom, .open, .help, .close,
      .leave, .suspend:
      break
    }
    let remark = lesson.takeRemark()
    self.lesson = lesson
    if let remark { say(remark) }
  }

  private mutating func open(_ page: Page) {
    // Where a watched file has no lesson yet, what is wrong with it has the screen.
    guard lesson != nil || watched == nil && page != .inspector else { return }
    covered = self.page
    self.page = page
    scroll = 0
  }

  /// The page below the help, to return to.
  private var covered: Page?

  /// Esc: an editor, the help, a page, then the choice of a node; never the lesson.
  private mutating func close() {
    if isEditing {
      lesson?.editing.editor = nil
      return
    }
    if case .help = page {
      page = covered
    } else if page != nil {
      page = nil
    } else if lesson?.isAnswering == true {
      lesson?.isAnswering = false
    } else {
      lesson?.choose(nil)
    }
    covered = nil
    scroll = 0
  }

  private mutating func leave() -> Effect? {
    if leaveTask() { return nil }
    guard lesson != nil, menu != nil else { return .quit }
    lesson = nil
    page = nil
    return nil
  }

  // MARK: Scrolling and choosing

  private mutating func scroll(_ action: Action) {
    let page = max(1, pageRect.height - 1)
    let change =
      switch action {
      case .up: -1
      case .down: 1
      case .pageUp: -page
      case .pageDown: page
      case .top: -1_000_000
      case .bottom: 1_000_000
      default: 0
      }
    if context == .menu {
      menu?.move(by: change)
    } else {
      scroll += change
      clampScroll()
    }
  }

  private mutating func clampScroll() {
    scroll = max(0, min(scroll, pageLines.count - pageRect.height))
  }

  private mutating func wheel(_ button: MousePress.Button) -> Effect? {
    switch (button, context) {
    case (_, .answer), (_, .edit): nil
    case (.wheelUp, .stepper): perform(.back)
    case (.wheelDown, .stepper): perform(.next)
    case (.wheelUp, _): perform(.up)
    case (.wheelDown, _): perform(.down)
    default: nil
    }
  }

  private mutating func click(_ position: Position) -> Effect? {
    switch context {
    case .stepper:
      if let id = lesson?.node(at: position) { lesson?.choose(id) }
    case .menu:
      guard let menu, let index = MenuView(menu: menu, pen: pen).entry(at: position, size: size)
      else { return nil }
      if index == menu.chosen { return perform(.open) }
      self.menu?.choose(index)
    case .answer, .edit, .inspector, .about, .help: break
    }
    return nil
  }
}

extension AppState {
  /// Where the text of a page stands.
  var pageRect: Rect { Rect(row: 2, column: 1, width: size.columns - 2, height: size.rows - 4) }

  var pageLines: [StyledLine] {
    let columns = max(1, pageRect.width)
    switch page {
    case .help(let context):
      return HelpView(context: context, glyphs: pen.glyphs).lines(columns: columns)
    case .about:
      return (lesson?.page ?? []).flatMap { $0.spelled(pen.glyphs).wrapped(to: columns) }
    case .hints:
      return (lesson?.hintsSoFar ?? []).flatMap { $0.spelled(pen.glyphs).wrapped(to: columns) }
    case .inspector:
      guard let lesson else { return [] }
      return InspectorView(
        trace: lesson.trace, position: lesson.position,
        node: lesson.trace.graph.nodes[lesson.inspected], pen: lesson.pen,
        veil: lesson.veil, moved: lesson.moved
      ).lines(columns: columns)
    case nil: return []
    }
  }
}
