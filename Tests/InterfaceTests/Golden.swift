import Foundation
import Screen
import Testing

/// Screens as text files, and beside each a second file with the roles and attributes of its cells.
enum Golden {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Holds a screen against its files, or writes them anew where `BACKSTEP_REWRITE_GOLDEN` is 1.
  static func expect(_ frame: Frame, _ name: String) throws {
    for (ending, shown) in [(".txt", frame.text + "\n"), (".roles.txt", frame.roles + "\n")] {
      let file = folder.appending(path: name + ending)
      if ProcessInfo.processInfo.environment["BACKSTEP_REWRITE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try shown.write(to: file, atomically: true, encoding: .utf8)
      }
      let expected = try String(contentsOf: file, encoding: .utf8)
      #expect(shown == expected, "\(name)\(ending) is otherwise now:\n\(shown)")
    }
  }
}
