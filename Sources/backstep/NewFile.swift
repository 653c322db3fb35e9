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
  /// - Parameter over: whether a file of that name is replaced, once the new one is whole, with its
  ///   permissions. What is no plain file, as a device, a pipe or a link, is written into.
  static func write(_ text: String, to path: String, over: Bool) throws {
    var old = stat()
    guard over, lstat(path, &old) == 0 else { return try write(text, to: path) }
    guard old.st_mode & S_IFMT == S_IFREG else {
      return try write(text, to: path, open(path, O_WRONLY | O_TRUNC | O_CLOEXEC))
    }
    let next = "\(path).\(getpid())"
    try write(text, to: next)
    chmod(next, old.st_mode & 0o7777)
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
    if file < 0, errno == EEXIST { throw Failure("\(path) exists already; it is left as it is") }
    do {
      try write(text, to: path, file)
    } catch {
      if file >= 0 { unlink(path) }
      throw error
    }
  }

  /// - Parameter file: open for writing, or −1 where it could not be opened.
  private static func write(_ text: String, to path: String, _ file: Int32) throws {
    guard file >= 0 else {
      throw Failure("\(path) cannot be written: \(FileSystem.reason(errno))")
    }
    var problem = FileSystem.write(text.utf8, to: file)
    if close(file) != 0, problem == 0 { problem = errno }
    if problem != 0 { throw Failure("\(path) cannot be written: \(FileSystem.reason(problem))") }
  }
}
