#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program asks of files and folders, by the calls of the system itself.
package enum FileSystem {
  /// Keeps an open file or folder for this program until it is closed; waits for another program so
  /// many milliseconds.
  ///
  /// - Returns: 0, or the number of what is wrong: `EWOULDBLOCK` where another program still has it.
  package static func lock(_ file: Int32, patience: Int) -> Int32 {
    var number: Int32 = 0
    for waited in stride(from: 0, through: patience, by: 20) {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return 0 }
      number = errno
      guard number == EWOULDBLOCK || number == EINTR else { break }
      if waited < patience { usleep(20_000) }
    }
    return number
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, in no order; none if it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
    var names: [String] = []
    while let entry = readdir(stream) {
      // Not by way of `pointee`: an entry is only as long as its name.
      let name = UnsafeRawPointer(entry).advanced(by: offset)
      names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
    }
    return names
  }

  /// The path without links, `.` and `..`; nil if there is no such file.
  package static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Where a link leads at last, though there may be no file yet; a path that is no link, itself.
  static func goal(of path: String) -> String {
    var path = path
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    // As many as the system follows.
    for _ in 0..<40 {
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { break }
      let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      path =
        target.hasPrefix("/") ? target : LessonFolder.join(LessonFolder.parent(of: path), target)
    }
    return path
  }

  /// Makes a folder and those that it is in, for the user alone; what is wrong shows where a file
  /// is written into it.
  package static func makeFolders(_ path: String) {
    guard !exists(path) else { return }
    let parent = LessonFolder.parent(of: path)
    if parent != path { makeFolders(parent) }
    mkdir(path, 0o700)
  }

  /// Reads an open file to its end, but no more than one byte over the limit: files of `/proc` say
  /// that they are empty.
  /// - Returns: nil if there is an error, whose number is `errno`.
  static func bytes(of file: Int32, limit: Int) -> [UInt8]? {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { chunk in
      var bytes: [UInt8] = []
      while bytes.count <= limit {
        let count = read(file, chunk.baseAddress, min(chunk.count, limit + 1 - bytes.count))
        if count == 0 { break }
        if count > 0 {
          bytes += chunk[..<count]
        } else if errno != EINTR {
          return nil
        }
      }
      return bytes
    }
  }

  /// The text of a file of the system; nil if it cannot be read, or is none.
  package static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return bytes(of: file, limit: 1 << 20).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Writes all bytes to an open file.
  /// - Returns: 0, or the number of the error.
  package static func write(_ bytes: some Sequence<UInt8>, to file: Int32) -> Int32 {
    Array(bytes).withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let sent = send(UnsafeRawBufferPointer(rebasing: rest), to: file)
        if sent > 0 {
          rest = rest.dropFirst(sent)
        } else if sent == 0 || errno != EINTR {
          return sent == 0 ? ENOSPC : errno
        }
      }
      return 0
    }
  }

  /// What an error is called, in the middle of a sentence.
  package static func reason(_ number: Int32) -> String {
    String(cString: strerror(number)).lowercased()
  }
}

/// The system's `write`, which within `FileSystem` has another meaning.
private func send(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
