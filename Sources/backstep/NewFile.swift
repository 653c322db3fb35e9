import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that was not there before; what is there is never written over.
enum NewFile {
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
