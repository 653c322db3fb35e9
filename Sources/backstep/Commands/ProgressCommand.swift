import ArgumentParser
import Lessons
import Screen

/// What is kept about a learner: to be looked at, carried to another machine, forgotten.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.progress.rawValue,
    abstract: "Show, carry over or forget what you have done.",
    subcommands: [Show.self, Export.self, Import.self, Reset.self, Summary.self],
    defaultSubcommand: Show.self)

  /// The file, or why there is none.
  private static func file() throws -> ProgressFile {
    guard let file = ProgressFile.usual else {
      throw Failure("there is no place for progress: neither XDG_STATE_HOME nor HOME is set")
    }
    return file
  }

  private static func read() throws -> ProgressRecord {
    let contents = try file().read(patience: 2000)
    switch contents.problem {
    case nil: break
    case .setAside(let path, let name): Failure.warn(ProgressProblem.setAside(path, as: name).line)
    case let problem?: throw Failure(problem.sentence)
    }
    return contents.record
  }

  private static func update(_ change: (inout ProgressRecord) -> Void) throws -> ProgressRecord {
    let file = try file()
    do throws(ProgressProblem) {
      let contents = try file.update(change)
      if let problem = contents.problem { Failure.warn(problem.line) }
      return contents.record
    } catch {
      throw Failure(error.sentence)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show what you have done.")

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func run() throws {
      let record = try ProgressCommand.read()
      switch format {
      case .json:
        Printable.write(ProgressDocument.text(record))
      case .text: Printable.write(Printable.text(text(record)))
      }
    }

    private func text(_ record: ProgressRecord) -> String {
      if record.lessons.isEmpty { return "No lesson was opened yet.\n" }
      let width = record.lessons.keys.map(ColumnWidth.columns).max() ?? 0
      return record.lessons.sorted { $0.key < $1.key }.map { id, lesson in
        let words =
          [lesson.isDone ? "done" : "begun, left \(lesson.placeInWords)"]
          + QuestionProgress.State.allCases.reversed().compactMap { state in
            let count = lesson.count(state)
            return count == 0 ? nil : "\(count) \(state.rawValue)"
          }
        return "\(ColumnWidth.pad(id, to: width))  \(words.joined(separator: ", "))\n"
      }.joined()
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write your progress as JSON, for import elsewhere.")

    @Option(name: .shortAndLong, help: ArgumentHelp("A new file to write.", valueName: "file"))
    var output: String?

    @Option(
      help: ArgumentHelp("Whose progress it is, for a summary of a class.", valueName: "name"))
    var name: String?

    func validate() throws {
      guard let name, !ProgressDocument.isName(name) else { return }
      throw ValidationError(
        "--name is up to 100 characters on one line, all of them to be seen, as in --name 'Ada L.'")
    }

    func run() throws {
      var record = try ProgressCommand.read()
      if let name { record.learner = name }
      let text = ProgressDocument.text(record)
      guard let output else {
        return Printable.write(text)
      }
      try NewFile.write(text, to: output)
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take exported progress in; nothing that is done becomes undone.")

    @Argument(help: "A file that progress export wrote.", completion: .file())
    var file: String

    func run() throws {
      let record: ProgressRecord
      do throws(ProgressProblem) {
        record = try ProgressFile(file).exported()
      } catch {
        throw Failure("\(file): \(error.headlineOfFile)")
      }
      _ = try ProgressCommand.update { $0.merge(record) }
      let count = record.lessons.count
      Printable.write("Took in the progress of \(count) lesson\(count == 1 ? "" : "s").\n")
    }
  }

  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset", abstract: "Forget what you have done in one lesson, or in all.")

    @Argument(help: "The id of a lesson; all lessons, without it.", completion: .lessons)
    var lesson: String?

    func run() throws {
      let known = try ProgressCommand.read()
      guard let lesson else {
        if !known.lessons.isEmpty { _ = try ProgressCommand.update { $0.lessons = [:] } }
        return Printable.write("All progress is forgotten.\n")
      }
      guard known.lessons[lesson] != nil else {
        throw Failure("there is no progress in a lesson '\(lesson)'; backstep progress shows all")
      }
      _ = try ProgressCommand.update { $0.lessons[lesson] = nil }
      Printable.write(Printable.text("The progress in \(lesson) is forgotten.\n"))
    }
  }
}

extension ProgressProblem {
  fileprivate var line: String { "backstep: \(sentence)" }

  /// Where the file is one that was named.
  var headlineOfFile: String {
    switch self {
    case .newerFormat(let format): "format \(format) needs a newer Backstep"
    case .cannotRead(_, let reason): reason
    case .notUnderstood, .setAside, .restored, .cannotSetAside, .cannotSave, .locked: sentence
    }
  }
}
