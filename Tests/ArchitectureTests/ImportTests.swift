import Foundation
import Testing

/// Which target may import what: the table of the design, held against the source.
@Suite struct ImportTable {
  /// The modules of this package and its dependencies that each target may import; libc is free to all.
  static let allowed: [String: Set<String>] = [
    "Autodiff": [],
    "Notation": ["Autodiff"],
    "GraphLayout": [],
    "Lessons": ["Autodiff", "Notation", "Yams", "Foundation"],
    "Experiments": ["Autodiff", "Foundation"],
    "Screen": [],
    "Interface": ["Autodiff", "Notation", "GraphLayout", "Lessons", "Experiments", "Screen"],
    "Export": [
      "Autodiff", "Notation", "GraphLayout", "Lessons", "Experiments", "Screen", "Interface",
      "Foundation",
    ],
    "CTerminal": [],
    "Curses": ["CTerminal", "Screen"],
    "backstep": [
      "Autodiff", "Notation", "GraphLayout", "Lessons", "Experiments", "Screen", "Interface",
      "Export", "Curses", "ArgumentParser", "Foundation",
    ],
  ]
  static let libc: Set<String> = ["Glibc", "Darwin", "Musl"]

  static var sources: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
  }

  @Test func everyTargetImportsOnlyWhatTheTableAllows() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
    #expect(targets.count >= 9)
    for target in targets {
      let allowed = try #require(Self.allowed[target], "no row in the table for \(target)")
      for (file, module) in try imports(of: target) {
        #expect(
          allowed.contains(module) || Self.libc.contains(module),
          "\(file) imports \(module), which \(target) may not")
      }
    }
  }

  private func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = Self.sources.appending(path: target)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [(String, String)] = []
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 1 else { continue }
        guard keyword + 1 < words.count else { continue }
        let module = words[keyword + 1].split(separator: ".")[0]
        found.append((file.lastPathComponent, String(module)))
      }
    }
    return found
  }
}
