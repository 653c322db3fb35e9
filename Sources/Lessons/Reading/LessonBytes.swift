#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file that a person named: no folder, no pipe, and not more than a lesson can need.
enum LessonBytes {
  static func read(_ path: String) -> Result<[UInt8], FileError> {
    // Without waiting, because opening a pipe would wait for its other end.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let problem = FileProblem.cannotBeRead(FileSystem.reason(errno))
      // What is no UTF-8 has become U+FFFD, and names no file any more.
      return .failure(FileError(path.contains("\u{FFFD}") ? .nameIsNoUTF8 : problem))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return .failure(FileError(.cannotBeRead(FileSystem.reason(errno))))
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return .failure(FileError(.isFolder)) }
    if kind != S_IFREG { return .failure(FileError(.isNoFile)) }
    if status.st_size > YamlLimits.bytes { return .failure(FileError(.tooLarge)) }
    return read(descriptor)
  }

  /// Reads standard input to its end.
  static func readInput() -> Result<[UInt8], FileError> { read(STDIN_FILENO) }

  private static func read(_ descriptor: Int32) -> Result<[UInt8], FileError> {
    guard let bytes = FileSystem.bytes(of: descriptor, limit: YamlLimits.bytes) else {
      return .failure(FileError(.cannotBeRead(FileSystem.reason(errno))))
    }
    return bytes.count > YamlLimits.bytes ? .failure(FileError(.tooLarge)) : .success(bytes)
  }
}

/// A file that is no lesson file.
struct FileError: Error {
  let kind: FileProblem
  let problem: Problem

  init(_ problem: FileProblem, at place: Place = .start) {
    kind = problem
    self.problem = Problem(place, problem.sentence)
  }
}
