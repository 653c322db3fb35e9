import Foundation
import Testing

/// `backstep new`: a file to begin with.
@Suite struct NewCommandTests {
  @Test func whatItWritesPassesTheCheckAndIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("mine.yaml")
    let new = try Program.run("new", "my-lesson", "-o", path)
    #expect(new.status == 0 && new.errors == "" && new.output.contains("backstep check \(path)"))
    let check = try Program.run("check", path)
    #expect(check.status == 0 && check.output.contains("1 lesson, 0 errors, 0 warnings"))
    let again = try Program.run("new", "other", "-o", path)
    #expect(again.status == 2)
    #expect(again.errors == "backstep: \(path) exists already; it is left as it is\n")
    #expect(folder.text("mine.yaml").contains("id: my-lesson"))
  }

  /// A new lesson among those that ship has all that they have.
  @Test func whatItWritesIsALessonOfTheCourse() throws {
    let folder = try TemporaryFolder()
    let lessons = folder.path("lessons")
    try FileManager.default.copyItem(atPath: Program.lessons, toPath: lessons)
    #expect(try Program.run("new", "my-lesson", "-o", "\(lessons)/20-my-lesson.yaml").status == 0)
    let check = try Program.run("check", "--course", lessons)
    let found = "\(Expected.ids.count + 1) lessons, 2 running orders, 0 err"
    #expect(check.status == 0 && check.output.hasPrefix(found))
  }

  @Test func itIsNamedAfterItsLessonInAFolder() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run("new", "one", "--lessons", folder.url.path()).status == 0)
    #expect(try Program.run("new", "two", "-o", folder.url.path()).status == 0)
    #expect(folder.text("one.yaml").contains("id: one"))
    #expect(folder.text("two.yaml").contains("id: two"))
  }

  @Test(arguments: ["check", "Mine", "../mine", ""]) func idsThatCannotBeAreRefused(
    _ id: String
  ) throws {
    let new = try Program.run("new", id)
    #expect(new.status == 2 && new.output == "")
    #expect(new.errors.hasPrefix("backstep: '\(id)' "))
    #expect(new.errors.split(separator: "\n").count == 1)
  }
}
