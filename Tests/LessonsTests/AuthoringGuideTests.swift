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

/// A lesson that was written with the guide alone uses what the guide says there is.
@Suite struct EveryKeyOfTheGuide {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
  static let lesson = tests.appending(path: "Fixtures/guide/every-key.yaml").path()
  static let guide = tests.deletingLastPathComponent().appending(path: "docs/authoring.md").path()

  /// All of a lesson but what only some initializers and optimizers have.
  static let tables = [
    KeyTable.lesson, .part, .valueVariant, .reference, .expectation, .choice, .draw, .training,
    .schedule, .step, .question, .tolerance, .wrongAnswer, .option, .task, .trainSolution,
  ]
  static let special: Set<String> = [
    "value", "from", "to", "mean", "std", "momentum", "nesterov", "decay", "steps",
  ]

  static let keys = Set(tables.flatMap(\.all))

  @Test func itIsRightAtTheFirstTry() {
    let known = LessonLibrary(folders: [Course.folder])
    let check = LessonCheck([Self.lesson], known: known)
    #expect(check.findings.map(\.rendered) == [])
    #expect(check.gradientsCompared == 7, "β and Ω of the first part, w of the second")
  }

  @Test func itUsesEveryKey() throws {
    let text = try String(contentsOfFile: Self.lesson, encoding: .utf8)
    let used = Set(text.matches(of: /([a-z_0-9]+):(?:\s|$)/).map { String($0.1) })
    #expect(Self.keys.subtracting(Self.special).subtracting(used).sorted() == [])
  }

  @Test func theGuideHasEveryKey() throws {
    let text = try String(contentsOfFile: Self.guide, encoding: .utf8)
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    #expect(Self.keys.subtracting(words).sorted() == [])
  }
}
