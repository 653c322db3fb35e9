import Foundation
import Interface
import Lessons
import Screen
import Study
import Testing

@testable import Room

/// A class and those who hear it, by sockets in a folder of the test's own. No peer is waited for: each
/// side does what can be done, in turns.
@Suite struct RoomOfClass {
  private let folder: ShortFolder
  private var folders: RoomFolders { folder.rooms }
  private let step = ShortFolder.step

  init() throws { folder = try ShortFolder() }

  // MARK: What is heard

  @Test func oneWhoComesHearsWhatTheRoomSees() throws {
    let server = try folder.server()
    defer { server.end() }
    server.tell(step, text: "")
    let client = folder.client()
    #expect(client.listen().isEmpty && client.isConnected)
    _ = server.serve()
    #expect(client.listen() == [.hello(session: "class"), .step(step)])
    #expect(client.trouble == nil && client.delay == nil)
    var next = step
    next.beat = .said(0)
    server.tell(next, text: "")
    #expect(client.listen() == [.step(next)])
    #expect(server.followers == 1)
  }

  @Test func notesHearThePlanAndDrive() throws {
    let server = try folder.server()
    defer { server.end() }
    server.tell(Messages.hour)
    let (notes, follower) = (folder.client(.notes), folder.client())
    for client in [notes, follower] { _ = client.listen() }
    _ = server.serve()
    #expect(notes.listen() == [.hello(session: "class"), .notes(Messages.hour, followers: 0)])
    #expect(follower.listen() == [.hello(session: "class")])
    notes.say(.drive(.next))
    notes.say(.drive(.blank))
    #expect(server.serve() == [.next, .blank])
    server.tell(nil)
    #expect(notes.listen() == [.notes(nil, followers: 1)])
    #expect(follower.listen().isEmpty)
  }

  @Test func theTextOfALessonComesInPieces() throws {
    let text = String(repeating: "graph: \"y = x²\"\n", count: 2000)
    let server = try folder.server()
    defer { server.end() }
    server.tell(step, text: text)
    let client = folder.client()
    _ = client.listen()
    _ = server.serve()
    var gathered = GatheredText(digest: "1")
    var whole: String?
    for _ in 0..<50 where whole == nil {
      client.say(.want(digest: "1", piece: gathered.next))
      _ = server.serve()
      for case .piece(let piece) in client.listen() { whole = gathered.take(piece) }
    }
    #expect(whole == text)
    client.say(.want(digest: "another", piece: 0))
    client.say(.want(digest: "1", piece: 999))
    _ = server.serve()
    #expect(client.listen().isEmpty && client.isConnected)
  }

  @Test func eitherMayBeginFirstAndGoesOnWithoutTheOther() throws {
    let client = folder.client()
    #expect(client.listen().isEmpty && client.trouble == .none("class"))
    #expect(client.delay != nil && client.attended.isEmpty)
    for _ in 0..<2 {
      let server = try folder.server()
      server.tell(step, text: "")
      for _ in 0..<2000 where !client.isConnected {
        _ = client.listen()
        usleep(1000)
      }
      _ = server.serve()
      #expect(client.listen() == [.hello(session: "class"), .step(step)])
      server.end()
      #expect(client.listen().isEmpty && client.trouble == .none("class"))
    }
  }

  @Test func withoutANameTheOnlyClassIsTaken() throws {
    let first = try folder.server("first")
    let unnamed = folder.client(.follower, nil)
    _ = unnamed.listen()
    _ = first.serve()
    #expect(unnamed.listen() == [.hello(session: "first")] && unnamed.name == "first")
    let second = try folder.server("second")
    #expect(ClassClient.live(in: folders) == ["first", "second"])
    let other = folder.client(.follower, nil)
    #expect(other.listen().isEmpty)
    #expect(other.trouble == .several(["first", "second"]) && !other.isConnected)
    second.end()
    #expect(ClassClient.live(in: folders) == ["first"])
    first.end()
    #expect(ClassClient.live(in: folders).isEmpty)
  }

  /// Among those of other users, who could call a class as they like, one's own come first.
  @Test func onesOwnClassGoesBeforeThoseOfOthers() throws {
    let group = RoomAccess.shared(group: getegid())
    let (own, shared) = (try folder.server("own"), try folder.server("shared", access: group))
    // A folder of this user is nobody else's, whatever it is called.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/backstep-shared-1234567", withDestinationPath: folders.shared)
    #expect(ClassClient.live(in: folders) == ["own", "shared"])
    let others = RoomFolders(
      environment: ["XDG_RUNTIME_DIR": folder.path], temporary: folder.path, user: 1_234_567)
    #expect(ClassClient.live(in: others) == ["shared"])
    own.end()
    shared.end()
  }

  // MARK: The name

