import Foundation

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
      return .failure(FileError(.cannotBeRead(reason(errno))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return .failure(FileError(.cannotBeRead(reason(errno))))
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return .failure(FileError(.isFolder)) }
    if kind != S_IFREG { return .failure(FileError(.isNoFile)) }
    if status.st_size > YamlLimits.bytes { return .failure(FileError(.tooLarge)) }
    return contents(of: descriptor)
  }

  /// One byte more than allowed at the most: files of `/proc` say that they are empty.
  private static func contents(of descriptor: Int32) -> Result<[UInt8], FileError> {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= YamlLimits.bytes {
      let count = chunk.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(FileError(.cannotBeRead(reason(errno))))
      }
      if count == 0 { return .success(bytes) }
      bytes += chunk[..<count]
    }
    return .failure(FileError(.tooLarge))
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}

/// A file that is no lesson file.
struct FileError: Error {
  let problem: Problem

  init(_ problem: FileProblem, at place: Place = .start) {
    self.problem = Problem(place, problem.sentence)
  }
}
