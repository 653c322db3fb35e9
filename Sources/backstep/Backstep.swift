import ArgumentParser
import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: reads the command line, ends with the documented exit codes.
@main
struct Backstep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backstep",
    abstract: "Step through backpropagation on a small computational graph.",
    usage: """
      backstep [LESSON] [options]
      backstep <subcommand>
      """,
    discussion: """
      backstep             a menu of lessons
      backstep LESSON      a lesson by its id, or a file (a path with / or .yaml)

      Exit codes: 0; 1 problems found by check, or wrong numbers by compare; 2 wrong use, an unreadable file, no terminal; \
      128+n on signal n.
      """,
    version: Surroundings.version,
    subcommands: Subcommand.allCases.map(\.command),
    defaultSubcommand: Open.self)

  static func main() {
    if let script = Completions.script(CommandLine.arguments.dropFirst()) {
      return Printable.write(script + "\n")
    }
    do {
      if let opening = Opening(words: CommandLine.arguments.dropFirst()) {
        return try opening.run()
      }
      var command = try parseAsRoot(subcommandFirst(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch let failure as Failure {
      failure.end()
    } catch {
      let text = message(for: error)
      guard exitCode(for: error) != .success else {
        Printable.write(withOptionsOfLessons(fullMessage(for: error)) + "\n")
        exit(withError: nil)
      }
      Failure(text.isEmpty ? "the command was not understood; try backstep --help" : text).end()
    }
  }
}

extension Subcommand {
  /// What does it.
  var command: any ParsableCommand.Type {
    switch self {
    case .open: Open.self
    case .list: List.self
    case .trace: TraceCommand.self
    case .run: RunCommand.self
    case .class: ClassCommand.self
    case .notes: NotesCommand.self
    case .follow: FollowCommand.self
    case .try: Try.self
    case .check: Check.self
    case .compare: Compare.self
    case .export: ExportCommand.self
    case .record: RecordCommand.self
    case .new: New.self
    case .watch: Watch.self
    case .operations: Operations.self
    case .progress: ProgressCommand.self
    case .manual: ManualCommand.self
    }
  }
}

extension Backstep {
  /// A subcommand stands before the options; here it may follow them: `--lessons DIR list`.
  static func subcommandFirst(_ words: [String]) -> [String] {
    var index = 0
    while index < words.count, words[index].hasPrefix("-"), words[index] != "--" {
      index += optionsWithValue.contains(words[index]) ? 2 : 1
    }
    guard index > 0, index < words.count, LessonID.isReserved(words[index]) else { return words }
    return [words[index]] + words[..<index] + words[(index + 1)...]
  }

  /// Those that a lesson or the menu is opened with, and that take the next word.
  static let optionsWithValue: Set<String> = [
    "--lessons", "--learner", "--session", "--group", "--at", "--part", "--glyphs", "--color",
    "--theme",
  ]

  /// The help of the program itself shows the options with which it opens a lesson, too.
  private static func withOptionsOfLessons(_ text: String) -> String {
    let titles = (own: "OPTIONS:\n", next: "\nSUBCOMMANDS:\n")
    let help = helpMessage(for: Open.self)
    guard let place = text.firstRange(of: titles.next), let own = help.firstRange(of: titles.own)
    else { return text }
    // The version and the help are options of everything, and stand there already.
    let lines = help[own.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("  --version") }
    return text[..<place.lowerBound] + "\nOPTIONS OF A LESSON AND OF THE MENU:\n"
      + lines.joined(separator: "\n") + "\n" + text[place.lowerBound...]
  }
}

/// What ends the program before its time: one sentence on standard error, and an exit code.
struct Failure: Error {
  let sentence: String
  let code: Int32

  /// - Parameter code: 2 for wrong use, what cannot be read, and no terminal; 1 for problems found.
  init(_ sentence: String, code: Int32 = 2) {
    self.sentence = sentence
    self.code = code
  }

  /// A sentence on standard error after which the program goes on.
  static func warn(_ sentence: String) {
    Printable.warn("\(Printable.text(sentence))\n")
  }

  func end() -> Never {
    if !sentence.isEmpty {
      Printable.warn("backstep: \(Printable.text(sentence))\n")
    }
    exit(code)
  }
}
