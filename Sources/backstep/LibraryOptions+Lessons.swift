import Interface
import Lessons

extension LibraryOptions {
  var folders: LessonFolders {
    LessonFolders(
      option: lessons, environment: Surroundings.values(of: LessonFolders.variables),
      executable: Surroundings.executable)
  }

  var all: LessonLibrary { LessonLibrary(folders) }

  /// A lesson by its id or its file; what is wrong with it otherwise.
  func lesson(named name: String) throws -> Lesson {
    switch LessonLibrary.file(named: name, in: folders) {
    case .failure(let unknown):
      throw Failure(
        unknown.description + (unknown.nearest == nil ? "; backstep list shows all" : ""))
    case .success(let file):
      for finding in file.findings where finding.severity == .warning || file.hasErrors {
        Failure.warn(finding.rendered)
      }
      guard let lesson = file.lesson else { throw Failure("") }
      return lesson
    }
  }
}

extension LessonLibrary {
  /// The lessons as the menu shows them.
  var menu: [MenuEntry] {
    let titles = Dictionary(
      entries.compactMap { entry in entry.file.lesson.map { (entry.id, $0.title) } },
      uniquingKeysWith: { first, _ in first })
    return entries.map { entry in
      guard let lesson = entry.file.lesson else {
        let problem = entry.file.findings.first { $0.severity == .error }
        return MenuEntry(
          id: entry.id, title: entry.id, summary: "", section: "With errors", minutes: nil,
          problem: problem?.headline ?? "it cannot be read")
      }
      return MenuEntry(
        id: entry.id, title: lesson.title, summary: lesson.summary ?? "",
        section: lesson.section ?? "Lessons", minutes: lesson.minutes,
        after: lesson.prerequisites.map { titles[$0.word] ?? $0.word })
    }
  }

  /// The menu, with how far each lesson has come.
  func menu(with progress: ProgressKeeper) -> [MenuEntry] {
    menu.map { entry in
      var entry = entry
      entry.status = progress.status(of: entry.id)
      return entry
    }
  }

  /// What a user should know about the folders.
  var messages: [String] {
    hidden.map { "\($0.file) is hidden by \($0.shown), which has the same id" }
  }
}