  @Test func theNameOfAClassThatRunsIsRefused() throws {
    let server = try folder.server()
    defer { server.end() }
    #expect(throws: RoomError.taken("class")) { try folder.server() }
    server.tell(step, text: "")
    let client = folder.client()
    _ = client.listen()
    _ = server.serve()
    #expect(client.listen().count == 2, "it is still there")
  }

  @Test func whatADeadClassLeftIsReplaced() throws {
    let path = try folders.make(.own) + "/class.sock"
    Sockets.close(try Sockets.bind(path))
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(ClassClient.live(in: folders).isEmpty)
    let server = try folder.server()
    let client = folder.client()
    _ = client.listen()
    #expect(client.isConnected)
    server.end()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aClassTakesAwayNoSocketButItsOwn() throws {
    let first = try folder.server()
    unlink(first.path)
    let second = try folder.server()
    first.end()
    #expect(ClassClient.live(in: folders) == ["class"])
    second.end()
  }

  @Test func aFileOfThatNameIsLeftAlone() throws {
    let path = try folders.make(.own) + "/class.sock"
    try Data("mine".utf8).write(to: URL(filePath: path))
    #expect(throws: RoomError.inTheWay(path)) { try folder.server() }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test(arguments: ["", "../a", "a b", String(repeating: "x", count: 41)])
  func namesThatNoFileShouldHaveAreRefused(_ name: String) {
    #expect(throws: RoomError.name(name)) { try folder.server(name) }
  }

  @Test func anAddressThatIsTooLongIsSaid() throws {
    let long = RoomFolders(
      environment: ["XDG_RUNTIME_DIR": folder.path + "/" + String(repeating: "x", count: 100)])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + String(repeating: "x", count: 100),
      withIntermediateDirectories: true)
    #expect(throws: RoomError.socket(long.own + "/class.sock", "file name too long")) {
      try ClassServer("class", in: long)
    }
  }

  // MARK: The folder

  @Test func theFolderIsTheUsersAlone() throws {
    let server = try folder.server()
    defer { server.end() }
    let attributes = try FileManager.default.attributesOfItem(atPath: folders.own)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    let socket = try FileManager.default.attributesOfItem(atPath: server.path)
    #expect(socket[.posixPermissions] as? Int == 0o600)
  }

  @Test func aFolderThatIsOpenIsClosed() throws {
    try FileManager.default.createDirectory(
      atPath: folders.own, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o777])
    _ = try folders.make(.own)
    let attributes = try FileManager.default.attributesOfItem(atPath: folders.own)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func aFolderOfSomebodyElseIsRefused() throws {
    _ = try folders.make(.own)
    let foreign = RoomFolders(
      environment: ["XDG_RUNTIME_DIR": folder.path], temporary: folder.path, user: geteuid() &+ 1)
    #expect(throws: RoomError.foreignFolder(foreign.own)) { try foreign.make(.own) }
    #expect(foreign.sockets(named: nil).isEmpty)
  }

  @Test func aLinkIsNoFolder() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folders.own, withDestinationPath: folder.path)
    #expect(throws: RoomError.noFolder(folders.own)) { try folders.make(.own) }
  }

  /// As on a disk that is full, or where nothing may be written.
  @Test func whereNoFolderCanBeMadeItIsSaid() throws {
    try Data().write(to: URL(filePath: folder.path + "/file"))
    let none = RoomFolders(environment: ["XDG_RUNTIME_DIR": folder.path + "/file"])
    #expect(throws: RoomError.folder(none.own, "not a directory")) {
      try ClassServer("class", in: none)
    }
    let gone = RoomFolders(environment: ["XDG_RUNTIME_DIR": "/proc"])
    #expect(throws: RoomError.self) { try ClassServer("class", in: gone) }
  }

  @Test(.enabled(if: FullDisk.canBeMade)) func onAFullDiskItIsSaid() throws {
    // Room for the folder, and none for a socket in it.
    let disk = try #require(FullDisk(at: folder.path + "/disk", entries: 2))
    let full = RoomFolders(environment: ["XDG_RUNTIME_DIR": disk.path])
    #expect(throws: RoomError.socket(full.own + "/class.sock", "no space left on device")) {
      try ClassServer("class", in: full)
    }
    let fuller = try #require(FullDisk(at: folder.path + "/other", entries: 1))
    let none = RoomFolders(environment: ["XDG_RUNTIME_DIR": fuller.path])
    #expect(throws: RoomError.folder(none.own, "no space left on device")) {
      try ClassServer("class", in: none)
    }
    withExtendedLifetime((disk, fuller)) {}
  }

  @Test func withoutARuntimeFolderThereIsOneOfTheUsersOwn() {
    let folders = RoomFolders(environment: [:], user: 1234)
    #expect(folders.own == "/tmp/backstep-1234")
    let relative = RoomFolders(environment: ["XDG_RUNTIME_DIR": "here"], user: 1234)
    #expect(relative.own == "/tmp/backstep-1234")
  }
}
