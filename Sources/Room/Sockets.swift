#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls of the system for sockets of one machine. Nothing here waits, and nothing decides.
enum Sockets {
  /// Why something did not work: a number of the system.
  struct Failure: Error, Hashable { let number: Int32 }

  /// What came of a look at a socket.
  enum Received {
    case bytes([UInt8])
    case nothing
    case gone
  }

  // MARK: Opening

  /// A socket that others can connect to once it listens.
  static func bind(_ path: String) throws(Failure) -> Int32 {
    let socket = try fresh()
    guard named(path, { systemBind(socket, $0, $1) }) == 0 else { throw closing(socket) }
    return socket
  }

  static func listen(_ socket: Int32) throws(Failure) {
    guard systemListen(socket, 128) == 0 else { throw Failure(number: errno) }
  }

  static func connect(_ path: String) throws(Failure) -> Int32 {
    let socket = try fresh()
    guard named(path, { systemConnect(socket, $0, $1) }) == 0 else { throw closing(socket) }
    return socket
  }

  /// Who has connected; where the program has no descriptors left nobody can be let in.
  enum Accepted: Equatable {
    case one(Int32)
    case nobody
    case noRoom
  }

  static func accept(_ listener: Int32) -> Accepted {
    let socket = systemAccept(listener, nil, nil)
    if socket < 0 { return errno == EMFILE || errno == ENFILE ? .noRoom : .nobody }
    guard prepare(socket) else {
      close(socket)
      return .nobody
    }
    return .one(socket)
  }

  static func close(_ socket: Int32) { _ = systemClose(socket) }

  /// The user whose program has the other end; nil where the system does not say.
  static func user(of socket: Int32) -> UInt32? {
    #if canImport(Darwin)
      var (user, group) = (uid_t(), gid_t())
      return getpeereid(socket, &user, &group) == 0 ? user : nil
    #else
      // The process, the user and the group.
      var credentials: [UInt32] = [0, 0, 0]
      var length = socklen_t(MemoryLayout<UInt32>.size * credentials.count)
      let whole = length
      guard getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0,
        length == whole
      else { return nil }
      return credentials[1]
    #endif
  }

  // MARK: Bytes

  /// - Parameter most: so many bytes at once.
  static func receive(_ socket: Int32, most: Int) -> Received {
    withUnsafeTemporaryAllocation(byteCount: most, alignment: 1) { bytes in
      while true {
        let count = recv(socket, bytes.baseAddress, bytes.count, 0)
        if count > 0 { return .bytes(Array(bytes[..<count])) }
        if count == 0 { return .gone }
        if errno == EINTR { continue }
        return errno == EAGAIN || errno == EWOULDBLOCK ? .nothing : .gone
      }
    }
  }

  /// How many bytes the system has taken, perhaps none; nil where the other end is gone.
  static func send(_ bytes: ArraySlice<UInt8>, to socket: Int32) -> Int? {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    return bytes.withUnsafeBytes { bytes in
      while true {
        let count = systemSend(socket, bytes.baseAddress, bytes.count, flags)
        if count >= 0 { return count }
        if errno == EINTR { continue }
        return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : nil
      }
    }
  }

  // MARK: Parts

  private static func fresh() throws(Failure) -> Int32 {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    guard prepare(descriptor) else { throw closing(descriptor) }
    return descriptor
  }

  /// Closed in programs that are started, never waited for, and no signal where the other end is gone.
  private static func prepare(_ socket: Int32) -> Bool {
    #if canImport(Darwin)
      var isOn: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    let flags = fcntl(socket, F_GETFL)
    return flags >= 0 && fcntl(socket, F_SETFL, flags | O_NONBLOCK) == 0
      && fcntl(socket, F_SETFD, FD_CLOEXEC) == 0
  }

  private static func closing(_ socket: Int32) -> Failure {
    let failure = Failure(number: errno)
    close(socket)
    return failure
  }

  /// Calls with a path as the address of a socket; -1 with `ENAMETOOLONG` of one that is too long.
  private static func named(
    _ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard bytes.count < room.count else { return false }
      room.copyBytes(from: bytes)
      return true
    }
    guard fits else {
      errno = ENAMETOOLONG
      return -1
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

// Within `Sockets` these names have another meaning.
private let systemBind = bind
private let systemListen = listen
private let systemConnect = connect
private let systemAccept = accept
private let systemClose = close
private let systemSend = send
