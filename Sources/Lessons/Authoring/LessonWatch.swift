#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lesson file that is being written: looked at when something may have happened to it, read and
/// checked when it changed.
///
///     var watch = LessonWatch("lesson.yaml")
///     watch.news()          // what it says at first
///     watch.news()          // nil, until it is saved
///     watch.delay()         // nil: nothing needs to be looked at until it changes
public struct LessonWatch: Sendable {
  /// What a file says now.
  public struct News: Sendable {
    /// Nil if it cannot be shown.
    public let lesson: Lesson?
    /// In the order of the file.
    public let findings: [Finding]
    /// The stage of the first step that says something else than when it was read last; nil where
    /// none does, and the first time.
    public let changed: PlacedStage?
  }

  public let path: String
  /// Lessons besides, that may be named as prerequisites.
  private let known: LessonLibrary?
  /// The text as it was read last.
  private var source: SourceText?
  /// When to look without having been told that something happened.
  private var nextLook: ContinuousClock.Instant?
  private var seen: FileSignature?
  /// Since when there is no file or nothing in it, which is not believed at once: some editors remove
  /// a file, or empty it, before they write it anew.
  private var doubted: ContinuousClock.Instant?

  /// Between two looks.
  private static let interval = Duration.milliseconds(250)

  /// - Parameter known: lessons besides, that may be named as prerequisites.
  public init(_ path: String, known: LessonLibrary? = nil) {
    self.path = path
    self.known = known
  }

  /// Milliseconds after which to look without having been told that something happened; nil where
  /// that is not needed.
  public func delay(at now: ContinuousClock.Instant = .now) -> Int? {
    nextLook.map { max(0, Int((($0 - now) / .milliseconds(1)).rounded(.up))) }
  }

  /// What the file says, if it is not as it was when it was asked for last.
  ///
  /// - Parameters:
  ///   - now: when it is looked at.
  ///   - isTold: whether somebody says when there is something to be seen.
  ///   - look: what is wrong with how a lesson looks, which those can tell who show it.
  public mutating func news(
    at now: ContinuousClock.Instant = .now, isTold: Bool = true,
    look: (Lesson) -> [Problem] = { _ in [] }
  ) -> News? {
    let signature = FileSignature(path)
    nextLook = isTold ? nil : now + Self.interval
    let isDoubtful = signature != seen && seen != nil && signature.isHollow
    doubted = isDoubtful ? doubted ?? now : nil
    if let doubted, now < doubted + Self.interval {
      nextLook = doubted + Self.interval
      return nil
    }
    guard signature != seen else { return nil }
    // Noted before it is read: what is written meanwhile is seen the next time.
    seen = signature
    if FileSystem.isFolder(path) {
      return News(lesson: nil, findings: LessonFile.read(path).findings, changed: nil)
    }
    let check = LessonCheck([path], known: known, look: look)
    let file = check.files.first
    defer { source = file?.source ?? source }
    let line = source.flatMap { file?.source?.firstLine(unlike: $0) }
    return News(
      lesson: file?.lesson, findings: check.findings,
      changed: line.flatMap { file?.lesson?.stage(ofLine: $0) })
  }
}

/// What of a file changes when somebody saves it, in place or under another name first.
private struct FileSignature: Hashable, Sendable {
  /// Whether there is no file, or nothing in it.
  let isHollow: Bool
  private let isThere: Bool
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
    isHollow = !isThere || status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
  }
}
