import Foundation
import Testing

@testable import Lessons

/// Files that are made to hurt: one sentence, soon.
@Suite struct HostileFiles {
  static func sentences(_ text: String) -> [String] {
    LessonFile.read(text: text, path: "x").findings.map { "\($0.place): \($0.sentence)" }
  }

  static let tooDeep = "lists and keys are nested deeper than 64 levels here"

  @Test func aliasBombsAreNotUnpacked() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      let copies = Array(repeating: "*\(before)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(copies)]\n"
    }
    text += "? *i\n: 1\n"
    #expect(
      Self.sentences(text) == [
        "1:4: '&a' would be an anchor, which has no meaning here; put text that begins with '&' in "
          + "quotes"
      ])
  }

  @Test func nestingIsRefusedBeforeItIsRead() {
    #expect(
      Self.sentences("a: " + String(repeating: "[", count: 10_000)) == ["1:67: \(Self.tooDeep)"])
    #expect(
      Self.sentences(String(repeating: "- ", count: 10_000)) == ["1:129: \(Self.tooDeep)"])
    let steps = (0..<2000).map { String(repeating: " ", count: $0 % 700) + "a:" }
    #expect(Self.sentences(steps.prefix(700).joined(separator: "\n")) == ["65:65: \(Self.tooDeep)"])
  }

  @Test func largeFilesAreNotRead() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write("big.yaml", "a: " + String(repeating: "x", count: 10_000_000))
    #expect(
      LessonFile.read("\(folder.path)big.yaml").findings.map(\.sentence) == [
        "this file is larger than 1 MiB, which is more than is read"
      ])
  }

  @Test func foldersPipesAndMissingFilesAreSaid() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    mkfifo("\(folder.path)pipe", 0o600)
    #expect(
      [folder.path, "\(folder.path)pipe", "\(folder.path)none", "/dev/zero"]
        .map { LessonFile.read($0).findings.map(\.sentence) } == [
          ["this is a folder, not a file"], ["this is not a regular file"],
          ["this file cannot be read: no such file or directory"], ["this is not a regular file"],
        ])
  }

  @Test func bytesThatAreNotTextAreSaidAtTheirPlace() {
    let bytes = Array("format: 1\nid: é".utf8) + [0xFF, 0x41]
    let file = LessonFile.read(bytes: bytes, path: "x")
    #expect(
      file.findings.map { "\($0.place): \($0.sentence)" } == [
        "2:6: this is not UTF-8 text; save the file in that encoding"
      ])
  }

  /// Thirty thousand keys, all the same: no key is looked for twice, and what is listed ends.
  @Test func aKeyGivenOftenIsReadOnce() {
    let sentences = Self.sentences(String(repeating: "a: 1\n", count: 30_000))
    #expect(sentences.count == 101)
    #expect(sentences.last == "96:1: from here on 29,905 more are not listed; mend these first")
  }

  /// What a file of a mebibyte could hold would take seconds to be proved.
  @Test func partsAreCounted() {
    let part = "  - {title: p, graph: l = w, given: {w: 1}}\n"
    let lesson = "format: 1\nid: a\ntitle: t\nparts:\n"
    #expect(Self.sentences(lesson + String(repeating: part, count: 1000)) == [])
    #expect(
      Self.sentences(lesson + String(repeating: part, count: 1001)) == [
        "4:1: there are 1,001 parts, and a lesson may have 1,000; make several of it"
      ])
  }

  /// One more than a hundred is listed: to say that it is not would take its place.
  @Test(arguments: [(96, 101), (97, 101), (98, 101)])
  func aHundredFindingsAreListed(keys: Int, listed: Int) {
    let keys = (0..<keys).map { "k\($0): 1\n" }.joined()
    #expect(Self.sentences(keys).count == listed)
  }

  private static func many(_ text: String, _ separator: String = "") -> String {
    (0..<300).map { text.replacing("#", with: "\($0)") }.joined(separator: separator)
  }

  private static let often: [String] = [
    "graph: |\n" + many("  a# = alpho * zz#x\n") + "  l = alpha\n",
    "graph: |\n" + many("  a# = a#1\n") + "  l = alpha\n",
    "graph: |\n  l = alpha\nlearn: [" + many("alpha#", ", ") + "]\n",
    "graph: |\n  l = alpha\nlabels: {" + many("alpha#: b#", ", ") + "}\n",
    "graph: |\n  l = alpha\nsteps:\n" + many("  - {at: forward alpha#, say: '{alpha#}'}\n"),
  ]

  /// What is wrong very often is listed in part, and what was meant is not looked for each time.
  @Test(arguments: often)
  func whatIsWrongVeryOftenIsListedInPart(text: String) {
    let sentences = Self.sentences(
      "format: 1\nid: a\ntitle: t\ngiven: {alpha: 1}\n" + text)
    #expect(sentences.count == 101)
    #expect(sentences.last?.hasSuffix("more are not listed; mend these first") == true)
  }

  @Test func whatMayBeMeantIsLookedForAHundredTimes() {
    var names = NameTable()
    names.define("alpha", .broken)
    names.note("alpha", at: .start)
    let unknown = UnknownNames()
    let found = (0..<300).map { _ in unknown.nearest(to: "alpho", in: names) }
    #expect(found.prefix(100).allSatisfy { $0 == "alpha" })
    #expect(found.dropFirst(100).allSatisfy { $0 == nil })
  }

  @Test func aLongLineIsReadOnce() {
    let text = "a: [" + String(repeating: "é, ", count: 100_000) + "]"
    let sentence = "1:1: no key 'a' in a lesson" + LessonTexts.known(.lesson)
    #expect(Self.sentences(text).first == sentence)
  }

  /// Mutations of a lesson: bytes changed, lines doubled, dropped, cut and swapped.
  @Test func mutatedLessonsAreReadOrRefused() {
    var random = SeededGenerator(seed: 11)
    let original = Array(LessonFiles.text.utf8)
    let pieces = [
      "&a ", "*a", "!x ", "<<: ", "? ", "- ", ": ", "\t", "\"", "'", "|", ">", "[", "]", "{", "}",
      "#", " #x", "---\n", "...", "%", "\u{A0}", "\u{2028}", "é", "ŷ̂", "🙂", "\r", "\n", "\n\n",
      "  ", "{L", "}", "grad(", "010", "\\", "\\u00e9", "@", "`", ",",
    ].map { Array($0.utf8) }
    for _ in 0..<2500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
        }
        if bytes.isEmpty { bytes = [10] }
      }
      let file = LessonFile.read(bytes: bytes, path: "x")
      #expect((file.lesson == nil) == file.hasErrors)
      for finding in file.findings {
        #expect(finding.place.line >= 1 && finding.place.column >= 1)
        #expect(!finding.sentence.isEmpty)
      }
      if let lesson = file.lesson { _ = LessonCheck.problems(of: lesson) }
    }
  }
}
