import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the sockets of classes lie: a folder of the user alone, and one for each user who shares.
package struct RoomFolders: Hashable, Sendable {
  /// The user who runs the program.
  package let user: UInt32
  let own: String
  private let temporary: String

  /// What of the environment says where.
  package static let variables = ["XDG_RUNTIME_DIR"]

  /// - Parameters:
  ///   - environment: `XDG_RUNTIME_DIR` is where the user's own sockets lie, if it is absolute.
  ///   - temporary: where others can look; the user's own lie there, too, where nothing is said.
  package init(
    environment: [String: String], temporary: String = "/tmp", user: UInt32 = geteuid()
  ) {
    self.user = user
    self.temporary = temporary
    let runtime = environment["XDG_RUNTIME_DIR"] ?? ""
    own = runtime.hasPrefix("/") ? "\(runtime)/backstep" : "\(temporary)/backstep-\(user)"
  }

  /// What the folders of those who share are called, before the number of the user.
  private static let sharedName = "backstep-shared-"

  var shared: String { "\(temporary)/\(Self.sharedName)\(user)" }

  /// The sockets of a name, or all, and the user whose each is: those of the user first. Whether
  /// anybody listens is not known of them.
  func sockets(named name: String?) -> [(name: String, path: String, user: UInt32)] {
    var folders = [(own, user)]
    for entry in FileSystem.names(in: temporary).sorted() where entry.hasPrefix(Self.sharedName) {
      guard let owner = UInt32(entry.dropFirst(Self.sharedName.count)) else { continue }
      folders.append(("\(temporary)/\(entry)", owner))
    }
    return folders.flatMap { folder, owner -> [(String, String, UInt32)] in
      guard Self.owner(ofFolder: folder) == owner else { return [] }
      return FileSystem.names(in: folder).sorted().compactMap { file in
        guard file.hasSuffix(Self.ending) else { return nil }
        let session = String(file.dropLast(Self.ending.count))
        guard SessionName.isOne(session), session == name ?? session else { return nil }
        return (session, "\(folder)/\(file)", owner)
      }
    }
  }

  static let ending = ".sock"

  /// Nil of what is no folder, or a link to one.
  private static func owner(ofFolder path: String) -> UInt32? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    return status.st_uid
  }

  /// Makes the folder, for the user alone or with a group, where there is none, and sees whose it is.
  func make(_ access: RoomAccess) throws(RoomError) -> String {
    let folder = access.isShared ? shared : own
    if mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw RoomError.folder(folder, FileSystem.reason(errno))
    }
    guard let owner = Self.owner(ofFolder: folder) else { throw RoomError.noFolder(folder) }
    guard owner == user else { throw RoomError.foreignFolder(folder) }
    if case .shared(let group) = access, chown(folder, user, group) != 0 {
      throw RoomError.group(FileSystem.reason(errno))
    }
    guard chmod(folder, access.isShared ? 0o750 : 0o700) == 0 else {
      throw RoomError.folder(folder, FileSystem.reason(errno))
    }
    return folder
  }
}

/// Who may connect to a class.
package enum RoomAccess: Hashable, Sendable {
  /// The user's own programs.
  case own
  /// Those of a group, by its number, who may look.
  case shared(group: UInt32)

  var isShared: Bool { if case .shared = self { true } else { false } }
}

/// Why a class cannot be connected to, in a sentence without its end.
package enum RoomError: Error, Hashable, Sendable {
  case name(String)
  case taken(String)
  case folder(String, String)
  case noFolder(String)
  case foreignFolder(String)
  case inTheWay(String)
  case group(String)
  case unknownGroup(String)
  case socket(String, String)

  package var sentence: String {
    switch self {
    case .name(let name): "'\(name)' names no session: \(SessionName.rule)"
    case .taken(let name):
      "a class '\(name)' is running already; --session NAME gives this one another name"
    case .folder(let path, let reason): "the folder \(path) cannot be made: \(reason)"
    case .noFolder(let path): "\(path) is no folder"
    case .foreignFolder(let path): "the folder \(path) belongs to somebody else"
    case .inTheWay(let path): "\(path) is in the way, and no socket"
    case .group(let reason): "the group cannot be given the socket: \(reason)"
    case .unknownGroup(let name): "no group '\(name)' in /etc/group; its number will do"
    case .socket(let path, let reason): "the socket \(path) cannot be made: \(reason)"
    }
  }
}

extension RoomAccess {
  /// Of a group by its name or its number; without one that of the user.
  ///
  /// `/etc/group` is read here, for a program of one file cannot ask the system for names.
  package static func shared(groupNamed name: String?) throws(RoomError) -> RoomAccess {
    guard let name else { return .shared(group: getegid()) }
    if let number = UInt32(name) { return .shared(group: number) }
    for line in FileSystem.text("/etc/group")?.split(separator: "\n") ?? [] {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count >= 3, fields[0] == name, let number = UInt32(fields[2]) {
        return .shared(group: number)
      }
    }
    throw .unknownGroup(name)
  }
}
