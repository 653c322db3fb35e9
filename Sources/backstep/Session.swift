import Curses
import Interface
import Lessons
import Screen
import Study

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The event loop: show the state, wait, let the state take the event in, do what it asks for.
///
/// There is one, and it is never copied.
struct Session: ~Copyable {
  let terminal: any Terminal
  var state: AppState
  var progress: ProgressKeeper
  /// Where the lesson that is shown first begins; nil where it goes on where it was left.
  var start: PlacedStage?
  /// The colours by oneself and in front of a class; nil where they never change.
  var themes: (own: Theme, inClass: Theme)?
  /// A lesson file that is shown anew when it is saved; nil where none is watched.
  var watch: LessonWatch?
  /// The lessons to choose from or to go on to, as far as they are known: in a session with a screen
  /// no frame waits for a header that it does not show.
  var library: LessonLibrary?
  /// Where no menu was the way in, the lessons are looked for once the first frame is shown.
  var shelf: (() -> LessonLibrary)?
  /// The lessons of the menu of which only the header was read.
  var unread: ArraySlice<LessonLibrary.Entry> = []
  /// Who follows a class, or the class that is followed.
  var company: (any Company)?
  /// Where lessons are looked for and kept.
  var folders: LessonFolders?
  /// Reads a lesson, of the library where there is one, and puts it into the state, or says there why
  /// not.
  let open: (String, LessonLibrary?, inout AppState) -> Void

  /// So many headers are read between two looks for a key.
  private static let headersAtOnce = 20

  /// When something was taken in last.
  var clock = ContinuousClock.now

  /// What has come and is still to be taken in.
  var ahead: Event?

  /// Whether a class saw the last frame.
  var isPresenting = false

  /// Milliseconds that another program may keep the progress locked when this one ends.
  private static let lastPatience = 300

  /// - Returns: the exit code: 0, or 128 + n where the signal n would have ended the program.
  mutating func run() -> Int32 {
    lookAtFile()
    if library?.unreadCount == 0 { unread = library?.entries[...] ?? [] }
    if let start { state.go(to: start) }
    resume(atPlace: start == nil)
    while true {
      company?.hear(&state)
      if let themes, state.isPresenting != isPresenting {
        isPresenting = state.isPresenting
        terminal.use(isPresenting ? themes.inClass : themes.own)
      }
      if let headline = progress.takeHeadline() { state.say(headline) }
      terminal.show(state.frame)
      company?.tell(state)
      tellOthers()
      terminal.attend(to: company?.attended ?? [])
      if let shelf {
        library = shelf()
        self.shelf = nil
      }
      if let code = takeIn(nextEvent()) { return code }
    }
  }

  /// Tells those who follow, as long as no key waits.
  private mutating func tellOthers() {
    while ahead == nil, company?.tellMore() == true {
      let event = terminal.wait(timeout: 0)
      if event != .timeout { ahead = event }
    }
  }

  /// So many events are taken in before the next picture, if they are there already.
  private static let mostAtOnce = 1000

  /// Takes in an event and those that have come by then: what a terminal sends in one go, as it does
  /// with a paste, is not painted key by key.
  ///
  /// - Returns: the exit code where it ends the program.
  private mutating func takeIn(_ first: Event) -> Int32? {
    var event = first
    for _ in 0..<Self.mostAtOnce {
      let (whole, behind) = gathered(event)
      let before = state.lessonID
      if whole == .timeout, progress.delay != nil { progress.save(patience: 0) }
      if whole == .changed || watch?.delay() == 0 { lookAtFile() }
      letTimePass()
      let effect = state.receive(whole)
      keepProgress(of: before)
      switch effect {
      case nil: break
      case .quit: return end(0)
      case .interrupt: return end(128 + SIGINT)
      case .hangup: return end(128 + SIGHUP)
      case .suspend:
        progress.save(patience: 0)
        terminal.suspend()
      case .open(let id):
        open(id, library, &state)
        resume()
      case .openAnew(let id):
        progress.forget(id)
        open(id, library, &state)
        keepProgress(of: nil)
      case .saveOwn: saveOwn()
      case .copy(let text): terminal.copy(text)
      case .drive(let drive): company?.drive(drive)
      }
      // What others said is taken in before a picture.
      let isAtRest = whole == .timeout || whole == .ready
      let next = behind ?? (isAtRest ? .timeout : terminal.wait(timeout: 0))
      if next == .timeout { return nil }
      event = next
    }
    ahead = event
    return nil
  }

  /// Typed text with the characters that have come behind it, as one text, and what came after it.
  private func gathered(_ first: Event) -> (event: Event, behind: Event?) {
    guard state.typesText, case .key(.character(let character)) = first else { return (first, nil) }
    var text = String(character)
    while true {
      let next = terminal.wait(timeout: 0)
      guard case .key(.character(let character)) = next else {
        return (text.count == 1 ? first : .paste(text), next)
      }
      // No field has room for more, of which the last says so.
      if text.utf8.count < Self.mostAtOnce { text.append(character) }
    }
  }

