package import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One who hears a class: looks for it as long as there is none, and anew where it ends.
package final class ClassClient {
  /// Why nothing is heard.
  package enum Trouble: Hashable, Sendable {
    /// There is no class, or not this one.
    case none(String?)
    /// There is more than one.
    case several([String])
    /// It speaks another version of the protocol.
    case version(Int)
    /// What it says is none of the protocol.
    case malformed
  }

  private let folders: RoomFolders
  private let kind: PeerMessage.Peer
  /// The session; nil until there was one alone.
  package private(set) var name: String?
  /// Nil while a class is heard.
  package private(set) var trouble: Trouble?
  private var descriptor: Int32?
  private var input = LineBuffer()
  private var next = ContinuousClock.now
  private let userOfSocket: (Int32) -> UInt32?

  /// Between two looks for a class, and after one that could not be understood.
  private static let patience = (usual: Duration.milliseconds(300), long: Duration.seconds(5))

  package init(
    _ kind: PeerMessage.Peer, of name: String?, in folders: RoomFolders,
    userOfSocket: @escaping (Int32) -> UInt32? = { Sockets.user(of: $0) }
  ) {
    self.kind = kind
    self.name = name
    self.folders = folders
    self.userOfSocket = userOfSocket
    trouble = .none(name)
  }

  package var isConnected: Bool { descriptor != nil }

  package var attended: [Attended] {
    descriptor.map { [Attended($0, isWritten: false)] } ?? []
  }

  /// Milliseconds until it is worth looking again; nil while a class is heard.
  package var delay: Int? {
    isConnected ? nil : max(0, Int((next - .now) / .milliseconds(1)) + 1)
  }

  /// The classes of which any listens, by their names.
  package static func live(in folders: RoomFolders) -> [String] {
    let live = folders.sockets(named: nil).filter { socket in
      guard let descriptor = try? Sockets.connect(socket.path) else { return false }
      Sockets.close(descriptor)
      return true
    }
    return names(of: live.map { ($0.name, $0.user) }, user: folders.user)
  }

  /// The user's own where there are any; of several users' those of one name are told apart.
  private static func names(of found: [(name: String, user: UInt32)], user: UInt32) -> [String] {
    let own = found.filter { $0.user == user }
    if !own.isEmpty { return Set(own.map(\.name)).sorted() }
    return found.map { one in
      found.count { $0.name == one.name } > 1 ? "\(one.name) of user \(one.user)" : one.name
    }.sorted()
  }

  /// So many bytes are heard at a time, so that a class that talks without end keeps nobody from a key.
  private static let mostAtOnce = 1 << 16

  /// Looks for the class where there is none and it is time, and hears what has been said.
  package func listen() -> [ClassMessage] {
    if descriptor == nil, ContinuousClock.now >= next { look() }
    guard let descriptor else { return [] }
    var messages: [ClassMessage] = []
    var heard = 0
    while heard < Self.mostAtOnce {
      switch Sockets.receive(descriptor, most: 1 << 16) {
      case .nothing: return messages
      case .gone:
        leave(.none(name), for: Self.patience.usual)
        return messages
      case .bytes(let bytes):
        heard += bytes.count
        do throws(MessageError) {
          messages += try hear(bytes)
        } catch {
          if case .version(let version) = error {
            leave(.version(version), for: Self.patience.long)
          } else {
            leave(.malformed, for: Self.patience.long)
          }
          return messages
        }
      }
    }
    return messages
  }

  private func hear(_ bytes: [UInt8]) throws(MessageError) -> [ClassMessage] {
    let lines: [[UInt8]]
    do throws(LineBuffer.TooLong) {
      lines = try input.take(bytes)
    } catch {
      throw .malformed
    }
    var messages: [ClassMessage] = []
    for line in lines {
      let message = try ClassMessage(line: line)
      if case .hello = message {
        trouble = nil
      } else if trouble != nil {
        // Nothing comes before it.
        throw .malformed
      }
      messages.append(message)
    }
    return messages
  }

  /// Says something to the class, if there is one.
  package func say(_ message: PeerMessage) {
    guard let descriptor else { return }
    let line = message.line
    if Sockets.send(line[...], to: descriptor) != line.count {
      leave(.none(name), for: Self.patience.usual)
    }
  }

  package func end() {
    if let descriptor { Sockets.close(descriptor) }
    descriptor = nil
  }

  private func leave(_ trouble: Trouble, for patience: Duration) {
    end()
    input = LineBuffer()
    self.trouble = trouble
    next = .now + patience
  }

  /// Who listens under a name in somebody's folder is that somebody.
  private func look() {
    next = .now + Self.patience.usual
    var found: [(name: String, user: UInt32, descriptor: Int32)] = []
    for socket in folders.sockets(named: name) {
      guard let descriptor = try? Sockets.connect(socket.path) else { continue }
      guard userOfSocket(descriptor) == socket.user else {
        Sockets.close(descriptor)
        continue
      }
      found.append((socket.name, socket.user, descriptor))
    }
    let names = Self.names(of: found.map { ($0.name, $0.user) }, user: folders.user)
    // Those of the user stand first.
    let chosen = names.count == 1 ? found.first : nil
    for (_, _, descriptor) in found where descriptor != chosen?.descriptor {
      Sockets.close(descriptor)
    }
    guard let chosen else {
      trouble = names.isEmpty ? .none(name) : .several(names)
      return
    }
    descriptor = chosen.descriptor
    // Where it is called otherwise, by itself or at the other end of ssh, it is found here all the same.
    name = chosen.name
    say(.hello(kind))
  }
}
