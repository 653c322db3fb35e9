import ArgumentParser
import Interface
import Lessons
import Notation

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Subcommand.check.rawValue,
    abstract: "Prove what lessons claim: their values, their gradients, their text.")

  @Argument(
    help: """
      Lessons and running orders by their ids, files or folders; all lessons that are found, without \
      any.
      """,
    completion: .lessons)
  var paths: [String] = []

  @Flag(
    help: """
      Hold the rules of the course as well: what every lesson that ships has. A warning counts as \
      an error.
      """)
  var course = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let folders = library.folders
    let paths = paths.isEmpty ? folders.paths : try paths.map(folders.path(ofCheckable:))
    guard !paths.isEmpty else { throw Failure("no folder with lessons was found") }
    let check = LessonCheck(paths, known: folders.library, isCourse: course) {
      ScreenCheck.problems(of: $0, isCourse: course)
    }
    switch format {
    case .json: Printable.write(json(check).text)
    case .text: Printable.write(text(check))
    }
    let isRight = course ? check.findings.isEmpty : !check.hasErrors
    if !isRight { throw Failure("", code: 1) }
  }

  private func text(_ check: LessonCheck) -> String {
    let findings = check.findings.map { $0.rendered + "\n" }.joined()
    let errors = check.findings.filter { $0.severity == .error }.count
    let warnings = check.findings.count - errors
    var summary = [
      count(check.files.count, "lesson"),
      check.orders.isEmpty ? nil : count(check.orders.count, "running order"),
      count(errors, "error"), count(warnings, "warning"),
      "\(check.gradientsCompared) \(check.gradientsCompared == 1 ? "gradient agrees" : "gradients agree") "
        + "with central differences",
    ].compactMap(\.self)
    if check.gradientsLeftOut > 0 {
      let all = check.gradientsCompared + check.kinks + check.gradientsLeftOut
      summary.append("a random sample of \(all)")
    }
    if check.kinks > 0 {
      summary.append("\(check.kinks) \(check.kinks == 1 ? "lies" : "lie") at a kink")
    }
    return findings + summary.joined(separator: ", ") + ".\n"
  }

  private func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  private func json(_ check: LessonCheck) -> JSON {
    .object([
      ("format", .integer(1)),
      ("files", .array(check.files.map { .string($0.path) })),
      ("runningOrders", .array(check.orders.map { .string($0.path) })),
      ("gradientsCompared", .integer(check.gradientsCompared)),
      ("gradientsLeftOut", .integer(check.gradientsLeftOut)),
      ("kinks", .integer(check.kinks)),
      (
        "findings",
        .array(
          check.findings.map { finding in
            .object([
              ("file", .string(finding.file)),
              ("line", .integer(finding.place.line)),
              ("column", .integer(finding.place.column)),
              ("severity", .string(finding.severity.rawValue)),
              ("sentence", .string(finding.sentence)),
            ])
          })
      ),
    ])
  }
}
