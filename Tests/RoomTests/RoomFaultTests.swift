import Autodiff
import Foundation
import Interface
import Lessons
import Screen
import Study
import Testing

@testable import Room

/// Whoever is slow, gone or says what is none of the protocol is dropped, and costs the others nothing.
@Suite struct RoomFaults {
  private let folder: ShortFolder
  private var folders: RoomFolders { folder.rooms }
  private let step = ShortFolder.step

  init() throws { folder = try ShortFolder() }

  /// A peer that says what it likes.
  private func stranger(_ server: ClassServer, says bytes: [UInt8] = []) throws -> Int32 {
    let socket = try Sockets.connect(server.path)
    if !bytes.isEmpty { #expect(Sockets.send(bytes[...], to: socket) == bytes.count) }
    return socket
  }

  private var path: String {
    get throws { try folders.make(.own) + "/class.sock" }
  }

  /// What stands where a class does, a follower, and what it is spoken to by.
  private func met() throws -> (listener: Int32, client: ClassClient, socket: Int32) {
    struct NobodyCame: Error {}
    let listener = try Sockets.bind(path)
    try Sockets.listen(listener)
    let client = folder.client()
    _ = client.listen()
    guard case .one(let socket) = Sockets.accept(listener) else { throw NobodyCame() }
    return (listener, client, socket)
  }

  private func isGone(_ socket: Int32) -> Bool {
    while true {
      switch Sockets.receive(socket, most: 1 << 16) {
      case .gone: return true
      case .nothing: return false
      case .bytes: continue
      }
    }
  }

  @Test func onesWhoSayWhatIsNoMessageAreDropped() throws {
    let server = try folder.server()
    defer { server.end() }
    let hello = PeerMessage.hello(.follower).line
    let wrong: [[UInt8]] = [
      Array("GET / HTTP/1.1\r\n".utf8), [0, 0xFF, 0x0A], Array("{}\n".utf8),
      PeerMessage.want(digest: "1", piece: 0).line, PeerMessage.drive(.next).line, hello + hello,
      hello + PeerMessage.drive(.next).line,
      Array("{\"type\":\"hello\",\"protocol\":2,\"as\":\"follower\"}\n".utf8),
    ]
    let good = folder.client()
    _ = good.listen()
    for bytes in wrong {
      let socket = try stranger(server, says: bytes)
      #expect(server.serve().isEmpty)
      #expect(isGone(socket), "\(String(decoding: bytes, as: UTF8.self))")
      Sockets.close(socket)
    }
    server.tell(step, text: "")
    #expect(good.listen() == [.hello(session: "class"), .step(step)], "others go on")
  }

  @Test func oneWhoNeverEndsALineIsDropped() throws {
    let server = try folder.server()
    defer { server.end() }
    let socket = try stranger(server)
    let bytes = [UInt8](repeating: 0x20, count: RoomProtocol.longestLine)
    var sent = 0
    for _ in 0..<100 where sent <= bytes.count {
      sent += Sockets.send(bytes[...], to: socket) ?? bytes.count
      _ = server.serve()
    }
    #expect(isGone(socket))
    Sockets.close(socket)
  }

  @Test func oneWhoIsGoneIsForgotten() throws {
    let server = try folder.server()
    defer { server.end() }
    let client = folder.client()
    _ = client.listen()
    _ = server.serve()
    #expect(server.followers == 1 && server.attended.count == 2)
    client.end()
    for _ in 0..<3 { server.tell(step, text: "") }
    _ = server.serve()
    #expect(server.followers == 0 && server.attended.count == 1)
  }

  /// One who reads nothing is told as much as waits for it, and then dropped; nobody waits meanwhile.
  @Test func oneWhoReadsNothingIsDropped() throws {
    let server = try folder.server()
    defer { server.end() }
    let (slow, good) = (folder.client(), folder.client())
    for client in [slow, good] { _ = client.listen() }
    _ = server.serve()
    var long = step
    long.graph?.settled = Set((0..<1000).map { "question-\($0)" })
    var told = 0
    for number in 0..<500 where server.followers == 2 {
      long.beat = .line(number)
      server.tell(long, text: "")
      #expect(good.listen().last == .step(long))
      told += 1
    }
    #expect(server.followers == 1 && told > 5 && told < 500)
    #expect(!slow.listen().isEmpty, "what was sent before")
    for _ in 0..<50 where slow.isConnected { _ = slow.listen() }
    #expect(slow.trouble == .none("class"), "and then its end")
  }

  @Test func whoIsSilentMakesRoomForOthers() throws {
    let server = try folder.server()
    defer { server.end() }
    var silent: [Int32] = []
    for _ in 0..<ClassServer.mostPeers {
      silent.append(try stranger(server))
      if silent.count % 50 == 0 { _ = server.serve() }
    }
    _ = server.serve()
    #expect(server.attended.count == ClassServer.mostPeers + 1)
    let client = folder.client()
    _ = client.listen()
    _ = server.serve()
    #expect(client.listen() == [.hello(session: "class")])
    #expect(server.attended.count == ClassServer.mostPeers + 1)
    for socket in silent { Sockets.close(socket) }
  }

  /// Matrices that were put in may be larger than a message; all else of the step is told.
  @Test func aStepThatIsTooLongComesWithoutWhatWasPutIn() throws {
    let server = try folder.server()
    defer { server.end() }
    let client = folder.client()
    _ = client.listen()
    _ = server.serve()
    _ = client.listen()
    var long = step
    long.graph?.edits = ["W": Tensor(Shape(100, 100), (0..<10_000).map { 1 / Double($0 + 3) })]
    server.tell(long, text: "")
    #expect(client.listen() == [.step(step)])
  }

  @Test func oneOfAnotherUserTakesNotAllTheRoom() throws {
    let server = try folder.server(access: .shared(group: getegid()), user: geteuid() &+ 1)
    defer { server.end() }
    let sockets = try (0..<20).map { _ in try stranger(server) }
    _ = server.serve()
    #expect(server.attended.count == ClassServer.mostOfAnother + 1)
    #expect(sockets.count(where: isGone) == 20 - ClassServer.mostOfAnother)
    for socket in sockets { Sockets.close(socket) }
  }

  @Test func anotherUserIsNotLetIn() throws {
    for user in [geteuid() &+ 1, nil] {
      let server = try folder.server(user: user)
      let client = folder.client()
      _ = client.listen()
      _ = server.serve()
      #expect(client.listen().isEmpty && client.trouble == .none("class"))
      #expect(server.attended.count == 1)
      server.end()
    }
  }

  @Test func ofAClassThatIsSharedOthersSeeAndNoMore() throws {
    let shared = RoomAccess.shared(group: getegid())
    let server = try folder.server(access: shared, user: geteuid() &+ 1)
    defer { server.end() }
    #expect(server.path == "\(folder.path)/backstep-shared-\(geteuid())/class.sock")
    let attributes = try FileManager.default.attributesOfItem(atPath: server.path)
    #expect(attributes[.posixPermissions] as? Int == 0o660)
    server.tell(step, text: "")
    let (follower, notes) = (folder.client(), folder.client(.notes))
    for client in [follower, notes] { _ = client.listen() }
    _ = server.serve()
    #expect(follower.listen() == [.hello(session: "class"), .step(step)])
    #expect(notes.listen().isEmpty && notes.trouble == .none("class"), "notes are the teacher's")
    follower.say(.drive(.next))
    #expect(server.serve().isEmpty && server.followers == 0)
  }

  /// Really another user, where the tests may become one.
  @Test(.enabled(if: geteuid() == 0)) func anotherUserIsToldByTheSystem() throws {
    chmod(folder.path, 0o755)
    let server = try ClassServer("class", in: folders, access: .shared(group: 65534))
    defer { server.end() }
    let script =
      "import socket,os,sys; os.setgroups([]); os.setgid(65534); os.setuid(65534); "
      + "s=socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); s.sendall(sys.argv[2].encode()); "
      + "print(s.recv(9999).decode(), end='')"
    for (kind, answer) in [
      (
        PeerMessage.Peer.follower,
        String(decoding: ClassMessage.hello(session: "class").line, as: UTF8.self)
      ),
      (.notes, ""),
    ] {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: "/usr/bin/env")
      let hello = String(decoding: PeerMessage.hello(kind).line, as: UTF8.self)
      process.arguments = ["python3", "-c", script, server.path, hello]
      process.standardOutput = output
      try process.run()
      while process.isRunning {
        _ = server.serve()
        usleep(1000)
      }
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(said == answer)
    }
  }

