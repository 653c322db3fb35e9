import Foundation
import Testing

@testable import Room

/// A class that many follow: they are told a few at a time, so that a key waits for none of them.
@Suite struct ManyPeers {
  private let folder: ShortFolder

  init() throws { folder = try ShortFolder() }

  @Test func aStepIsToldInSlices() throws {
    let server = try folder.server()
    defer { server.end() }
    let clients = (0..<20).map { _ in folder.client() }
    for client in clients { _ = client.listen() }
    _ = server.serve()
    for client in clients { _ = client.listen() }
    let step = ShortFolder.step
    func heard() -> Int { clients.count { $0.listen() == [.step(step)] } }
    server.tell(step, text: "")
    #expect(heard() == ClassServer.mostAtOnce)
    // What they say is heard meanwhile, and nobody is told before the next picture.
    #expect(server.serve().isEmpty && heard() == 0)
    #expect(server.tellMore() && heard() == ClassServer.mostAtOnce)
    #expect(!server.tellMore() && heard() == 20 - 2 * ClassServer.mostAtOnce)
    #expect(!server.tellMore() && heard() == 0, "each once")
  }

  @Test(arguments: [false, true]) func theFolderGoesWithTheLastClass(_ isShared: Bool) throws {
    let access: RoomAccess = isShared ? .shared(group: getegid()) : .own
    let path = isShared ? folder.rooms.shared : folder.rooms.own
    let (one, other) = (
      try ClassServer("one", in: folder.rooms, access: access),
      try ClassServer("other", in: folder.rooms, access: access)
    )
    one.end()
    #expect(FileManager.default.fileExists(atPath: path))
    other.end()
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
