import Foundation
import Testing

/// Files that are made to hurt, read by the program as a user runs it: one sentence, soon.
@Suite struct HostileLessons {
  static let aliasBomb: String = {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      let copies = Array(repeating: "*\(before)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(copies)]\n"
    }
    return text
  }()

  private static func write(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> String {
    let path = folder.path("bytes.yaml")
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  struct Hostile: Sendable, CustomStringConvertible {
    let description: String
    let path: @Sendable (TemporaryFolder) throws -> String
    let sentence: String

    init(
      _ what: String, _ sentence: String,
      path: @escaping @Sendable (TemporaryFolder) throws -> String
    ) {
      description = what
      self.path = path
      self.sentence = sentence
    }
  }

  static let all = [
    Hostile(
      "an alias bomb",
      "1:4: error: '&a' would be an anchor, which has no meaning here; put text that begins with '&'"
        + " in quotes"
    ) { try $0.write(aliasBomb, to: "bomb.yaml") },
    Hostile(
      "10 MB", "1:1: error: this file is larger than 1 MiB, which is more than is read"
    ) { try $0.write("a: " + String(repeating: "x", count: 10_000_000), to: "large.yaml") },
    Hostile(
      "10,000 levels of brackets",
      "1:67: error: lists and keys are nested deeper than 64 levels here"
    ) { try $0.write("a: " + String(repeating: "[", count: 10_000), to: "brackets.yaml") },
    Hostile(
      "10,000 levels of dashes",
      "2:129: error: lists and keys are nested deeper than 64 levels here"
    ) { try $0.write("a:\n  " + String(repeating: "- ", count: 10_000), to: "dashes.yaml") },
    Hostile(
      "10,000 levels of parentheses",
      "4:510: error: this is nested deeper than 500 levels; give the inner part a line of its own"
    ) { folder in
      let deep = String(repeating: "(", count: 10_000) + "w" + String(repeating: ")", count: 10_000)
      return try folder.write(
        "format: 1\nid: deep\ntitle: x\ngraph: l=\(deep)\ngiven: {w: 1}\n",
        to: "parentheses.yaml")
    },
    Hostile(
      "a control character",
      "1:4: error: there is an invisible control character here (U+001B); remove it"
    ) { try $0.write("id:\u{1B}[31m\n", to: "escape.yaml") },
    Hostile(
      "bytes that are no text", "1:5: error: this is not UTF-8 text; save the file in that encoding"
    ) { try write(Array("id: ".utf8) + [0xFF, 0xFE, 0xC0, 0x80], $0) },
    Hostile("zeros", "1:1: error: there is an invisible control character here (U+0000); remove it")
    {
      try write([UInt8](repeating: 0, count: 100_000), $0)
    },
    Hostile("a folder", "1:1: error: this is a folder, not a file") { folder in
      let path = folder.path("folder.yaml")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      return path
    },
    Hostile("a pipe", "1:1: error: this is not a regular file") { folder in
      let path = folder.path("pipe.yaml")
      mkfifo(path, 0o600)
      return path
    },
    Hostile("a device without an end", "1:1: error: this is not a regular file") { _ in "/dev/zero"
    },
  ]

  @Test(arguments: all) func areRefusedInOneSentence(_ hostile: Hostile) throws {
    let folder = try TemporaryFolder()
    let path = try hostile.path(folder)
    // A folder would be a folder of lessons for check; opened, each is a lesson.
    let trace = try Program.run("trace", path)
    #expect(trace.status == 2 && trace.output == "")
    #expect(
      trace.errors.split(separator: "\n").first.map(String.init) == "\(path):\(hostile.sentence)")
    #expect(trace.errors.isHarmless && trace.errors.contains(": error: "))
    #expect(trace.errors.components(separatedBy: ": error: ").count == 2)
  }
}
