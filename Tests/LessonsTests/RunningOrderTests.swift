import Foundation
import Testing

@testable import Lessons

/// Files that say what a class goes through.
@Suite struct RunningOrderTests {
  static let library = LessonLibrary(folders: [Course.folder])

  static func text(
    minutes: Int = 50, _ items: String = "  - {lesson: toy-function, minutes: 50}"
  ) -> String {
    "title: A class\nminutes: \(minutes)\nitems:\n\(items)\n"
  }

  private func findings(_ text: String) -> [String] {
    RunningOrderFile.read(text: text, path: "class.yaml").planned(Self.library).findings
      .map { "\($0.place) \($0.sentence)" }
  }

  @Test func itemsAreReadWithTheirLessons() throws {
    let text = Self.text(
      minutes: 30,
      """
        - {lesson: toy-function, to: forward l, minutes: 10, note: Ask first.}
        - {lesson: forks, part: 2, from: backward f2, minutes: 20}
      """)
    let file = RunningOrderFile.read(text: text, path: "class.yaml")
    let (items, findings) = file.planned(Self.library)
    #expect(findings.map(\.rendered) == [])
    #expect(items.map(\.lesson.id) == ["toy-function", "forks"])
    #expect(items.map(\.minutes) == [10, 20] && items[0].note == "Ask first.")
    #expect(items[0].start == PlacedStage(part: 0, stage: .start))
    #expect(items[1].start.part == 1 && items[1].end == PlacedStage(part: 1, stage: .end))
  }

  static let wrong: [(String, String)] = [
    ("", "1:1 this file is empty"),
    ("title: A class\nminutes: 50\n", "1:1 'items' is missing in a running order"),
    (
      "title: A class\nminutes: 50\nitems: []\n",
      "3:1 'items' is empty; leave it out or fill it"
    ),
    (text(minutes: 45), "2:10 the items take 50 minutes, but the class has 45; change one of them"),
    (
      text("  - {lesson: toy-funktion, minutes: 50}"),
      "4:14 no lesson 'toy-funktion'; did you mean 'toy-function'?"
    ),
    (
      text("  - {lesson: zzz, minutes: 50}"), "4:14 no lesson 'zzz'; backstep list shows all"
    ),
    (text("  - {lesson: toy-function}"), "4:5 'minutes' is missing in an item of a running order"),
    (
      text("  - {lesson: toy-function, minutes: 0}"),
      "4:37 'minutes' should be a whole number from 1 to 1,000"
    ),
    (
      text("  - {lesson: toy-function, part: 2, minutes: 50}"),
      "4:34 'toy-function' has one part only; choose one of them"
    ),
    (
      text("  - {lesson: forks, part: 4, minutes: 50}"),
      "4:27 'forks' has parts 1 to 3; choose one of them"
    ),
    (
      text("  - {lesson: forks, from: backward f, minutes: 50}"),
      "4:27 'forks' has 3 parts; add 'part' to say in which one this is"
    ),
    (
      text("  - {lesson: toy-function, from: bakward h1, minutes: 50}"),
      "4:34 no stage 'bakward h1'; did you mean 'backward'?"
    ),
    (
      text("  - {lesson: toy-function, from: backward h1, to: forward h1, minutes: 50}"),
      "4:51 this item ends before it begins; exchange 'from' and 'to'"
    ),
    (
      text("  - {lesson: toy-function, to: update, minutes: 50}"),
      "4:32 'update' needs updates, which this lesson has not; add 'train' or choose another stage"
    ),
    (
      text("  - {lesson: toy-function, minutes: 50, nota: Hm.}"),
      "4:41 no key 'nota' in an item of a running order; did you mean 'note'?"
    ),
  ]

  @Test(arguments: wrong) func whatIsWrongIsSaidWithItsPlace(_ text: String, _ sentence: String) {
    #expect(findings(text) == [sentence])
  }

  @Test func thoseThatShipAreProvedWithTheLessons() {
    let check = LessonCheck([Course.folder])
    #expect(check.orders.count >= 2 && check.findings.map(\.rendered) == [])
    let names = RunningOrders(folders: [Course.folder]).names
    #expect(names.contains("first-hour") && names.contains("double-hour"))
  }

  /// The example of the guide for teachers passes the check.
  @Test func theGuideShowsOneThatIsRight() throws {
    let guide = try String(
      contentsOf: LessonSchemas.folder.deletingLastPathComponent()
        .appending(path: "docs/teaching.md"), encoding: .utf8)
    let examples = guide.components(separatedBy: "```yaml\n").dropFirst()
    #expect(examples.count == 1)
    for example in examples {
      #expect(findings(example.components(separatedBy: "```\n")[0]) == [])
    }
  }

  @Test func theyAreNoLessons() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("my-class.yaml", Self.text())
    #expect(LessonLibrary(folders: [folder.path]).entries.isEmpty)
    let orders = RunningOrders(folders: [folder.path])
    #expect(orders.names == ["my-class"])
    let found = try orders.path(named: "my-class").get()
    #expect(found.hasSuffix("my-class.yaml"))
    let named = try orders.path(named: "other/x.yaml").get()
    #expect(named == "other/x.yaml")
    guard case .failure(let unknown) = orders.path(named: "my-clas") else {
      Issue.record("there is none")
      return
    }
    #expect(unknown.description == "no running order 'my-clas'; did you mean 'my-class'?")
    #expect(LessonCheck([folder.path + "my-class.yaml"]).files.isEmpty)
  }
}
