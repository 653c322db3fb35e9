package import Interface
package import Screen
import Study

/// A class as others hear it: whoever is slow, gone, or says what is none of the protocol is dropped, and
/// nobody is waited for.
package final class ClassServer {
  package let session: String
  private let listener: Listener
  private let access: RoomAccess
  /// The user whose class it is.
  private let user: UInt32
  private let userOfSocket: (Int32) -> UInt32?
  private var peers: [Int32: Peer] = [:]
  /// What is said to one who comes: the last of each.
  private var step: [UInt8] = []
  private var notes: [UInt8] = []
  /// Those to whom something is still to be sent, the next one last.
  private var waiting: [Int32] = []
  private var pieces: (digest: String, pieces: LessonPieces)?

  /// To so many is sent in one go.
  static let mostAtOnce = 8
  /// More are not let in.
  static let mostPeers = 200
  /// More of one user, but the one whose class it is, neither.
  static let mostOfAnother = 8
  /// Bytes that wait for one who does not read; who has more is too slow.
  static let mostUnsent = 1 << 17
  /// So many bytes of one are read before the next one's turn.
  private static let mostRead = 1 << 16

  /// Whether the system lets nobody in any more: until one has gone nobody is waited for, who would be
  /// there each time that it is asked.
  private var isFull = false

  private struct Peer {
    let user: UInt32
    var kind: PeerMessage.Peer?
    var input = LineBuffer()
    var unsent: ArraySlice<UInt8> = []
  }

  /// - Parameters:
  ///   - session: what it is called.
  ///   - userOfSocket: whose program is at the other end.
  package init(
    _ session: String, in folders: RoomFolders, access: RoomAccess = .own,
    userOfSocket: @escaping (Int32) -> UInt32? = { Sockets.user(of: $0) }
  ) throws(RoomError) {
    listener = try Listener(session, in: folders, access)
    self.session = session
    self.access = access
    user = folders.user
    self.userOfSocket = userOfSocket
  }

  package var path: String { listener.path }

  /// How many are there who follow.
  package var followers: Int { peers.values.count { $0.kind == .follower } }

  /// What is to be told when something can be done.
  package var attended: [Attended] {
    (isFull ? [] : [Attended(listener.descriptor, isWritten: false)])
      + peers.map { Attended($0.key, isWritten: !$0.value.unsent.isEmpty) }
  }

  package func end() {
    for descriptor in peers.keys { drop(descriptor) }
    listener.end()
  }

  // MARK: What is told

  /// Tells everybody what the room sees: some at once, the others when `tellMore` is asked.
  package func tell(_ step: ClassStep, text: @autoclosure () -> String) {
    if pieces?.digest != step.digest {
      pieces = (step.digest, LessonPieces(text(), digest: step.digest))
    }
    self.step = ClassMessage.step(step).line
    if self.step.count > RoomProtocol.longestLine { self.step = Self.withoutEdits(step) }
    for (descriptor, peer) in peers where peer.kind != nil { queue(self.step, to: descriptor) }
    waiting = peers.filter { !$0.value.unsent.isEmpty }.map(\.key)
    _ = tellMore()
  }

  /// Tells a few more of those who have not heard the last step.
  ///
  /// - Returns: whether there are others.
  package func tellMore() -> Bool {
    for descriptor in waiting.suffix(Self.mostAtOnce) { flush(descriptor) }
    waiting.removeLast(min(waiting.count, Self.mostAtOnce))
    return !waiting.isEmpty
  }

  /// Large matrices that were put in have no room in a message.
  private static func withoutEdits(_ step: ClassStep) -> [UInt8] {
    var step = step
    step.graph?.edits = [:]
    let line = ClassMessage.step(step).line
    return line.count > RoomProtocol.longestLine ? [] : line
  }

  /// Tells the notes what nobody else hears.
  package func tell(_ hour: ClassHour?) {
    notes = ClassMessage.notes(hour, followers: followers).line
    guard notes.count <= RoomProtocol.longestLine else {
      notes = []
      return
    }
    for (descriptor, peer) in peers where peer.kind == .notes { send(notes, to: descriptor) }
  }

  private func send(_ bytes: [UInt8], to descriptor: Int32) {
    queue(bytes, to: descriptor)
    flush(descriptor)
  }

  private func queue(_ bytes: [UInt8], to descriptor: Int32) {
    guard let peer = peers[descriptor] else { return }
    guard peer.unsent.count + bytes.count <= Self.mostUnsent else { return drop(descriptor) }
    peers[descriptor]?.unsent += bytes
  }

  private func flush(_ descriptor: Int32) {
    guard let unsent = peers[descriptor]?.unsent, !unsent.isEmpty else { return }
    guard let count = Sockets.send(unsent, to: descriptor) else { return drop(descriptor) }
    let rest = unsent.dropFirst(count)
    peers[descriptor]?.unsent = rest.isEmpty ? [] : rest
  }

  private func drop(_ descriptor: Int32) {
    guard peers.removeValue(forKey: descriptor) != nil else { return }
    Sockets.close(descriptor)
    isFull = false
  }

  // MARK: What is heard

  /// Lets in who has come, and hears who has said something.
  ///
  /// - Returns: what is to be done to the class.
  package func serve() -> [ClassDrive] {
    letIn()
    var drives: [ClassDrive] = []
    for descriptor in peers.keys {
      switch Sockets.receive(descriptor, most: Self.mostRead) {
      case .nothing: break
      case .gone: drop(descriptor)
      case .bytes(let bytes):
        do {
          drives += try hear(bytes, from: descriptor)
        } catch {
          drop(descriptor)
        }
      }
    }
    // They get it after the next picture.
    waiting = peers.filter { !$0.value.unsent.isEmpty }.map(\.key)
    return drives
  }

  private func letIn() {
    isFull = false
    for _ in 0..<Self.mostPeers {
      let descriptor: Int32
      switch Sockets.accept(listener.descriptor) {
      case .one(let socket): descriptor = socket
      case .nobody: return
      case .noRoom:
        isFull = true
        return
      }
      guard let user = userOfSocket(descriptor), isWelcome(user),
        peers.count < Self.mostPeers || dropOneWhoIsSilent()
      else {
        Sockets.close(descriptor)
        continue
      }
      peers[descriptor] = Peer(user: user)
    }
  }

  private func isWelcome(_ user: UInt32) -> Bool {
    user == self.user
      || access.isShared && peers.values.count { $0.user == user } < Self.mostOfAnother
  }

  /// Of those who have said nothing yet.
  private func dropOneWhoIsSilent() -> Bool {
    guard let silent = peers.first(where: { $0.value.kind == nil })?.key else { return false }
    drop(silent)
    return true
  }

  /// What nobody may say.
  private struct Refusal: Error {}

  private func hear(_ bytes: [UInt8], from descriptor: Int32) throws -> [ClassDrive] {
    guard var input = peers[descriptor]?.input else { return [] }
    let lines = try input.take(bytes)
    peers[descriptor]?.input = input
    var drives: [ClassDrive] = []
    for line in lines {
      guard let peer = peers[descriptor] else { break }
      switch (try PeerMessage(line: line), peer.kind) {
      case (.hello(let kind), nil): try greet(kind, descriptor, peer.user)
      case (.want(let digest, let number), _?):
        if let pieces, pieces.digest == digest, let piece = pieces.pieces[number] {
          send(ClassMessage.piece(piece).line, to: descriptor)
        }
      case (.drive(let drive), .notes): drives.append(drive)
      case (.hello, _?), (.want, nil), (.drive, _): throw Refusal()
      }
    }
    return drives
  }

  /// Notes are for the user's own eyes, and hands.
  private func greet(_ kind: PeerMessage.Peer, _ descriptor: Int32, _ user: UInt32) throws {
    guard kind == .follower || user == self.user else { throw Refusal() }
    peers[descriptor]?.kind = kind
    send(ClassMessage.hello(session: session).line, to: descriptor)
    if kind == .notes { send(notes, to: descriptor) }
    send(step, to: descriptor)
  }
}
