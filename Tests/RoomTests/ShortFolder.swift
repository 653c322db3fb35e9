import Foundation
import Interface
import Lessons
import Screen
import Study
import Testing

@testable import Room

/// A class and those who hear it, in a folder of a test's own.
extension ShortFolder {
  static let step = ClassStep(lesson: "a", digest: "1", graph: StudyStand(), beat: .line(0))

  /// - Parameter user: whose programs all are that connect.
  func server(
    _ name: String = "class", access: RoomAccess = .own, user: UInt32? = geteuid()
  ) throws -> ClassServer {
    try ClassServer(name, in: rooms, access: access, userOfSocket: { _ in user })
  }

  func client(_ kind: PeerMessage.Peer = .follower, _ name: String? = "class") -> ClassClient {
    ClassClient(kind, of: name, in: rooms)
  }
}

/// A folder whose sockets have short enough addresses, removed when nobody uses it any more.
final class ShortFolder {
  let path: String

  var rooms: RoomFolders {
    RoomFolders(environment: ["XDG_RUNTIME_DIR": path], temporary: path)
  }

  init() throws {
    path = "/tmp/bs-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
