import Curses
import Interface
import Lessons
import Screen
import Study

/// How a lesson or the menu is opened: what a command line says, and what is usual where it says nothing.
struct Opening {
  /// An id or a file; nil for the menu.
  var lesson: String?
  /// A lesson that is in no file, in place of one that is named.
  var own: Lesson?
  var beginning = Beginning()
  var look = Look()
  var folders = LessonFolders.usual()
  /// For whom values and the order of options are drawn.
  var learner: String?
  var progress = ProgressFile.usual
  /// Whether it is shown to a class; then nothing of it is kept.
  var presents = false
  var room = RoomWishes()

  func run() throws {
    var opening = self
    opening.look.classTheme = look.theme
    let wished = opening.look.prefer()
    try opening.run(wished)
  }

  private func run(_ wished: Wishes) throws {
    if lesson == nil, own == nil, !beginning.isEmpty {
      throw Failure("--at and --part need a lesson: backstep LESSON --at STAGE")
    }
    if presents, lesson == nil, own == nil {
      throw Failure("--present needs a lesson: backstep LESSON --present")
    }
    if presents, look.isPlain {
      throw Failure("--present needs the screen; leave --plain out")
    }
    if look.isPlain { return try runPlain(wished) }
    let named = try own ?? lesson.map { try folders.lesson(named: $0).drawn(for: learner) }
    let stage = try named.flatMap(beginning.stage(of:))
    let company = Room(room)
    if presents { try company.openIfWished(called: named?.id) }
    let terminal = try look.openTerminal()
    let progress = ProgressKeeper(presents ? nil : progress)
    // As many as there are rows.
    let all = named == nil ? LessonLibrary(folders, reading: terminal.size.rows) : nil
    var state = AppState(
      size: terminal.size, glyphs: look.glyphs, hasColor: terminal.palette.depth != .none,
      asksQuestions: look.asksQuestions, menu: nil)
    state.habits = wished.habits
    if let all { state.fillMenu(all.menu(with: progress), unread: all.unreadCount) }
    if let named { state.show(named) }
    if presents, let named, let start = stage ?? (try? named.stage("start").get()) {
      state.go(to: start)
      state.present()
    }
    for message in (all?.messages ?? []) + wished.messages { state.say(message) }
    var session = Session(
      terminal: terminal, state: state, progress: progress, start: presents ? nil : stage,
      themes: look.themes, library: all,
      shelf: all == nil ? { LessonLibrary(folders, reading: 0) } : nil, company: company,
      folders: folders, open: folders.opening(for: learner))
    try session.runToEnd(wished)
  }

  private func runPlain(_ wished: Wishes) throws {
    guard let lesson else {
      return try List.write(folders.library, as: .text)
    }
    for finding in wished.findings { Failure.warn(finding.headline) }
    let read = try folders.lesson(named: lesson).drawn(for: learner)
    var reader = PlainReader(
      way: PlainWay(read, glyphs: look.glyphs, asksQuestions: look.asksQuestions), id: read.id,
      progress: ProgressKeeper(progress),
      start: try beginning.stage(of: read))
    reader.run()
  }
}

extension LessonFolders {
  /// Puts a lesson into a state, or says there why not.
  func opening(for learner: String?) -> (String, LessonLibrary?, inout AppState) -> Void {
    { id, library, state in
      let file = library?.file(named: id) ?? LessonLibrary.file(named: id, in: self)
      switch file.map(\.lesson) {
      case .success(let lesson?): state.show(lesson.drawn(for: learner))
      case .success(nil): state.say("\(id) has errors; backstep check shows them")
      case .failure(let unknown): state.say(unknown.description)
      }
    }
  }
}

extension Opening {
  /// What is typed most often, nothing or a lesson alone, is understood without the parser of
  /// arguments, which takes a fifth of the time to the first frame; nil where that is needed.
  init?(words: ArraySlice<String>) {
    switch words.first {
    case nil: self.init()
    case let word? where words.count > 1 || word.hasPrefix("-") || LessonID.isReserved(word):
      return nil
    case let word?: self.init(lesson: word)
    }
  }
}

/// Where a lesson begins.
struct Beginning {
  /// A stage in the words of `--at`.
  var at: String?
  /// From 1.
  var part: Int?

  var isEmpty: Bool { at == nil && part == nil }

  /// Where to begin; nil where nothing is said about it.
  func stage(of lesson: Lesson) throws -> PlacedStage? {
    if isEmpty { return nil }
    if let part { _ = try lesson.part(number: part) }
    if let at, at.split(separator: " ").first == "part" {
      throw Failure("--at: a part is chosen by its number, as in --part 2")
    }
    switch lesson.stage(at ?? "start", inPart: part.map { $0 - 1 }) {
    case .success(let stage): return stage
    case .failure(let unknown): throw Failure("--at: \(unknown.sentence)")
    }
  }
}

/// How the screen looks and behaves.
struct Look {
  var isPlain = false
  var asksQuestions = true
  /// Nil for what suits the locale.
  var chosenGlyphs: Glyphs?
  var color = ColorMode.auto
  /// Nil for what suits the terminal.
  var theme: Theme?
  /// In front of a class; nil for high contrast.
  var classTheme: Theme?
  /// Nil where nothing is said about it.
  var usesMouse: Bool?

  var glyphs: Glyphs { chosenGlyphs ?? CursesTerminal.localeGlyphs }

  /// By oneself and in front of a class.
  var themes: (own: Theme, inClass: Theme) {
    let environment = Surroundings.values(of: ["TERM", "COLORFGBG"])
    return (
      theme ?? .suited(term: environment["TERM"], colorFGBG: environment["COLORFGBG"]),
      classTheme ?? .highContrast
    )
  }

  /// The screen, taken over until it is closed.
  func openTerminal() throws -> CursesTerminal {
    let environment = Surroundings.values(of: ["NO_COLOR"])
    let options = CursesTerminal.Options(
      glyphs: glyphs, theme: themes.own,
      usesColor: color.allowsColor(noColor: environment["NO_COLOR"]),
      usesMouse: usesMouse ?? true, asksBackground: theme == nil && themes.own == .standard)
    do {
      return try CursesTerminal(options)
    } catch {
      throw Failure(error.description)
    }
  }
}
