import Testing

@testable import Lessons

/// A menu reads of each file what it shows, and no more.
@Suite struct LessonHeaders {
  private static func header(_ text: String) -> LessonHeader? {
    LessonHeader.read(Array(text.utf8))
  }

  @Test func itSaysWhatTheWholeLessonSays() throws {
    #expect(Course.lessons.count >= 5)
    for entry in LessonLibrary(folders: [Course.folder]).entries {
      let header = try #require(entry.header)
      #expect(header.title == entry.file.lesson?.title)
      #expect(header.section == entry.file.lesson?.section)
      #expect(header.summary == entry.file.lesson?.summary)
      #expect(header.minutes == entry.file.lesson?.minutes)
      #expect(header.prerequisites.map(\.word) == entry.file.lesson?.prerequisites.map(\.word))
    }
  }

  @Test func valuesOfSeveralLinesBelongToIt() {
    let text = """
      \u{FEFF}format: 1
      id: a
      title: A title
        in two lines
      given: {x: 1,
        title: 2}
      # title: no
      prerequisites:
      - b

      # and
      - c
      summary: >
        One

        line.
      """
    let header = Self.header(text)
    #expect(header?.title == "A title in two lines")
    #expect(header?.prerequisites.map(\.word) == ["b", "c"])
    #expect(header?.summary == "One\nline.")
  }

  @Test func whatIsWrongBelowItDoesNotMatter() {
    #expect(Self.header(LessonTexts.base + "references: [a\n? &x\n")?.id == "line")
    for wrong in ["id: Line", "minutes: 0", "title: \"A", "format: 9", "prerequisites: {a: 1}"] {
      let key = wrong.prefix { $0 != ":" }
      let lines = LessonTexts.base.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
      #expect(Self.header((lines + [wrong[...]]).joined(separator: "\n")) == nil)
    }
  }

  @Test func aFileWithoutSuchLinesIsReadWhole() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write(
      "a.yaml", #"{"format": 1, "id": a, "title": T, "graph": "l = w", "given": {w: 1}}"#)
    try folder.write("b.yaml", LessonTexts.base + "references: 1\n")
    let library = LessonLibrary(folders: [folder.path])
    #expect(library.entries.map(\.header?.title) == ["T", "A line"])
    #expect(library.entries.map(\.file.hasErrors) == [false, true])
  }
}
