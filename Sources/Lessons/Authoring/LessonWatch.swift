#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lesson file that is being written: looked at again and again, read and checked when it changed.
///
///     var watch = LessonWatch("lesson.yaml")
///     watch.news()          // what it says at first
///     watch.news()          // nil, until it is saved
public struct LessonWatch: Sendable {
  /// What a file says now.
  public struct News: Sendable {
    /// Nil if it cannot be shown.
    public let lesson: Lesson?
    /// In the order of the file.
    public let findings: [Finding]
  }

  public let path: String
  private var seen: FileSignature?
  /// How often in a row the file was not there: some editors remove it before they write it anew.
  private var absences = 0
  private static let absencesToBelieve = 2

  public init(_ path: String) { self.path = path }

  /// What the file says, if it is not as it was when it was asked for last.
  ///
  /// - Parameter look: what is wrong with how a lesson looks, which those can tell who show it.
  public mutating func news(look: (Lesson) -> [Problem] = { _ in [] }) -> News? {
    let now = FileSignature(path)
    absences = now.isThere ? 0 : absences + 1
    guard now != seen, now.isThere || absences >= Self.absencesToBelieve else { return nil }
    // Noted before it is read: what is written meanwhile is seen the next time.
    seen = now
    if FileSystem.isFolder(path) {
      return News(lesson: nil, findings: LessonFile.read(path).findings)
    }
    let check = LessonCheck([path], look: look)
    return News(lesson: check.files.first?.lesson, findings: check.findings)
  }
}

/// What of a file changes when somebody saves it, in place or under another name first.
private struct FileSignature: Hashable, Sendable {
  let isThere: Bool
  private let inode: UInt64
  private let mode: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  init(_ path: String) {
    var status = stat()
    isThere = stat(path, &status) == 0
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    inode = isThere ? UInt64(status.st_ino) : 0
    mode = isThere ? UInt64(status.st_mode) : 0
    size = isThere ? Int64(status.st_size) : 0
    seconds = isThere ? modified.tv_sec : 0
    nanoseconds = isThere ? modified.tv_nsec : 0
  }
}
