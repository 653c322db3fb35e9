import Autodiff
package import Lessons
package import Notation
import Screen

/// What came of a learner's numbers, a line each, for people or for programs.
package struct HomeworkReport {
  private let marks: HomeworkMarks
  private let printer: FormulaPrinter
  private let lesson: String
  private let part: Int?

  /// - Parameters:
  ///   - lesson: its id.
  ///   - part: counted from 1; nil where the lesson has one part only.
  package init(_ marks: HomeworkMarks, _ printer: FormulaPrinter, lesson: String, part: Int?) {
    self.marks = marks
    self.printer = printer
    self.lesson = lesson
    self.part = part
  }

  /// In order of computation, and the first that is wrong in the end.
  package var text: String {
    let numbers = NumberText(unicode: printer.style != .ascii)
    let names = marks.marks.map { $0.name(printer) }
    let width = names.map(ColumnWidth.columns).max() ?? 0
    let lines = zip(names, marks.marks).map { name, mark in
      "\(ColumnWidth.pad(name, to: width))  \(mark.sentence(printer, numbers))"
    }
    return (lines + ["", marks.summary(printer)]).joined(separator: "\n") + "\n"
  }

  /// Format 1.
  package var json: JSON {
    let source = FormulaPrinter(printer.graph, .source)
    func name(_ symbol: Symbol) -> JSON { .string(source.text(.symbol(symbol))) }
    var members: [(key: String, value: JSON)] = [
      ("format", .integer(1)), ("lesson", .string(lesson)),
    ]
    if let part { members.append(("part", .integer(part))) }
    members += [
      ("isRight", .bool(marks.areRight)),
      ("firstWrong", marks.firstWrong.map { name($0.symbol) } ?? .null),
      (
        "numbers",
        .array(
          marks.marks.map { mark in
            .object([
              ("name", name(mark.symbol)), ("written", .string(mark.written.name)),
              ("line", .integer(mark.written.place.line)),
              ("verdict", .string(mark.verdict.word)),
              ("slip", mark.verdict.slip.map { .string($0.kind) } ?? .null),
              ("sentence", .string(mark.sentence(printer, NumberText()))),
              ("entries", entries(mark)), ("follows", follows(mark, name)),
            ])
          })
      ),
    ]
    return .object(members)
  }

  /// Row by row which of them are right; null where there is nothing to tell apart.
  private func entries(_ mark: HomeworkMarks.Mark) -> JSON {
    guard case .wrong(_, let entries) = mark.verdict else { return .null }
    let columns = mark.right.columns
    return .array(
      (0..<mark.right.rows).map { row in
        .array(entries[row * columns..<(row + 1) * columns].map(JSON.bool))
      })
  }

  private func follows(_ mark: HomeworkMarks.Mark, _ name: (Symbol) -> JSON) -> JSON {
    if case .follows(let sources) = mark.verdict { .array(sources.map(name)) } else { .array([]) }
  }
}

extension HomeworkMarks.Verdict {
  /// For programs.
  fileprivate var word: String {
    switch self {
    case .right: "right"
    case .rounded: "rounded"
    case .follows: "follows"
    case .otherShape: "other-shape"
    case .wrong: "wrong"
    }
  }
}
