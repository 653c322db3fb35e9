import Testing

@testable import Lessons

/// Texts of lessons that the tests share.
enum LessonTexts {
  /// A lesson in seven lines.
  static let base = """
    format: 1
    id: line
    title: A line
    graph: |
      f = w * x + b
      l = (f - y)^2
    given: {x: 1, y: 2, w: 3, b: 0}

    """

  /// What is said of a key that is like none, after its name and place.
  static func known(_ table: KeyTable) -> String {
    let words = table.all
    return "; it can have " + words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")"
      + ", and a newer Backstep may know more"
  }

  /// What is wrong with a text: `line:column: sentence`.
  static func problems(_ text: String) -> [String] {
    let file = LessonFile.read(text: text, path: "lesson.yaml")
    #expect((file.lesson == nil) == file.hasErrors)
    return file.findings.map { finding in
      "\(finding.place): \(finding.severity == .warning ? "warning: " : "")\(finding.sentence)"
    }
  }
}

extension String {
  /// With one line replaced.
  func with(_ line: String, _ other: String) -> String { replacing(line, with: other) }

  /// With more lines.
  func adding(_ lines: String) -> String { self + lines + "\n" }
}
