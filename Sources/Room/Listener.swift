import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The socket of a class: there as long as the class runs, and then gone.
struct Listener {
  let descriptor: Int32
  let path: String
  private let folder: String
  /// By which it is told from another one of its name.
  private let identity: Identity

  /// Milliseconds that another class may take to begin in the same folder.
  private static let patience = 300

  private struct Identity: Equatable {
    let device: UInt64
    let node: UInt64
  }

  /// What a class that has ended left behind is replaced; the name of one that runs is refused.
  init(_ name: String, in folders: RoomFolders, _ access: RoomAccess) throws(RoomError) {
    guard SessionName.isOne(name) else { throw .name(name) }
    folder = try folders.make(access)
    path = "\(folder)/\(name)\(RoomFolders.ending)"
    // Of two that replace the same one after the other, the first would lose its own.
    let lock = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0, FileSystem.lock(lock, patience: Self.patience) == EWOULDBLOCK {
      throw .taken(name)
    }
    descriptor = try Self.bound(path, name)
    do throws(Sockets.Failure) {
      if case .shared(let group) = access, chown(path, folders.user, group) != 0 {
        throw Sockets.Failure(number: errno)
      }
      guard chmod(path, access.isShared ? 0o660 : 0o600) == 0 else {
        throw Sockets.Failure(number: errno)
      }
      // Until here nobody could connect.
      try Sockets.listen(descriptor)
    } catch {
      unlink(path)
      Sockets.close(descriptor)
      throw .socket(path, FileSystem.reason(error.number))
    }
    identity = Self.identity(of: path) ?? Identity(device: 0, node: 0)
  }

  private static func bound(_ path: String, _ name: String) throws(RoomError) -> Int32 {
    for isFirst in [true, false] {
      do throws(Sockets.Failure) {
        return try Sockets.bind(path)
      } catch {
        guard isFirst, error.number == EADDRINUSE else {
          throw .socket(path, FileSystem.reason(error.number))
        }
      }
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK { throw .inTheWay(path) }
      if isLive(path) { throw .taken(name) }
      unlink(path)
    }
    throw .taken(name)
  }

  /// Whether somebody listens there.
  private static func isLive(_ path: String) -> Bool {
    do throws(Sockets.Failure) {
      Sockets.close(try Sockets.connect(path))
      return true
    } catch {
      // More than wait to be let in.
      return error.number == EAGAIN
    }
  }

  private static func identity(of path: String) -> Identity? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
  }

  /// Takes the socket away, unless another one stands in its place, and the folder if it is empty then.
  func end() {
    Sockets.close(descriptor)
    guard Self.identity(of: path) == identity else { return }
    unlink(path)
    rmdir(folder)
  }
}
