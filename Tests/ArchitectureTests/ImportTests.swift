import Foundation
import Testing

/// Which target may import what: the README's own table, held against the source.
@Suite struct ImportTable {
  static let libc: Set<String> = ["Glibc", "Darwin", "Musl"]

  static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The rows "| `Target`, `Target` | what it is for | what it may import |" of the README.
  private static func table() throws -> [String: Set<String>] {
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    var rows: [String: Set<String>] = [:]
    for line in readme.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3 else { continue }
      for target in words(cells[0]) { rows[target] = Set(words(cells[2])) }
    }
    return rows
  }

  private static func words(_ cell: String) -> [String] {
    cell.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  @Test func everyTargetImportsOnlyWhatTheTableAllows() throws {
    let table = try Self.table()
    let targets = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    #expect(targets.count >= 9)
    for target in targets {
      let allowed = try #require(table[target], "no row in the README's table for \(target)")
      for (file, module) in try imports(of: target) {
        #expect(
          allowed.contains(module) || Self.libc.contains(module)
            || (allowed.contains("everything") && table[module] != nil),
          "\(file) imports \(module), which \(target) may not")
      }
    }
    #expect(Set(table.keys) == Set(targets), "the table has a row for each target, and no others")
  }

  /// Numbers reach a view through a `Moment` alone.
  @Test func noViewLooksIntoATrace() throws {
    let words = ["Trace(", "Trace {", ": Trace", ".trace(", "TrainingRun", ".expectations"]
    for (file, text) in try files(of: "Interface") {
      for word in words {
        #expect(!text.contains(word), "\(file) has \(word); ask the Moment instead")
      }
    }
  }

  private func files(of target: String) throws -> [(name: String, text: String)] {
    let folder = Self.root.appending(path: "Sources").appending(path: target)
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [(String, String)] = []
    for case let file as URL in all ?? .init() where file.pathExtension == "swift" {
      found.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return found
  }

  private func imports(of target: String) throws -> [(file: String, module: String)] {
    try files(of: target).flatMap { file, text in
      text.split(separator: "\n").compactMap { line -> (String, String)? in
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 1,
          keyword + 1 < words.count
        else { return nil }
        return (file, String(words[keyword + 1].split(separator: ".")[0]))
      }
    }
  }
}