  /// Tells what goes on by itself how much time has passed.
  private mutating func letTimePass() {
    let now = ContinuousClock.now
    state.elapse(Int((now - clock) / .milliseconds(1)))
    clock = now
  }

  /// Waits; as long as nothing happens, the lessons of the menu are read to their end, one after
  /// the other, until there is an error to be shown.
  private mutating func nextEvent() -> Event {
    if let event = ahead {
      ahead = nil
      return event
    }
    if let event = readLibrary() { return event }
    while !unread.isEmpty {
      let event = terminal.wait(timeout: 0)
      guard event == .timeout, let entry = unread.popFirst() else { return event }
      if entry.header != nil, let problem = entry.problem {
        state.mark(entry.id, problem: problem)
        return .timeout
      }
    }
    if state.canWorkAhead {
      let event = terminal.wait(timeout: 0)
      guard event == .timeout else { return event }
      state.workAhead()
    }
    return terminal.wait(timeout: timeout)
  }

  /// Reads headers until an event comes, or there is something new to be shown; nil where all are read.
  private mutating func readLibrary() -> Event? {
    guard library?.unreadCount ?? 0 > 0 else { return nil }
    let told = library?.messages.count ?? 0
    var event = Event.timeout
    while event == .timeout, library?.unreadCount ?? 0 > 0 {
      event = terminal.wait(timeout: 0)
      if event == .timeout { library?.read(Self.headersAtOnce) }
    }
    guard let library else { return event }
    let isWhole = library.unreadCount == 0
    if state.hasMenu {
      state.fillMenu(library.menu(with: progress), unread: library.unreadCount)
      for message in library.messages.dropFirst(told) { state.say(message) }
      if isWhole { unread = library.entries[...] }
    } else if isWhole {
      state.stock(library.menu)
    }
    return event
  }

  /// Keeps the equations that are typed in the menu, which shows them then.
  private mutating func saveOwn() {
    guard let folders else { return }
    do {
      let (id, path) = try folders.keep { state.ownLesson(id: $0, number: $1) }
      let new = [folders.own].compactMap(\.self).filter { !folders.paths.contains($0) }
      let all = LessonLibrary(folders: folders.paths + new)
      state.fillMenu(all.menu(with: progress), unread: 0)
      state.ownWasSaved(id: id, to: path)
      (library, unread) = (all, all.entries[...])
    } catch {
      state.say((error as? Failure)?.sentence ?? "\(error)")
    }
  }

  /// Nil where nothing is to be done until something happens.
  private var timeout: Int? {
    if state.isWorking { return 0 }
    return [watch?.delay() ?? progress.delay, state.pause, company?.delay].compactMap(\.self).min()
  }

  /// Shows the watched file anew if it says something else; it is watched before it is looked at, so
  /// that no change falls in between.
  private mutating func lookAtFile() {
    guard let path = watch?.path else { return }
    let isTold = terminal.watch(path)
    if let news = watch?.news(isTold: isTold, look: { ScreenCheck.problems(of: $0) }) {
      state.reload(news.lesson, findings: news.findings, goingTo: news.changed)
    }
  }

  /// Goes on where the lesson that was opened had been left, with what was answered in it.
  private mutating func resume(atPlace: Bool = true) {
    guard let id = state.lessonID else { return }
    state.restore(progress.answers(of: id))
    if atPlace, let record = progress.record(of: id) {
      state.resume(at: record.spot, in: record.experiment)
    }
    keepProgress(of: nil)
  }

  /// - Parameter lesson: the one that was open before, to be marked in the menu if it was left.
  private mutating func keepProgress(of lesson: String?) {
    // What a class answers is nobody's progress; equations of one's own have no file.
    if state.isPresenting || state.showsOwn { return }
    if let experiment = state.experimentStudy {
      progress.note(experiment)
    } else if let study = state.study {
      progress.note(study)
    } else if let lesson, let status = progress.status(of: lesson) {
      state.mark(lesson, status, leftAt: progress.record(of: lesson)?.placeInWords)
    }
  }

  /// Runs to the end, gives the terminal back, and says what is left to be said of the files that were
  /// read and written.
  mutating func runToEnd(_ wishes: Wishes) throws {
    let code = run()
    terminal.close()
    for finding in wishes.findings { Failure.warn(finding.headline) }
    for problem in progress.problems { Failure.warn("backstep: \(problem.sentence)") }
    if code != 0 { throw Failure("", code: code) }
  }

  private mutating func end(_ code: Int32) -> Int32 {
    company?.end()
    progress.save(patience: Self.lastPatience)
    return code
  }
}
