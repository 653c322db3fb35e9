import Foundation
import Testing

@testable import Lessons

/// Lessons are found in folders.
@Suite struct LessonLibraries {
  /// Some systems allow any bytes in a name.
  @Test func aNameThatIsNoTextIsSaid() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("01-a.yaml", "format: 1\nid: a\ntitle: A\ngraph: l = w^2\ngiven: {w: 1}\n")
    let name = Array("\(folder.path)02-caf".utf8) + [0xE9] + Array(".yaml".utf8) + [0]
    let made = open(name.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
    // macOS has no such names.
    guard made >= 0 else { return }
    close(made)
    let library = LessonLibrary(folders: [folder.path])
    #expect(library.entries.map(\.id) == ["a", "caf\u{FFFD}"])
    let check = LessonCheck([folder.path])
    #expect(check.files.count == 2)
    #expect(
      check.findings.map(\.sentence) == [
        "the name of this file is not UTF-8 text; rename the file to open it"
      ])
  }

  @Test func aNameIsOneLine() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("01-two\nlines\u{1B}[2J.yaml", "")
    #expect(
      LessonLibrary(folders: [folder.path]).entries.map(\.id) == ["two\u{FFFD}lines\u{FFFD}[2J"])
  }

  @Test func foldersAreLookedForInOrder() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let root = folder.path
    for name in [
      "option/x.yaml", "named/x.yaml", "data/backstep/lessons/x.yaml",
      "prefix/share/backstep/lessons/x.yaml", "prefix/lessons/x.yaml", "prefix/Package.swift",
    ] {
      try folder.write(name, "")
    }
    let folders = LessonFolders(
      option: "\(root)option",
      environment: ["BACKSTEP_LESSONS": "\(root)named", "XDG_DATA_HOME": "\(root)data"],
      executable: "\(root)prefix/bin/backstep")
    #expect(
      folders.paths == [
        "\(root)option", "\(root)named", "\(root)data/backstep/lessons",
        "\(root)prefix/share/backstep/lessons", "\(root)prefix/lessons",
      ])
    let home = LessonFolders(environment: ["HOME": root], executable: nil)
    #expect(home.paths == [])
    let checkout = LessonFolders(
      environment: [:], executable: "\(root)prefix/.build/debug/backstep")
    #expect(checkout.paths == ["\(root)prefix/lessons"])
  }

  @Test func theFirstOfAnIdWinsAndTheOtherIsNamed() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("one/10-b.yaml", LessonChecks.lesson("b"))
    try folder.write("one/2-a.yaml", LessonChecks.lesson("a"))
    try folder.write("one/z.yaml", "broken")
    try folder.write("one/notes.txt", "no lesson")
    try folder.write("two/01-a.yaml", LessonChecks.lesson("a"))
    try folder.write("two/05-c.yaml", LessonChecks.lesson("c"))
    let library = LessonLibrary(folders: ["\(folder.path)one", "\(folder.path)two"])
    #expect(library.entries.map(\.id) == ["a", "b", "z", "c"])
    #expect(library.hidden.map(\.file) == ["\(folder.path)two/01-a.yaml"])
    #expect(library.hidden.map(\.shown) == ["\(folder.path)one/2-a.yaml"])
    #expect(try library.file(named: "b").get().lesson?.id == "b")
    #expect(try library.file(named: "\(folder.path)two/05-c.yaml").get().lesson?.id == "c")
    #expect(try library.file(named: "no/such.yaml").get().hasErrors)
  }

  @Test func oneLessonIsFoundWithoutReadingTheOthers() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("one/10-b.yaml", LessonChecks.lesson("b"))
    try folder.write("one/20-c.yaml", LessonChecks.lesson("renamed"))
    try folder.write("two/01-a.yaml", LessonChecks.lesson("a"))
    let folders = LessonFolders(
      option: "\(folder.path)one", environment: ["BACKSTEP_LESSONS": "\(folder.path)two"],
      executable: nil)
    for id in ["a", "b", "renamed"] {
      #expect(try LessonLibrary.file(named: id, in: folders).get().lesson?.id == id)
    }
    guard case .failure(let unknown) = LessonLibrary.file(named: "c", in: folders) else {
      Issue.record("a file's name is no id")
      return
    }
    #expect(unknown.name == "c")
  }

  @Test func anUnknownLessonIsNamedWithTheNearest() {
    let unknown = UnknownLesson(name: "mlp-batch", nearest: "mlp-batch3", isEmpty: false)
    #expect(unknown.description == "no lesson 'mlp-batch'; did you mean 'mlp-batch3'?")
    let nothing = LessonLibrary(folders: []).file(named: "x")
    guard case .failure(let error) = nothing else {
      Issue.record("there is no lesson")
      return
    }
    #expect(error.description == "no lesson 'x': no folder with lessons was found")
  }
}
