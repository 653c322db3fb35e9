import Foundation
import Testing

@testable import Lessons

/// The guide for authors: its examples are lessons, and stay right as they grow.
@Suite struct AuthoringGuide {
  /// The lesson after each example: one that does not begin with `format` continues it.
  static func lessons() throws -> [String] {
    let guide = try String(
      contentsOf: LessonSchemas.folder.deletingLastPathComponent()
        .appending(path: "docs/authoring.md"), encoding: .utf8)
    var lessons: [String] = []
    for part in guide.components(separatedBy: "```yaml\n").dropFirst() {
      let example = part.components(separatedBy: "```\n")[0]
      lessons.append(example.hasPrefix("format") ? example : (lessons.last ?? "") + example)
    }
    return lessons
  }

  @Test func everyExamplePassesTheCheck() throws {
    let lessons = try Self.lessons()
    #expect(lessons.count == 14)
    for lesson in lessons {
      let folder = try ScratchFolder()
      defer { folder.remove() }
      try folder.write("lesson.yaml", lesson)
      #expect(LessonCheck([folder.path + "lesson.yaml"]).findings.map(\.rendered) == [])
      #expect(try LessonSchemas.schema().problems(ofYAML: lesson) == [])
    }
  }
}
