import Testing

@testable import Lessons

@Suite struct LessonTemplates {
  @Test func aNewLessonIsRightFromTheStart() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("my-lesson.yaml", LessonTemplate.text(id: "my-lesson"))
    let check = LessonCheck([folder.path + "my-lesson.yaml"])
    #expect(check.findings.map(\.rendered) == [])
    #expect(check.files.first?.lesson?.id == "my-lesson")
  }

  @Test func idsThatCannotBeAreExplained() {
    #expect(LessonID.problem(with: "my-lesson-2") == nil)
    #expect(
      LessonID.problem(with: "check") == "'check' is a subcommand of backstep; choose another id")
    for id in ["", "A", "a b", "a/b", "-a", "a--b", "../a", "é"] {
      #expect(LessonID.problem(with: id)?.contains("cannot be an id") == true, "\(id)")
    }
    #expect(
      LessonID.problem(with: String(repeating: "a", count: 70))
        == "'aaaaaaaaaaaaaaaaaaaa…' cannot be an id: it has 70 characters, and at most 64 may be; "
        + "shorten it")
    #expect(LessonID.problem(with: String(repeating: "a", count: 64)) == nil)
    // The word that opens a lesson by its name is one as well.
    #expect(LessonID.problem(with: "open") != nil)
  }
}
