import ArgumentParser
import Export
import Lessons
import Notation
import Screen

extension ProgressCommand {
  /// What came of each question in a class.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "summary",
      abstract:
        "Make a table of a class's progress: each question, each learner, the commonest slip.",
      discussion: """
        The files are what progress export --name NAME has written; without a name a learner is called \
        after the file, and files of one name are one learner's. A file that cannot be read is named, and the rest counts; it ends with 1 then.
        """)

    @Argument(help: "The files of the learners.", completion: .file())
    var files: [String]

    @Option(help: "text, csv, json or markdown.")
    var format: SummaryFormat = .text

    @OptionGroup var glyphs: GlyphOptions
    @OptionGroup var library: LibraryOptions

    func run() throws {
      var records: [(learner: String, record: ProgressRecord)] = []
      var readCount = 0
      for file in files {
        do throws(ProgressProblem) {
          let record = try ProgressFile(file).exported()
          readCount += 1
          // Who hands in twice is one learner.
          if let learner = record.learner,
            let known = records.firstIndex(where: { $0.record.learner == learner })
          {
            records[known].record.merge(record)
          } else {
            records.append((record.learner ?? Self.name(ofFile: file), record))
          }
        } catch .notUnderstood where Homework.isOne(file) {
          readCount += 1
          Failure.warn(
            "backstep: \(file): these are numbers for backstep compare, and no progress; left out")
        } catch {
          Failure.warn("backstep: \(file): \(error.headlineOfFile)")
        }
      }
      if records.isEmpty { throw Failure("", code: 2) }
      let folders = library.folders
      let summary = ClassSummary(records) { id in
        guard case .success(let file) = LessonLibrary.file(named: id, in: folders) else {
          return nil
        }
        return file.lesson
      }
      Printable.write(text(summary))
      if readCount < files.count { throw Failure("", code: 1) }
    }

    private func text(_ summary: ClassSummary) -> String {
      switch format {
      case .text: Printable.text(glyphs.glyphs.spell(summary.text))
      case .csv: Printable.text(summary.csv)
      case .markdown: Printable.text(summary.markdown)
      case .json: summary.json.text
      }
    }

    /// `homework/ada.json` is Ada's.
    private static func name(ofFile path: String) -> String {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return name.hasSuffix(".json") && name.count > 5 ? String(name.dropLast(5)) : name
    }
  }
}

enum SummaryFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case json
  case markdown
}
