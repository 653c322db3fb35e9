import Foundation
import Screen

/// Text for standard output and standard error: nothing in it can steer a terminal.
enum Printable {
  /// Lines stay; what `Screen` would not put into a cell does not come out here either.
  static func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Shown.text(String($0)) }
      .joined(separator: "\n")
  }

  /// Writes to standard output; a closed pipe ends the program quietly, as it ends `head`.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
