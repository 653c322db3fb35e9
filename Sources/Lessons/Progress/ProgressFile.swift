#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file that progress is kept in; several programs may use it at once.
///
/// It is written whole into a temporary file and renamed into place, while a lock beside it is
/// held and after what others wrote in the meantime was read.
public struct ProgressFile: Sendable {
  /// What the file says, and what there is to tell about it.
  public struct Contents: Sendable {
    public var record: ProgressRecord
    public var problem: ProgressProblem?
  }

  public let path: String
  /// More than any learner fills.
  private static let limit = 16 << 20

  public init(_ path: String) { self.path = path }

  /// The variables that say where.
  public static let variables = ["XDG_STATE_HOME", "HOME"]

  /// Where progress is kept: below `$XDG_STATE_HOME`, which must be an absolute path, or
  /// `~/.local/state`; nil where there is neither.
  /// - Parameter environment: the values of `variables`.
  public init?(environment: [String: String]) {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      self.init(LessonFolder.join(state, "backstep/progress.json"))
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      self.init(LessonFolder.join(home, ".local/state/backstep/progress.json"))
    } else {
      return nil
    }
  }

  /// What is known so far. A damaged file is set aside and reported; it is never lost.
  /// - Parameter patience: milliseconds to wait for another program that holds the lock, where the
  ///   file is damaged; while it is locked it stays where it is.
  public func read(patience: Int = 0) -> Contents {
    do throws(ProgressProblem) {
      return Contents(record: try load() ?? ProgressRecord(), problem: nil)
    } catch .notUnderstood {
      // Perhaps another program has set it aside by now, which is seen with the lock held.
      let lock = FileLock(path + ".lock", patience: patience)
      defer { lock.release() }
      if let refusal = lock.refusal {
        return Contents(
          record: ProgressRecord(), problem: .cannotSetAside(path, reason: refusal.reason))
      }
      return loadOrSetAside()
    } catch {
      return Contents(record: ProgressRecord(), problem: error)
    }
  }

  /// What a file says that somebody exported; it is left as it is, whatever it says.
  public func exported() throws(ProgressProblem) -> ProgressRecord {
    guard let record = try load() else {
      throw .cannotRead(path, reason: FileSystem.reason(ENOENT))
    }
    return record
  }

  /// Changes what the file says now.
  ///
  /// - Parameters:
  ///   - patience: milliseconds to wait for another program that holds the lock.
  ///   - known: what the file said when it was read last; it is written again where the file is
  ///     damaged since, or gone.
  /// - Returns: what it says afterwards; the problem is one that did not stop the saving.
  public func update(
    patience: Int = 2000, knowing known: ProgressRecord = ProgressRecord(),
    _ change: (inout ProgressRecord) -> Void
  ) throws(ProgressProblem) -> Contents {
    FileSystem.makeFolders(LessonFolder.parent(of: path))
    let lock = FileLock(path + ".lock", patience: patience)
    defer { lock.release() }
    if let refusal = lock.refusal {
      throw refusal == .locked ? .locked(path) : .cannotSave(path, reason: refusal.reason)
    }
    var contents = loadOrSetAside(knowing: known)
    if let problem = contents.problem {
      switch problem {
      case .setAside, .restored: break
      case .notUnderstood, .newerFormat, .cannotSetAside, .cannotRead, .cannotSave, .locked:
        throw problem
      }
    }
    let before = contents.record
    change(&contents.record)
    if contents.record != before || !FileSystem.exists(path) { try write(contents.record) }
    return contents
  }

  // MARK: Reading

  private func loadOrSetAside(knowing known: ProgressRecord = ProgressRecord()) -> Contents {
    do throws(ProgressProblem) {
      return Contents(record: try load() ?? known, problem: nil)
    } catch .notUnderstood {
      let problem = setAside()
      guard case .setAside(_, let name) = problem, !known.lessons.isEmpty else {
        return Contents(record: ProgressRecord(), problem: problem)
      }
      return Contents(record: known, problem: .restored(path, as: name))
    } catch {
      return Contents(record: ProgressRecord(), problem: error)
    }
  }

  /// Nil if there is no file yet.
  private func load() throws(ProgressProblem) -> ProgressRecord? {
    // A pipe in its place must not stop the program.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .cannotRead(path, reason: FileSystem.reason(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path, reason: "it is no file")
    }
    guard status.st_size <= Self.limit else {
      throw .cannotRead(path, reason: "it is larger than 16 MiB")
    }
    guard let bytes = FileSystem.bytes(of: file, limit: Self.limit) else {
      throw .cannotRead(path, reason: FileSystem.reason(errno))
    }
    guard bytes.count <= Self.limit else {
      throw .cannotRead(path, reason: "it is larger than 16 MiB")
    }
    return try ProgressDocument.read(bytes)
  }

  /// Renames the file to the first free name.
  private func setAside() -> ProgressProblem {
    for number in 1...1000 {
      let name = "\(path).damaged-\(number)"
      // A link, unlike a new name, never takes the place of another file.
      if link(path, name) == 0 {
        guard unlink(path) == 0 else {
          return .cannotSetAside(path, reason: FileSystem.reason(errno))
        }
        return .setAside(path, as: name)
      }
      if errno == EEXIST { continue }
      // Where there are no links.
      if access(name, F_OK) != 0, rename(path, name) == 0 { return .setAside(path, as: name) }
      return .cannotSetAside(path, reason: FileSystem.reason(errno))
    }
    return .cannotSetAside(path, reason: "there are a thousand damaged ones already")
  }

  // MARK: Writing

  private func write(_ record: ProgressRecord) throws(ProgressProblem) {
    // Where it is a link, what it points to is written and the link stays.
    let goal = FileSystem.goal(of: path)
    let temporary = "\(goal).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotSave(path, reason: FileSystem.reason(errno)) }
    var problem = FileSystem.write(ProgressDocument.text(record).utf8, to: file)
    if problem == 0, fsync(file) != 0, errno != EINVAL { problem = errno }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(temporary, goal) != 0 { problem = errno }
    guard problem != 0 else { return }
    unlink(temporary)
    throw .cannotSave(path, reason: FileSystem.reason(problem))
  }
}

/// A lock that ends with the program, however that ends.
private struct FileLock {
  /// Why a lock is not held.
  enum Refusal: Equatable {
    /// Another program holds it.
    case locked
    case error(Int32)

    var reason: String {
      switch self {
      case .locked: "another program keeps it locked"
      case .error(let number): FileSystem.reason(number)
      }
    }
  }

  private let file: Int32
  /// Nil where it is held.
  let refusal: Refusal?

  /// Waits for another program so many milliseconds.
  init(_ path: String, patience: Int) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else {
      refusal = .error(errno)
      return
    }
    // A file system without locks is no reason to keep nothing.
    refusal = FileSystem.lock(file, patience: patience) == EWOULDBLOCK ? .locked : nil
  }

  func release() { if file >= 0 { close(file) } }
}
