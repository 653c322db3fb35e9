import Interface
import Lessons
import Screen

extension LessonFolders {
  /// Where the program looks for lessons.
  /// - Parameter folder: what `--lessons` names, searched before all others.
  static func usual(after folder: String? = nil) -> LessonFolders {
    LessonFolders(
      option: folder, environment: Surroundings.values(of: LessonFolders.variables),
      executable: Surroundings.executable)
  }

  var library: LessonLibrary { LessonLibrary(self) }

  /// Writes a lesson of one's own, under the first number that is free.
  ///
  /// - Parameter text: of its id and number.
  func keep(_ text: (_ id: String, _ number: Int) -> String?) throws -> (id: String, path: String) {
    guard let own else { throw Failure("no place to keep it: HOME says nothing") }
    FileSystem.makeFolders(own)
    let taken = Set(library.entries.map(\.id))
    for number in 1...Self.mostOwn {
      let id = "your-own-\(number)"
      let path = "\(own)/\(id).yaml"
      if taken.contains(id) || FileSystem.exists(path) { continue }
      guard let text = text(id, number) else { break }
      try NewFile.write(text, to: path)
      return (id, path)
    }
    throw Failure("nothing was saved")
  }

  private static let mostOwn = 9999

  /// A lesson by its id or its file; what is wrong with it otherwise.
  func lesson(named name: String) throws -> Lesson {
    if LessonLibrary.isPath(name), RunningOrderFile.isOne(name) {
      throw Failure("'\(name)' is a running order; backstep class goes through it")
    }
    switch LessonLibrary.file(named: name, in: self) {
    case .failure(let unknown): throw Self.failure(unknown)
    case .success(let file):
      for finding in file.findings where finding.severity == .warning || file.hasErrors {
        Failure.warn(finding.rendered)
      }
      guard let lesson = file.lesson else { throw Failure("") }
      return lesson
    }
  }

  /// The path of what is called so: of a file or a folder as it is, of a lesson or a running order by
  /// its id.
  func path(ofCheckable name: String) throws -> String {
    if LessonLibrary.isPath(name) || FileSystem.exists(name) { return name }
    switch LessonLibrary.file(named: name, in: self) {
    case .success(let file): return file.path
    case .failure(let unknown):
      guard case .success(let order) = RunningOrders(self).path(named: name) else {
        throw Self.failure(unknown)
      }
      return order
    }
  }

  private static func failure(_ unknown: UnknownLesson) -> Failure {
    Failure(unknown.description + (unknown.nearest == nil ? "; backstep list shows all" : ""))
  }
}

extension LessonLibrary {
  /// The lessons as the menu shows them at first: by their headers.
  var menu: [MenuEntry] { menu { $0.header == nil ? $0.problem : nil } }

  /// The lessons as the menu shows them when all are read to their end.
  var wholeMenu: [MenuEntry] { menu(problem: \.problem) }

  private func menu(problem: (Entry) -> String?) -> [MenuEntry] {
    let titles = Dictionary(
      entries.map { ($0.id, $0.header?.title ?? $0.id) }, uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      let problem = problem(entry)
      guard let header = entry.header, problem == nil else {
        return MenuEntry(
          id: entry.id, title: entry.id, summary: "", section: "With errors", minutes: nil,
          problem: problem ?? "it cannot be read")
      }
      return MenuEntry(
        id: entry.id, title: header.title, summary: header.summary ?? "",
        section: header.section ?? "Lessons", minutes: header.minutes,
        language: header.language, after: header.prerequisites.map { titles[$0.word] ?? $0.word },
        goals: header.goals)
    }
  }

  /// The menu, with how far each lesson has come.
  func menu(with progress: ProgressKeeper) -> [MenuEntry] {
    menu.map { entry in
      var entry = entry
      entry.status = progress.status(of: entry.id)
      entry.place = progress.record(of: entry.id)?.placeInWords
      return entry
    }
  }

  /// What a user should know about the folders.
  var messages: [String] {
    hidden.map { Shown.text("\($0.file) is hidden by \($0.shown), which has the same id") }
  }
}

extension LessonRecord {
  /// Where the lesson was left: `in part 2 at step 6`.
  var placeInWords: String {
    if let experiment { return "in part \(experiment.part + 1) at step \(experiment.position)" }
    return (part > 0 ? "in part \(part + 1) " : "")
      + (iteration > 0 ? "in iteration \(iteration) " : "") + "at step \(position)"
  }
}

extension LessonLibrary.Entry {
  /// Why the lesson cannot be opened; nil if it can. All of its file is read.
  var problem: String? {
    let file = file
    if file.lesson != nil { return nil }
    return file.findings.first { $0.severity == .error }?.headline ?? "it cannot be read"
  }
}
