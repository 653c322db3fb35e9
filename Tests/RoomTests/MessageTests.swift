import Autodiff
import Interface
import Lessons
import Study
import Testing

@testable import Room

/// Messages are data: what is written is read again, and nothing else is.
@Suite struct Messages {
  static let step = ClassStep(
    lesson: "toy-function", digest: "1f", learner: "Ada",
    graph: StudyStand(
      spot: Spot(part: 1, iteration: 2, position: 3, isEnd: true), settled: ["a", "b"],
      asked: ["c"],
      edits: ["w": Tensor(Shape(2, 1), [0.1, -.infinity]), "b": Tensor(.nan)], rate: 0.5,
      task: "t"),
    beat: .asked("c", page: 1), hands: [[4, 17, 2], [0, 20, 3]], chosen: "ω₀", example: 1,
    isSymbolic: true, isBlank: true)

  static let experiment = ClassStep(
    lesson: "signal", digest: "2e",
    experiment: ExperimentStand(
      part: 1, position: 2, furthest: 3, settled: ["q"], parameters: ["variances": "[0.01, 0.02]"]),
    plot: 1, reading: PlotPoint(series: 2, point: 17))

  static let hour = ClassHour(
    title: "An hour\n", minutes: 50, planned: 14, elapsed: 61_000, note: "\u{202E}x", next: "Forks",
    end: Standpoint(spot: Spot(position: 4), part: 0, experiment: nil))

  static let ofClass: [ClassMessage] = [
    .hello(session: "first-hour"), .step(step), .step(experiment), .notes(hour, followers: 3),
    .notes(nil, followers: 0),
    .piece(LessonPiece(digest: "1f", number: 0, count: 2, text: "a: \"b\"\r\n\u{1F44B}\u{FEFF}")),
  ]
  static let ofPeers: [PeerMessage] = [
    .hello(.follower), .hello(.notes), .want(digest: "1f", piece: 3), .drive(.next), .drive(.blank),
  ]

  @Test(arguments: ofClass) func whatAClassSaysIsReadAsItWasMeant(_ message: ClassMessage) throws {
    let line = message.line
    #expect(line.last == UInt8(ascii: "\n") && !line.dropLast().contains(UInt8(ascii: "\n")))
    let read = try ClassMessage(line: Array(line.dropLast()))
    // NaN is not the same as itself.
    #expect(read.line == line)
    if message != .step(Self.step) { #expect(read == message) }
  }

  @Test(arguments: ofPeers) func whatPeersSayIsReadAsItWasMeant(_ message: PeerMessage) throws {
    #expect(try PeerMessage(line: Array(message.line.dropLast())) == message)
  }

  @Test func everyBeatIsReadAsItWasMeant() throws {
    let beats: [Beat] = [
      .line(2), .said(1), .after(0), .asked("q", page: 1), .revealed("q", page: 2), .aim("t"),
      .solved("t"), .restored("t"),
    ]
    for beat in beats {
      let step = ClassStep(lesson: "a", digest: "b", graph: StudyStand(), beat: beat)
      let line = Array(ClassMessage.step(step).line.dropLast())
      #expect(try ClassMessage(line: line) == .step(step))
    }
  }

  @Test(arguments: [
    "", "x", "[]", "null", "{}", "{\"type\":\"step\"}", "{\"type\":1}", "{type: hello}",
    "{\"type\":\"hello\",\"protocol\":1,\"session\":\"../x\"}",
    "{\"type\":\"hello\",\"protocol\":1,\"session\":\"\"}",
    "{\"type\":\"piece\",\"digest\":\"1\",\"number\":2,\"count\":2,\"text\":\"\"}",
    "{\"type\":\"piece\",\"digest\":\"1\",\"number\":0,\"count\":1000000000,\"text\":\"\"}",
    "{\"type\":\"notes\",\"followers\":-1}", "{\"type\":\"hello\",\"protocol\":1,\"session\":&a b}",
    "--- {\"type\":\"hello\",\"protocol\":1,\"session\":\"a\"}\n--- {}",
  ])
  func whatIsNoMessageOfAClassIsRefused(_ line: String) {
    #expect(throws: MessageError.malformed) { try ClassMessage(line: Array(line.utf8)) }
  }

  @Test(arguments: [
    "", "{}", "{\"type\":\"hello\",\"protocol\":1,\"as\":\"teacher\"}",
    "{\"type\":\"drive\",\"do\":\"quit\"}", "{\"type\":\"want\",\"digest\":\"1\",\"piece\":-1}",
    "{\"type\":\"want\",\"digest\":1,\"piece\":0}", "{\"type\":\"hello\"}",
  ])
  func whatIsNoMessageOfAPeerIsRefused(_ line: String) {
    #expect(throws: MessageError.malformed) { try PeerMessage(line: Array(line.utf8)) }
  }

  /// Each member of a step by itself is left out, or made something else.
  @Test func aStepWithAnythingWrongIsRefused() throws {
    let line = String(decoding: ClassMessage.step(Self.step).line.dropLast(), as: UTF8.self)
    for (right, wrong) in [
      ("\"part\":1", "\"part\":-1"), ("\"part\":1", "\"part\":1.5"), ("\"step\":3", "\"step\":1e9"),
      ("\"settled\":[\"a\",\"b\"]", "\"settled\":[1]"), ("\"settled\":", "\"settle\":"),
      ("\"w\":[[0.1],", "\"w\":[[0.1, 2],"), ("[[0.1],[\"-Infinity\"]]", "[]"),
      ("[[0.1],[\"-Infinity\"]]", "[[],[]]"), ("\"-Infinity\"", "\"-infinite\""),
      ("\"shows\":\"question\"", "\"shows\":\"all\""), ("\"hands\":[[4", "\"hands\":[[-4"),
      ("\"rate\":0.5", "\"rate\":\"a\""), ("\"blank\":true", "\"blank\":1"),
      ("\"lesson\":\"toy-function\"", "\"lesson\":\"\(String(repeating: "x", count: 300))\""),
      ("\"graph\":{", "\"graf\":{"),
    ] {
      #expect(line.contains(right), "\(right)")
      let changed = line.replacing(right, with: wrong, maxReplacements: 1)
      #expect(throws: MessageError.malformed, "\(wrong)") {
        try ClassMessage(line: Array(changed.utf8))
      }
    }
  }

