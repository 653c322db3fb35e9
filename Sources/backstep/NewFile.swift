import Foundation

/// A file that was not there before; what is there is never written over.
enum NewFile {
  static func write(_ data: Data, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let number = errno
      if number == EEXIST { throw Failure("\(path) exists already; it is left as it is") }
      throw Failure("\(path) cannot be written: \(reason(number))")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: data)
      try file.close()
    } catch {
      unlink(path)
      throw Failure("\(path) cannot be written")
    }
  }

  private static func reason(_ number: Int32) -> String {
    String(cString: strerror(number)).lowercased()
  }
}
