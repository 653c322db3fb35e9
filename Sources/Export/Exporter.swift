package import Autodiff
import Interface
import Notation

/// A form in which what a lesson works out leaves the program. A new one is one `static let`, and its
/// name in `all`.
package struct Exporter: Sendable {
  /// What is written.
  package enum Subject: Sendable {
    /// The numbers of one graph.
    case graph(@Sendable (Exported) -> String)
    /// The lesson, or one part of it, for people.
    case sheet(@Sendable (Sheet) -> String)
  }

  /// As `--format` names it.
  package let name: String
  /// What its files end in, without the dot.
  package let fileExtension: String
  package let subject: Subject

  package static let all: [Exporter] = [.json, .pytorch, .latex, .svg, .markdown, .html]
}

extension Exporter {
  /// Format 1: every node and every step with its numbers, for programs.
  package static let json = Exporter(
    name: "json", fileExtension: "json", subject: .graph { $0.json })

  /// The screen at a stage.
  package static let svg = Exporter(
    name: "svg", fileExtension: "svg",
    subject: .sheet { AppState.picture(of: $0.lesson, at: $0.stage, size: $0.size) })
}

/// What is exported: a trace, where it comes from, and what was worked out beside it.
package struct Exported: Sendable {
  package let trace: Trace
  /// The lesson's title, with that of the part.
  package var title: String?
  /// The lesson's id; nil where the equations came from the command line.
  package let lesson: String?
  /// Which part of the lesson, counted from 1; nil where it has one part only.
  package let part: Int?
  /// After how many updates.
  package let iteration: Int
  package var tangents: TangentTrace?
  package var check: GradientCheck?

  package init(_ trace: Trace, lesson: String? = nil, part: Int? = nil, iteration: Int = 0) {
    self.trace = trace
    self.lesson = lesson
    self.part = part
    self.iteration = iteration
  }

  package var json: String { JSON(self).text }
}