  @Test func anotherVersionIsTold() {
    let line = "{\"type\":\"hello\",\"protocol\":2,\"session\":\"a\"}"
    #expect(throws: MessageError.version(2)) { try ClassMessage(line: Array(line.utf8)) }
    let other = "{\"type\":\"hello\",\"protocol\":2,\"as\":\"follower\"}"
    #expect(throws: MessageError.version(2)) { try PeerMessage(line: Array(other.utf8)) }
  }

  @Test func linesComeInPiecesAndSeveralAtOnce() throws {
    var buffer = LineBuffer()
    #expect(try buffer.take(Array("a".utf8)).isEmpty)
    #expect(try buffer.take(Array("b\nc\n\nd".utf8)) == ["ab", "c", ""].map { Array($0.utf8) })
    #expect(try buffer.take(Array("\n".utf8)) == [Array("d".utf8)])
  }

  @Test func aLineThatDoesNotEndIsRefused() throws {
    var buffer = LineBuffer()
    let longest = [UInt8](repeating: 0x20, count: RoomProtocol.longestLine)
    #expect(try buffer.take(longest).isEmpty)
    #expect(try buffer.take([0x0A]).map(\.count) == [longest.count])
    #expect(try buffer.take(longest).isEmpty)
    #expect(throws: LineBuffer.TooLong.self) { try buffer.take([0x20]) }
    var other = LineBuffer()
    #expect(throws: LineBuffer.TooLong.self) { try other.take(longest + [0x20, 0x0A]) }
  }

  /// However much of it is escaped.
  @Test(arguments: ["a", "\u{1}", "\"", "\u{E0001}", "é"])
  func eachPieceOfALessonFitsIntoAMessage(_ character: String) throws {
    let text = String(repeating: character, count: 12_345)
    let pieces = LessonPieces(text, digest: "0123456789abcdef")
    var gathered = GatheredText(digest: "0123456789abcdef")
    var whole: String?
    while whole == nil {
      let line = ClassMessage.piece(try #require(pieces[gathered.next])).line
      #expect(line.count <= RoomProtocol.longestLine)
      // No lesson has such characters as they are.
      guard character != "\u{1}" else { return }
      guard case .piece(let piece) = try ClassMessage(line: Array(line.dropLast())) else {
        Issue.record("no piece")
        return
      }
      whole = gathered.take(piece)
    }
    #expect(whole == text)
    #expect(pieces[3] == nil && pieces[-1] == nil)
  }

  @Test func piecesThatWereNotAskedForAreLeftOut() {
    let pieces = LessonPieces(String(repeating: "a", count: 11_000), digest: "d")
    var gathered = GatheredText(digest: "d")
    let other = LessonPieces("b", digest: "e")
    for piece in [pieces[1], other[0]].compactMap(\.self) { #expect(gathered.take(piece) == nil) }
    #expect(gathered.next == 0)
    for number in 0..<2 { _ = pieces[number].map { gathered.take($0) } }
    #expect(gathered.next == 2)
    let cut = LessonPiece(digest: "d", number: 2, count: 4, text: "")
    #expect(gathered.take(cut) == nil && gathered.next == 2, "the count has changed")
  }

  @Test(arguments: ["a", "first-hour", "A.b_2", String(repeating: "x", count: 40)])
  func namesOfSessions(_ name: String) { #expect(SessionName.isOne(name)) }

  @Test(arguments: [
    "", ".", "..", ".a", "-a", "a/b", "a b", "é", "a\n", "²", String(repeating: "x", count: 41),
  ])
  func namesOfNoSession(_ name: String) { #expect(!SessionName.isOne(name)) }
}
