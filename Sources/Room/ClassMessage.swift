package import Interface
import Lessons
import Notation

/// What a class says to those who are connected; one JSON object a line.
package enum ClassMessage: Hashable, Sendable {
  /// The first: what the class is called.
  case hello(session: String)
  /// What the room sees now; it stands for all that were before.
  case step(ClassStep)
  /// Where the class is in its running order, if there is one, and how many follow: for notes alone.
  case notes(ClassHour?, followers: Int)
  /// A piece of the text of a lesson that was asked for.
  case piece(LessonPiece)
}

/// What who is connected says to a class.
package enum PeerMessage: Hashable, Sendable {
  /// The first: what it is.
  case hello(Peer)
  /// Asks for a piece of the text of the lesson that is shown, counted from 0.
  case want(digest: String, piece: Int)
  /// Does what a key of the class would do; of notes alone.
  case drive(ClassDrive)

  package enum Peer: String, Sendable { case follower, notes }
}

/// A part of the text of a lesson.
package struct LessonPiece: Hashable, Sendable {
  package let digest: String
  /// Counted from 0.
  package let number: Int
  /// How many there are.
  package let count: Int
  package let text: String

  package init(digest: String, number: Int, count: Int, text: String) {
    self.digest = digest
    self.number = number
    self.count = count
    self.text = text
  }
}

/// Why a line is no message.
package enum MessageError: Error, Hashable, Sendable {
  case malformed
  /// Another version of the protocol is spoken.
  case version(Int)
}

/// What both sides hold to.
package enum RoomProtocol {
  /// Of messages; another one is refused at hello.
  package static let version = 1
  /// Bytes of a line, without its end.
  package static let longestLine = 1 << 16
}

// MARK: - As JSON

extension RoomProtocol {
  /// The first message of either side, with what it says of itself.
  fileprivate static func hello(_ key: String, _ value: String) -> JSON {
    .object([("type", .string("hello")), ("protocol", .integer(version)), (key, .string(value))])
  }
}

extension RoomJSON {
  fileprivate func expectVersion() throws(MessageError) {
    let version = try integer("protocol", in: 0...Int.max)
    guard version == RoomProtocol.version else { throw .version(version) }
  }
}

extension ClassMessage {
  /// The line that says it, with its end.
  package var line: [UInt8] { RoomJSON.line(json) }

  private var json: JSON {
    switch self {
    case .hello(let session):
      RoomProtocol.hello("session", session)
    case .step(let step): .object([("type", .string("step"))] + step.members)
    case .notes(let hour, let followers):
      .object([
        ("type", .string("notes")), ("followers", .integer(followers)),
        ("hour", hour.map { .object($0.members) } ?? .null),
      ])
    case .piece(let piece):
      .object([
        ("type", .string("piece")), ("digest", .string(piece.digest)),
        ("number", .integer(piece.number)), ("count", .integer(piece.count)),
        ("text", .string(piece.text)),
      ])
    }
  }

  /// - Parameter line: without its end.
  package init(line: [UInt8]) throws(MessageError) {
    let json = try RoomJSON(line: line)
    switch try json.string("type") {
    case "hello":
      try json.expectVersion()
      let session = try json.string("session")
      guard SessionName.isOne(session) else { throw .malformed }
      self = .hello(session: session)
    case "step": self = .step(try ClassStep(json))
    case "notes":
      self = .notes(
        try json.member("hour").map { (hour) throws(MessageError) in try ClassHour(hour) },
        followers: try json.integer("followers", in: 0...RoomJSON.most))
    case "piece":
      let count = try json.integer("count", in: 1...LessonPieces.most)
      self = .piece(
        LessonPiece(
          digest: try json.string("digest"), number: try json.integer("number", in: 0...count - 1),
          count: count, text: try json.string("text")))
    default: throw .malformed
    }
  }
}

extension PeerMessage {
  /// The line that says it, with its end.
  package var line: [UInt8] { RoomJSON.line(json) }

  private var json: JSON {
    switch self {
    case .hello(let peer):
      RoomProtocol.hello("as", peer.rawValue)
    case .want(let digest, let piece):
      .object([
        ("type", .string("want")), ("digest", .string(digest)), ("piece", .integer(piece)),
      ])
    case .drive(let drive):
      .object([("type", .string("drive")), ("do", .string(drive.rawValue))])
    }
  }

  /// - Parameter line: without its end.
  package init(line: [UInt8]) throws(MessageError) {
    let json = try RoomJSON(line: line)
    switch try json.string("type") {
    case "hello":
      try json.expectVersion()
      guard let peer = Peer(rawValue: try json.string("as")) else { throw .malformed }
      self = .hello(peer)
    case "want":
      self = .want(
        digest: try json.string("digest"),
        piece: try json.integer("piece", in: 0...LessonPieces.most))
    case "drive":
      guard let drive = ClassDrive(rawValue: try json.string("do")) else { throw .malformed }
      self = .drive(drive)
    default: throw .malformed
    }
  }
}
