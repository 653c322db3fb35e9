import Foundation
import Testing

/// Small inputs that once ended the program, or gave a wrong number: each stays mended.
@Suite struct Faults {
  /// `try`'s last gradient, with numbers as JSON has them.
  @Test(arguments: [
    (["l = sum(0*a*b)", "a=[[1,2],[3,4]]", "b=[1,2]"], "a", "[[0,0],[0,0]]"),
    (["l = sum(a*b - a*b)", "a=[[1,2],[3,4]]", "b=[1,2]"], "b", "[[0],[0]]"),
    (["l = sum((0*a*b).T @ b)", "a=[[1,2],[3,4]]", "b=[1,2]"], "b", "[[0],[0]]"),
    (["l = max(x/10)", "x=3"], "x", "[[0.1]]"),
    (["l = max(a + (b + c))", "a=0.1", "b=0.2", "c=0.3"], "c", "[[1]]"),
    (["l = sqrt(relu(x))", "x=-1"], "x", "[[0]]"),
    (["h = relu(x); l = sqrt(h)", "x=-1"], "x", "[[0]]"),
  ])
  func theGradientIsRight(_ arguments: [String], _ name: String, _ gradient: String) throws {
    let command = try Program.run(["try"] + arguments + ["--format", "json"])
    #expect(command.status == 0, "\(command.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    let node = try #require(nodes.first { $0["name"] as? String == name })
    let expected = try JSONSerialization.jsonObject(with: Data(gradient.utf8)) as? [[Double]]
    #expect(node["gradient"] as? [[Double]] == expected)
  }

  /// A 0 in a product that stretches is a lesson like any other, for its neighbours too.
  @Test func noLessonEndsTheProgramForTheOthers() throws {
    let folder = try Folder()
    try folder.write(
      "zero.yaml",
      "format: 1\nid: zero\ntitle: Zero\ngraph: l = sum(0*a*b)\n"
        + "given: {a: [[1, 2], [3, 4]], b: [1, 2]}\n")
    try folder.write(
      "other.yaml", "format: 1\nid: other\ntitle: Other\ngraph: l = w*w\ngiven: {w: 2}\n")
    let list = try Program.run("list", "--lessons", folder.path)
    #expect(list.status == 0 && list.output.contains("zero") && list.output.contains("other"))
    #expect(try Program.run("check", folder.path).output.contains("2 lessons, 0 errors"))
  }

  @Test(arguments: ["0.0e-9223372036854775808", "0.0e9223372036854775807", "0.0e300"])
  func aZeroWithAPowerOfTenIsNoExpectation(_ number: String) throws {
    let folder = try Folder()
    try folder.write(
      "a.yaml",
      "format: 1\nid: a\ntitle: A\ngraph: l = w*w\ngiven: {w: 2}\nexpect: {l: \(number)}\n")
    let check = try Program.run("check", folder.path + "/a.yaml")
    #expect(check.status == 1)
    #expect(
      check.output.contains("a.yaml:6:13: error: '\(number)' is 0, whatever its power of ten"))
  }

  @Test(arguments: [
    #"{"toy-function": {"done": false, "position": 1, "part": 9223372036854775807, "changed": 1}}"#,
    #"{"a": {"done": false, "position": 9223372036854775807, "changed": 9223372036854775807}}"#,
    #"""
    {"a": {"done": false, "position": 1, "changed": 1, "questions":
      {"q": {"state": "open", "attempts": 9223372036854775807, "changed": 1}}}}
    """#,
    #"{"\u009b31m": {"done": false, "position": 1, "changed": 1}}"#,
    #"{"a\u202e": {"done": false, "position": 1, "changed": 1}}"#,
  ])
  func progressThatNobodyCanHaveIsSetAside(_ lessons: String) throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/backstep", withIntermediateDirectories: true)
    try folder.write("backstep/progress.json", #"{"format": 1, "lessons": \#(lessons)}"#)
    let show = try Program.run("progress", "show", environment: ["XDG_STATE_HOME": folder.path])
    #expect(show.status == 0 && show.output == "No lesson was opened yet.\n")
    #expect(show.errors.contains("was damaged; it is kept as"))
    try folder.write("mine.json", #"{"format": 1, "lessons": \#(lessons)}"#)
    let taken = try Program.run(
      "progress", "import", folder.path + "/mine.json",
      environment: ["XDG_STATE_HOME": folder.path])
    #expect(taken.status == 2)
    #expect(!taken.errors.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
  }
}

/// A folder of its own, gone with the test.
private final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }
}
