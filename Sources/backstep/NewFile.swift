import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that was not there before; what is there is written over only on demand.
enum NewFile {
  /// - Parameter over: whether a file of that name is replaced, once the new one is whole.
  static func write(_ text: String, to path: String, over: Bool) throws {
    guard over, FileSystem.exists(path) else { return try write(text, to: path) }
    let next = "\(path).\(getpid())"
    try write(text, to: next)
    guard rename(next, path) != 0 else { return }
    let number = errno
    unlink(next)
    throw Failure("\(path) cannot be written: \(FileSystem.reason(number))")
  }

  /// A file as it was named, or of that name in a folder.
  static func path(_ output: String, named name: String) -> String {
    if output.hasSuffix("/") { return output + name }
    return FileSystem.isFolder(output) ? "\(output)/\(name)" : output
  }

  static func write(_ text: String, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      let number = errno
      if number == EEXIST { throw Failure("\(path) exists already; it is left as it is") }
      throw Failure("\(path) cannot be written: \(FileSystem.reason(number))")
    }
    var problem = FileSystem.write(text.utf8, to: file)
    if close(file) != 0, problem == 0 { problem = errno }
    guard problem != 0 else { return }
    unlink(path)
    throw Failure("\(path) cannot be written: \(FileSystem.reason(problem))")
  }
}