  // MARK: Faults of a class

  @Test func aClassThatSaysWhatIsNoMessageIsLeft() throws {
    for (line, trouble) in [
      ("nothing\n", ClassClient.Trouble.malformed),
      // Whatever comes before hello.
      (String(decoding: ClassMessage.notes(nil, followers: 1).line, as: UTF8.self), .malformed),
      ("{\"type\":\"hello\",\"protocol\":7,\"session\":\"class\"}\n", .version(7)),
      (String(repeating: " ", count: RoomProtocol.longestLine + 1), .malformed),
    ] {
      let (listener, client, socket) = try met()
      var rest = Array(line.utf8)[...]
      for _ in 0..<100 where !rest.isEmpty && client.isConnected {
        rest = rest.dropFirst(Sockets.send(rest, to: socket) ?? rest.count)
        #expect(client.listen().isEmpty)
      }
      #expect(client.listen().isEmpty)
      #expect(client.trouble == trouble && !client.isConnected)
      for socket in [socket, listener] { Sockets.close(socket) }
      unlink(try path)
    }
  }

  /// A class that talks without end is heard in pieces, between which a key is looked for; what it calls
  /// itself is no place to look for it.
  @Test func aClassThatFloodsIsHeardInPieces() throws {
    let (listener, client, socket) = try met()
    let path = try path
    defer { unlink(path) }
    let line = ClassMessage.hello(session: "other").line
    let lines = (0..<2000).flatMap { _ in line }
    let sent = Sockets.send(lines[...], to: socket) ?? 0
    let heard = client.listen().count
    #expect(heard > 0 && heard * line.count <= 1 << 16 && sent > 1 << 16)
    var all = heard
    for _ in 0..<20 { all += client.listen().count }
    #expect(all == sent / line.count && client.name == "class")
    for socket in [socket, listener] { Sockets.close(socket) }
  }

  /// In a folder of somebody else's a class of a third one's is not believed.
  @Test func aClassOfAnotherUserThanItsFolderIsLeft() throws {
    let server = try folder.server()
    defer { server.end() }
    let client = ClassClient(
      .follower, of: "class", in: folders, userOfSocket: { _ in geteuid() &+ 1 })
    #expect(client.listen().isEmpty && !client.isConnected && client.trouble == .none("class"))
  }

  @Test func groupsAreFoundByNameAndNumber() throws {
    #expect(try RoomAccess.shared(groupNamed: "12") == .shared(group: 12))
    #expect(try RoomAccess.shared(groupNamed: "root") == .shared(group: 0))
    #expect(try RoomAccess.shared(groupNamed: nil) == .shared(group: getegid()))
    #expect(throws: RoomError.unknownGroup("no such group")) {
      try RoomAccess.shared(groupNamed: "no such group")
    }
  }
}
