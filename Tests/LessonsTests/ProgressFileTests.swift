import Foundation
import Testing

@testable import Lessons

/// The file of progress: nothing is lost, whatever happens to it.
@Suite struct ProgressFiles {
  private static func text(_ path: String) -> String {
    String(decoding: (try? Data(contentsOf: URL(filePath: path))) ?? Data(), as: UTF8.self)
  }

  private static func names(_ folder: ScratchFolder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test func itLiesWhereStateIsKept() {
    #expect(
      ProgressFile(environment: ["XDG_STATE_HOME": "/s", "HOME": "/h"])?.path
        == "/s/backstep/progress.json")
    #expect(
      ProgressFile(environment: ["XDG_STATE_HOME": "s", "HOME": "/h"])?.path
        == "/h/.local/state/backstep/progress.json")
    #expect(ProgressFile(environment: ["HOME": ""])?.path == nil)
  }

  @Test func whatIsSavedIsReadAndNothingElseStays() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "new/folder/progress.json")
    #expect(file.read().record == ProgressRecord() && file.read().problem == nil)
    // Reading makes nothing.
    #expect(Self.names(folder) == [])
    let saved = try file.update { $0.lessons["a"] = LessonRecord(isDone: true, position: 3) }
    #expect(saved.problem == nil)
    #expect(file.read().record == saved.record)
    #expect(saved.record.lessons["a"]?.isDone == true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "new/folder")
    #expect(names.sorted() == ["progress.json", "progress.json.lock"])
  }

  @Test func programsAtTheSameTimeLoseNothing() async throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let path = folder.path + "progress.json"
    await withTaskGroup(of: Void.self) { group in
      for program in 0..<4 {
        group.addTask {
          for number in 0..<10 {
            _ = try? ProgressFile(path).update {
              $0.lessons["lesson-\(program)-\(number)"] = LessonRecord(position: number)
            }
          }
        }
      }
    }
    #expect(ProgressFile(path).read().record.lessons.count == 40)
  }

  @Test(arguments: ["", "{\"format\": 1, \"les", "\u{0}\u{0}\u{0}", "hello"])
  func aDamagedFileIsSetAsideAndSaidOnce(_ text: String) throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "progress.json")
    for number in 1...2 {
      try folder.write("progress.json", text)
      let aside = "\(file.path).damaged-\(number)"
      let contents = number == 1 ? file.read() : try file.update { $0.lessons["a"] = .init() }
      #expect(contents.problem == .setAside(file.path, as: aside))
      #expect(Self.text(aside) == text)
      #expect(file.read().problem == nil)
    }
    #expect(file.read().record.lessons.keys.sorted() == ["a"])
  }

  /// What a program knows that is open while the file is damaged is not lost with it.
  @Test func whatWasKnownOfADamagedFileIsWrittenAnew() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "progress.json")
    let known = try file.update { $0.lessons["a"] = LessonRecord(isDone: true, position: 3) }.record
    try folder.write("progress.json", "hello")
    let contents = try file.update(knowing: known) { $0.lessons["b"] = LessonRecord() }
    #expect(contents.problem == .restored(file.path, as: file.path + ".damaged-1"))
    #expect(Self.text(file.path + ".damaged-1") == "hello")
    #expect(file.read().record.lessons.keys.sorted() == ["a", "b"])
    #expect(unlink(file.path) == 0)
    _ = try file.update(knowing: known) { $0.lessons["c"] = LessonRecord() }
    #expect(file.read().record.lessons.keys.sorted() == ["a", "c"])
    // What another program has reset stays so.
    _ = try file.update { $0.lessons = [:] }
    _ = try file.update(knowing: known) { $0.lessons["b"] = LessonRecord() }
    #expect(file.read().record.lessons.keys.sorted() == ["b"])
  }

  /// Another program that holds the lock may be setting it aside: the file is read the next time.
  @Test func aDamagedFileThatIsLockedStaysUntilItIsNot() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "progress.json")
    try folder.write("progress.json", "hello")
    let lock = open(file.path + ".lock", O_RDWR | O_CREAT, 0o600)
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(
      file.read().problem
        == .cannotSetAside(file.path, reason: "another program keeps it locked"))
    #expect(Self.text(file.path) == "hello")
    flock(lock, LOCK_UN)
    close(lock)
    #expect(file.read().problem == .setAside(file.path, as: "\(file.path).damaged-1"))
  }

  @Test func aNewerFormatIsLeftAlone() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "progress.json")
    let text = "{\"format\": 3, \"lessons\": {}}"
    try folder.write("progress.json", text)
    #expect(file.read().problem == .newerFormat(3))
    #expect(throws: ProgressProblem.newerFormat(3)) {
      try file.update { $0.lessons["a"] = LessonRecord() }
    }
    #expect(Self.text(file.path) == text)
  }

  @Test func whatCannotBeReadOrWrittenIsSaid() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("file", "")
    let below = ProgressFile(folder.path + "file/progress.json")
    #expect(throws: ProgressProblem.cannotSave(below.path, reason: "not a directory")) {
      try below.update { $0.lessons["a"] = LessonRecord() }
    }
    let pipe = ProgressFile(folder.path + "pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(pipe.read().problem == .cannotRead(pipe.path, reason: "it is no file"))
    #expect(throws: ProgressProblem.cannotRead(pipe.path, reason: "it is no file")) {
      try pipe.update { $0.lessons["a"] = LessonRecord() }
    }
  }

  @Test(arguments: [true, false])
  func aLinkStaysALink(isItsGoalThere: Bool) throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let file = ProgressFile(folder.path + "progress.json")
    if isItsGoalThere { try folder.write("elsewhere.json", "{\"format\": 1, \"lessons\": {}}") }
    #expect(symlink("elsewhere.json", file.path) == 0)
    _ = try file.update { $0.lessons["a"] = LessonRecord() }
    #expect(Self.text(folder.path + "elsewhere.json").contains("\"a\""))
    let kind = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func everyProblemIsASentence() {
    let problems: [ProgressProblem] = [
      .notUnderstood, .newerFormat(2), .setAside("p", as: "p.damaged-1"),
      .cannotSetAside("p", reason: "why"), .cannotRead("p", reason: "why"),
      .cannotSave("p", reason: "why"), .locked("p"), .restored("p", as: "p.damaged-1"),
    ]
    #expect(
      problems.map(\.sentence) == [
        "this is no progress that Backstep has written",
        "the progress has format 2, which a newer Backstep reads; it is left as it is, and "
          + "nothing is saved",
        "the progress in p was damaged; it is kept as p.damaged-1, and a new one begins",
        "the progress in p is damaged and cannot be set aside (why); nothing is saved",
        "the progress in p cannot be read (why); nothing is saved",
        "the progress cannot be saved in p (why)",
        "the progress cannot be saved in p (another program keeps it locked)",
        "the progress in p was damaged; it is kept as p.damaged-1, and what was known of it is "
          + "written anew",
      ])
  }
}
