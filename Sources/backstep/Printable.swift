import Lessons
import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
    let problem = send(text, to: STDOUT_FILENO)
    if problem == EPIPE { exit(128 + SIGPIPE) }
    guard problem != 0 else { return }
    Failure("standard output cannot be written: \(FileSystem.reason(problem))").end()
  }

  /// Writes to standard error, which may be closed: then nobody wants to know.
  static func warn(_ text: String) {
    _ = send(text, to: STDERR_FILENO)
  }

  /// - Returns: 0, or the number of the error.
  private static func send(_ text: String, to file: Int32) -> Int32 {
    FileSystem.write(text.utf8, to: file)
  }
}
