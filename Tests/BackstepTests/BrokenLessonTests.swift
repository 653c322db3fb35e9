import Foundation
import Testing

/// Lessons as an author may write them, each with one fault: `Tests/Fixtures/broken`.
///
/// The first line of each file is a comment with what `backstep check` says about it.
@Suite struct BrokenLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/broken")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  @Test func thereAreManyKindsOfFaults() {
    #expect(Self.names.count >= 100)
    #expect(Set(Self.names.map { $0.drop { $0.isNumber || $0 == "-" } }).count == Self.names.count)
  }

  /// All of them in one run: what is wrong with one says nothing about another.
  static let check = try? Program.run("check", folder.path())

  @Test func theProgramCountsThem() throws {
    let check = try #require(Self.check)
    let warnings = Self.names.count { Self.expected($0).contains(": warning: ") }
    let errors = Self.names.count - warnings
    let summary = "\(Self.names.count) lessons, \(errors) errors, \(warnings) warnings, "
    #expect(check.output.split(separator: "\n").last?.hasPrefix(summary) == true)
    #expect(check.status == 1 && check.errors == "")
  }

  @Test(arguments: names) func oneSentenceIsSaidAtTheRightPlace(_ name: String) throws {
    let path = Self.folder.appending(path: name).path()
    let findings = try #require(Self.check).output.split(separator: "\n")
      .filter { $0.hasPrefix(path) }
    #expect(findings == ["\(path):\(Self.expected(name))"])
  }

  /// The first line of a file, without its `# `.
  static func expected(_ name: String) -> String {
    let data = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
    return String(decoding: data.prefix { $0 != 10 }.dropFirst(2), as: UTF8.self)
  }
}
