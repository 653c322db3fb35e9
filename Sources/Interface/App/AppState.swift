import Autodiff
package import Lessons
package import Screen
import Study

/// Everything that the screen shows follows from this value.
package struct AppState {
  /// What the lesson or the menu has of the window.
  package private(set) var size: Size
  private(set) var window: Size
  /// The file that is being watched; nil where none is.
  var watched: WatchedFile?
  let pen: Pen
  /// The lessons to choose from; nil where a lesson was named, and leaving it quits.
  var menu: MenuState?
  /// The lessons to go on to where no menu was the way in.
  private(set) var shelf: MenuState?
  /// The lesson that is open; nil in the menu, and where a watched file cannot be shown yet.
  var stepper: Stepper?
  /// The experiment that is on the screen in place of the stepper; nil where none is.
  var experiment: ExperimentStepper?
  /// The experiments of the lesson that were looked at, by the numbers of their parts: what was
  /// worked out stays.
  var visited: [Int: ExperimentStudy] = [:]
  /// The pages that are open, the last one on top.
  var pages: [OpenPage] = []
  /// Whether lessons ask their questions.
  let asksQuestions: Bool
  package var habits = Habits()
  /// What is typed for the menu, or what the help keeps of its lines; nil for all of them.
  var filter: Filter?
  /// Equations that are typed in the menu; nil where none are.
  var own: OwnEquations?
  /// Whether the lesson that is open was made of such, and no progress is kept of it.
  package var showsOwn = false
  /// What / looked for last; empty before.
  var soughtWords = ""
  /// The class that looks at the lesson; nil where one is alone with it.
  var presentation: Presentation?
  /// A running order that was left for the stepper, to be gone on with.
  var interrupted: Presentation?
  /// The class that is followed from this screen; nil of a program by itself.
  var following: Following?
  /// Where the last jump began.
  var origin: Standpoint?
  /// Going on without a key; nil where it waits for one.
  var autoplay: Autoplay?
  /// Milliseconds between its steps, as they were set last.
  var pace = Autoplay.usualDelay
  /// The lesson of the menu whose answers are forgotten if the key comes again.
  private var toForget: String?
  /// The same at the key before.
  private var askedToForget: String?
  /// What was typed for the next key: the digits of a count, or the beginning of an answer.
  private(set) var ahead = ""
  /// In place of the hints until the next key.
  var message: Sentence?

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
    self.menu = menu.map { MenuState($0) }
  }

  /// The lessons that can be gone to from one.
  var lessons: MenuState? { menu ?? shelf }

  /// Whether the lessons are there to choose from.
  package var hasMenu: Bool { menu != nil }

  /// Shows more of the lessons in the menu; the one that is chosen stays so.
  ///
  /// - Parameter unread: how many there are besides of which nothing is known yet.
  package mutating func fillMenu(_ entries: [MenuEntry], unread: Int) {
    let (chosen, words) = (menu?.entry?.id, menu?.words ?? "")
    menu = MenuState(entries, unread: unread)
    menu?.words = words
    if let chosen { menu?.choose(id: chosen) }
  }

  /// Puts the lessons there that can be gone to from one that was named.
  package mutating func stock(_ entries: [MenuEntry]) { shelf = MenuState(entries) }

  var context: Context {
    if let following, isFollowing {
      if filter?.isOpen == true { return .filter }
      return pages.last.map { .page($0.page) } ?? (following.hasNotes ? .notes : .following)
    }
    guard let presentation else { return contextWithoutClass }
    if presentation.line != nil { return .goTo }
    if presentation.isLeaving { return .classroom(.leaving) }
    let isAsking = presentation.beat.isAsking
    return switch contextWithoutClass {
    case .stepper: .classroom(.graph(isAsking: isAsking))
    case .experiment: .classroom(.experiment(isAsking: isAsking))
    case let other: other
    }
  }

  private var contextWithoutClass: Context {
    if filter?.isOpen == true { return .filter }
    if own != nil { return .equations }
    if let experiment {
      guard let open = pages.last else { return experiment.context }
      return .page(open.page)
    }
    let below = stepper?.context ?? .menu
    guard let open = pages.last, below != .editor else { return below }
    return .page(open.page)
  }

  /// Whether what is typed is text, however long, and no choice.
  package var typesText: Bool {
    presentation?.line != nil || experiment?.line != nil || context == .filter
      || context == .equations
      || experiment == nil && context.takesText && stepper?.draft?.field.picks == nil
  }

  /// Shows a sentence until the next key.
  package mutating func say(_ message: String) { self.message = message }

  // MARK: What happens

  /// Takes an event in; every event is legal at every moment.
  package mutating func receive(_ event: Event) -> Effect? {
    if isFollowing { return receiveFollowing(event) }
    defer { followClass() }
    switch event {
    case .key(let pressed):
      let known = context.takesText ? pressed : habits.keys[pressed] ?? pressed
      guard let key = keyInClass(known) else {
        message = nil
        return nil
      }
      if controlsAutoplay(key) { return nil }
      // What is said is open until then.
      let closesMessage = key == .escape && message != nil && hasNothingElseToClose
      message = nil
      if closesMessage {
        toForget = nil
        return nil
      }
      // Where options are picked nothing is written with it.
      let asksForHelp = key == "?" && context.takesText && !typesText
      if asksForHelp { return press(key) }
      if context.answers, experiment != nil, case .character(let character) = key {
        let text = String(character)
        experiment?.type(text)
        if experiment?.field?.chooses(text) == true { experiment?.perform(FieldAction.choose) }
        return nil
      }
      if context.takesText, case .character(let character) = key {
        let text = String(character)
        type(text)
        return stepper?.draft?.chooses(text) == true ? perform(.field(.choose)) : nil
      }
      return press(key)
    case .mouse(let press):
      if presentation?.isBlank == true {
        presentation?.isBlank = false
        return nil
      }
      // What is said covers the hints.
      let isCovered = message != nil || autoplay != nil
      message = nil
      autoplay = nil
      return take(press, hasHints: !isCovered)
    case .resized(let size), .resumed(let size):
      resize(to: size)
      return nil
    case .interrupt: return .interrupt
    case .hangup: return .hangup
    case .paste(let text):
      message = nil
      if context.answers, experiment != nil {
        experiment?.type(text)
      } else if context.takesText {
        type(text)
      }
      return nil
    case .changed, .ready: return nil
    case .timeout:
      if isWorking { experiment?.study.work() }
      return nil
    }
  }

  /// What would do nothing at the moment.
  var disabled: [Action] {
    var disabled =
      experiment?.disabled ?? (stepper?.disabled ?? []).filter { !leadsToExperiment($0) }
    if let experiment, ExperimentView(stepper: experiment).hasOnePlot(in: size) {
      disabled.append(.experiment(.nextPlot))
    }
    if presentation != nil { disabled += disabledInClass }
    if watched == nil { disabled.append(.app(.forgetAnswers)) }
    disabled += unavailable
    if interrupted == nil, openLesson == nil { disabled.append(.classroom(.enter)) }
    if !isMenuFiltered { disabled.append(.app(.dropFilter)) }
    if nextLesson == nil { disabled.append(.app(.nextLesson)) }
    if firstOpenQuestion == nil { disabled.append(.app(.openQuestion)) }
    return disabled
  }

  /// Does what a key does here, as often or as far as the count before it says.
  private mutating func press(_ key: Key) -> Effect? {
    askedToForget = toForget
    toForget = nil
    let ahead = ahead
    self.ahead = ""
    // It takes back what was typed.
    if !ahead.isEmpty, key == .escape { return nil }
    if !ahead.isEmpty, key == .backspace {
      self.ahead = String(ahead.dropLast())
      return nil
    }
    if let more = goesOn(ahead, with: key) {
      self.ahead = ahead + more
      return nil
    }
    let count = Self.count(ahead)
    let disabled = disabled(hasCount: count != nil)
    guard let action = KeyTable.action(for: key, in: context, disabled: disabled) else {
      message = whyNothing(key, disabled: disabled)
      return nil
    }
    if action == .classroom(.raise) {
      raiseHand(key)
      return nil
    }
    if !ahead.isEmpty, opensAnswer(action) {
      let effect = perform(action)
      typeAnswer(ahead)
      return effect
    }
    // From the list of views to one of them.
    if pages.last?.page == .views, !action.isOfPages { pages.removeLast() }
    let isJump = action.isJump
    let here = standpoint
    defer { if isJump, standpoint != here { origin = here } }
    guard let count, let counted = action.counted(count) else { return perform(action) }
    guard counted == action else { return perform(counted) }
    for number in 0..<count where message == nil {
      // Out of an experiment → says where it goes first; ← goes on from its start with the next key.
      if number > 0, action == .experiment(.back), experiment?.study.position == 0 { break }
      let before = (standpoint, stepper?.textPage)
      _ = perform(action)
      if (standpoint, stepper?.textPage) == before { break }
    }
    return nil
  }

  /// What would do nothing, with a count before it or without; a variant is taken with one only.
  func disabled(hasCount: Bool) -> [Action] {
    let variant = Action.value(.variant(1))
    guard hasCount else { return disabled + [variant] }
    let hasVariants = stepper?.moment.part.content.variants.isEmpty == false
    return disabled.filter { $0.counted(1) == nil } + (hasVariants ? [] : [variant])
  }

  mutating func perform(_ action: Action) -> Effect? {
    defer { if !action.isScroll { keepPages() } }
    switch action {
    case .classroom(let action): return perform(action)
    case .field(let action) where presentation?.line != nil: return perform(inLine: action)
    case .field(let action) where context == .filter: perform(inFilter: action)
    case .field(let action) where context == .equations: perform(inOwn: action)
    case .study(.travel) where leadsToExperiment(action) && !pages.isEmpty:
      message = "An experiment comes next; Esc closes this page first."
    case .study(.travel(let travel)) where leadsToExperiment(action): enterExperiment(by: travel)
    case .experiment(let action): perform(action)
    case .study(.answer(let help)) where experiment != nil: perform(help)
    case .stepper(.goTo) where experiment != nil: experiment?.openLine(.goTo)
    case .stepper(.find) where experiment != nil: experiment?.openLine(.find)
    case .field(.submit) where openLine == .goTo: return goToTyped()
    case .field(.submit) where openLine == .find: findTyped()
    case .field(let action) where experiment != nil: experiment?.perform(action)
    case .study(.answer(let help)): say(stepper?.help(help))
    case .study(.travel(let travel)): go(travel)
    case .study(let action): say(stepper?.perform(action))
    case .stepper(.answer): say(stepper?.openAnswer())
    case .stepper(.edit): message = stepper?.openEditor() ?? message
    case .stepper(.tryTask): message = stepper?.openEditor(goesOn: true) ?? message
    case .stepper(.nudge(let steps)): nudge(steps)
    case .stepper(let action):
      message = stepper?.whyNothing(action) ?? message
      stepper?.perform(action)
      // Short numbers look the same.
      if action == .fewerDigits || action == .moreDigits { sayDigits() }
      if action == .pin { sayPin() }
      if action == .symbolsOnly, stepper?.isSymbolic == true { message = AppState.symbolsOnly }
    case .field(let action):
      say(stepper?.perform(action))
      if action == .submit { sayWhyNotTaken() }
    case .scroll(let scroll): self.scroll(scroll)
    case .page(.open(let page)): open(page)
    case .page(.help):
      let place = context
      filter = nil
      open(.help(in: place))
    case .page(.close): closePage()
    case .app(.openLesson): return menu?.entry.map { .open($0.id) }
    case .app(.leave): return leave()
    case .app(.suspend): return .suspend
    case .app(.forgetAnswers): forgetAnswers()
    case .app(.openQuestion): openFirstQuestion()
    case .app(.nextLesson): return nextLesson.map { .open($0.id) }
    case .app(.startOver):
      if let lesson = study?.lesson ?? experimentStudy?.lesson { show(lesson, isOwn: showsOwn) }
    case .app(.goBeyondTheEnd): sayTheEnd()
    case .app(.openAnew): return openAnew()
    case .app(.goBack): goBack()
    case .app(.playByItself): playByItself()
    case .app(.copyNumber): return copyNumber()
    case .app(.copyStep): return copyStep()
    case .app(.filter): openFilter()
    case .app(.dropFilter): dropFilter()
    case .app(.ownEquations): openOwnEquations()
    case .app(.saveOwn): return saveOwn()
    case .app(.count): break
    }
    return nil
  }

  /// Opens the chosen lesson from its start, the second time that the key comes.
  private mutating func openAnew() -> Effect? {
    guard let entry = menu?.entry else { return nil }
    if entry.status == .fresh || askedToForget == entry.id { return .openAnew(entry.id) }
    toForget = entry.id
    message = "s again forgets what you answered in '\(entry.title)'; any other key keeps it."
    return nil
  }

  mutating func leave() -> Effect? {
    origin = nil
    if isFollowing { return .quit }
    if stepper?.moment.triedTask != nil {
      say(stepper?.perform(.value(.leave)))
      return nil
    }
    guard stepper != nil || experiment != nil, menu != nil else { return .quit }
    keepAnswers()
    stepper = nil
    experiment = nil
    visited = [:]
    pages = []
    return nil
  }

  // MARK: Sizes

  mutating func resize(to window: Size) {
    self.window = window
    size = Size(window.columns, window.rows - findingRows)
    keepPages()
    clampScroll()
  }
}
