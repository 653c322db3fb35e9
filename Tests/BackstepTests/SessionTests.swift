import Foundation
import Interface
import Lessons
import Screen
import Testing

@testable import backstep

/// When a session saves the progress, told by a terminal that looks at the file.
@Suite struct SessionTests {
  @Test func aFrameIsShownBeforeWhatItShowsIsSaved() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, [.timeout, .key(.end), .timeout])
    run(terminal)
    // Opened, and saved when nothing happened; the last step when the keys rest.
    #expect(terminal.savedAtFrames == [nil, 0, 0, 24])
    #expect(terminal.timeouts == [0, nil, 500, nil])
  }

  @Test func aStepIsSavedWhenTheKeysRest() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, [.timeout, .key(.right), .key(.right), .timeout])
    run(terminal)
    #expect(terminal.savedAtFrames == [nil, 0, 0, 0, 2])
    #expect(terminal.timeouts == [0, nil, 500, 500, nil])
  }

  @Test(arguments: [Event.hangup, .interrupt]) func theLastStepIsSavedAtTheEnd(_ end: Event) throws
  {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, Array(repeating: .key(.right), count: 5) + [end])
    run(terminal)
    #expect(terminal.saved == 5)
  }

  /// A lock that another program holds costs no time, and is tried again and again without a key.
  @Test func whatCouldNotBeSavedIsTriedAgain() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, Array(repeating: .timeout, count: 5))
    try terminal.lock(forWaits: 4)
    run(terminal)
    #expect(terminal.timeouts == [0, 500, 500, 500, 500, nil])
    #expect(terminal.savedAtFrames == [nil, nil, nil, nil, nil, 0])
    #expect(!terminal.texts[1].contains("your progress cannot be saved"))
    #expect(terminal.texts[2].contains("your progress cannot be saved"))
  }

  /// A folder that is gone or a disk that is full is asked ever more seldom.
  @Test func whatCannotBeWrittenIsTriedEverMoreSeldom() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "file")
    let terminal = Witness(folder, Array(repeating: .timeout, count: 9), file: "file/progress.json")
    run(terminal)
    #expect(
      terminal.timeouts == [0, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000])
  }

  @Test func aDamagedFileCostsNothingThatWasKnown() throws {
    let folder = try TemporaryFolder()
    let known = ProgressFile(folder.path("progress.json"))
    _ = try known.update { $0.lessons["other"] = LessonRecord(isDone: true, position: 4) }
    let terminal = Witness(folder, [.timeout, .key(.right), .timeout])
    terminal.afterWaits[3] = { _ = try? folder.write("rubbish", to: "progress.json") }
    run(terminal)
    #expect(known.read().record.lessons["other"]?.isDone == true)
    #expect(folder.text("progress.json.damaged-1") == "rubbish")
    #expect(terminal.saved == 1)
  }

  @Test func theNextStepTriesAgainAsWell() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, [.timeout, .timeout, .key(.right), .timeout])
    try terminal.lock(forWaits: 3)
    run(terminal)
    #expect(terminal.timeouts == [0, 500, 500, 500, nil])
    #expect(terminal.savedAtFrames.last == 1)
  }

  /// Where the system does not tell of changes, keys that come without a pause hold off no look.
  @Test(arguments: [true, false]) func aWatchedFileIsLookedAt(isTold: Bool) throws {
    let folder = try TemporaryFolder()
    let text = "format: 1\nid: a\ntitle: First\ngraph: l = w*w\ngiven: {w: 2}\n"
    let path = try folder.write(text, to: "a.yaml")
    let keys = [Event.key(.right), .key(.left), .key(.right)]
    let terminal = Witness(folder, isTold ? keys + [.changed] : keys + keys)
    terminal.tellsOfChanges = isTold
    terminal.afterWaits[2] = {
      _ = try? folder.write(text.replacing("First", with: "Second"), to: "a.yaml")
    }
    if !isTold { terminal.afterWaits[4] = { usleep(250_000) } }
    var session = Session(
      terminal: terminal,
      state: AppState(size: terminal.size, glyphs: .unicode, hasColor: false, menu: nil),
      progress: ProgressKeeper(nil), watch: LessonWatch(path), open: { _, _, _ in })
    _ = session.run()
    #expect(terminal.texts.map { $0.contains("Second") }.prefix(2) == [false, false])
    #expect(terminal.texts.last?.contains("Second") == true)
    #expect(terminal.timeouts.allSatisfy { isTold ? $0 == nil : $0 != nil })
  }

  /// As a terminal sends a paste that it does not mark as one.
  private static let burst =
    [Event.key(":")] + Array(repeating: .key("x"), count: 5000) + [.key(.backspace), .key("y")]

  /// No frame waits for the headers of lessons that it does not show; the others are read while nothing
  /// happens, and come to where they belong.
  @Test(arguments: [true, false]) func theMenuWaitsForWhatItShowsAlone(isLeft: Bool) throws {
    let folder = try TemporaryFolder()
    for number in 100...299 {
      let section = number == 299 ? "Section 100" : "Section \(number / 2 * 2)"
      _ = try folder.write(
        "format: 1\nid: l\(number)\ntitle: Title \(number)\nsection: \(section)\n"
          + "graph: l = w^2\ngiven: {w: 1}\n", to: "\(number)-l\(number).yaml")
    }
    let library = LessonLibrary(folders: [folder.path("")], reading: 24)
    #expect(library.entries.count == 24 && library.unreadCount == 176)
    var state = AppState(size: Size(80, 24), glyphs: .unicode, hasColor: false, menu: nil)
    state.fillMenu(library.menu, unread: library.unreadCount)
    let terminal = Witness(folder, isLeft ? [.key(.down), .timeout] : [.timeout])
    var session = Session(
      terminal: terminal, state: state, progress: ProgressKeeper(nil), library: library,
      open: { _, _, _ in })
    _ = session.run()
    let (first, last) = (terminal.texts[0], terminal.texts[terminal.texts.count - 1])
    #expect(first.contains("200 lessons") && first.contains("Title 101"))
    #expect(last.contains("200 lessons") && last.contains("▶ Title 10\(isLeft ? 1 : 0)"))
    #expect(!first.contains("Title 299") && last.contains("Title 299"))
    #expect(session.library?.unreadCount == 0)
  }

  @Test func whatComesInOneGoIsPaintedOnce() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, Self.burst + [.timeout])
    terminal.comesInOneGo = true
    run(terminal)
    #expect(terminal.texts.count == 2)
    #expect(terminal.texts.last?.contains(":xxx") == true)
    #expect(terminal.texts.last?.contains("xxxy") == true, "\(terminal.texts.last ?? "")")
  }

  @Test func whatIsTooLongForAFieldIsSaid() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, Self.burst.dropLast(2) + [.timeout])
    terminal.comesInOneGo = true
    run(terminal)
    #expect(
      terminal.texts.last?.contains("There is room for 200 characters; the rest was left out.")
        == true)
  }

  @Test func theKeyThatEndsTheProgramWaitsForNoPicture() throws {
    let folder = try TemporaryFolder()
    let terminal = Witness(folder, Self.burst + [.interrupt] + Self.burst)
    terminal.comesInOneGo = true
    #expect(run(terminal) == 128 + SIGINT)
    #expect(terminal.texts.count == 1)
  }

  @discardableResult
  private func run(_ terminal: Witness) -> Int32 {
    var session = Session(
      terminal: terminal, state: Expected.state("toy-function"),
      progress: ProgressKeeper(terminal.file), open: { _, _, _ in })
    return session.run()
  }
}

/// A terminal that plays events and notes what is saved at each frame.
private final class Witness: Terminal {
  let size = Size(80, 24)
  let file: ProgressFile
  private(set) var savedAtFrames: [Int?] = []
  private(set) var texts: [String] = []
  private(set) var timeouts: [Int?] = []
  private var events: ArraySlice<Event>
  /// What happens after so many waits.
  var afterWaits: [Int: () -> Void] = [:]
  var tellsOfChanges = true
  /// Whether an event is there already when the one before it is taken in.
  var comesInOneGo = false
  private var isShown = false
  private var lock: Int32?
  private var lockedWaits = 0

  init(_ folder: TemporaryFolder, _ events: [Event], file name: String = "progress.json") {
    file = ProgressFile(folder.path(name))
    self.events = events[...]
  }

  /// The step that is saved.
  var saved: Int? { file.read().record.lessons["toy-function"]?.position }

  /// Holds the lock as another program would, until so many waits are over.
  func lock(forWaits count: Int) throws {
    let descriptor = Foundation.open(file.path + ".lock", O_RDWR | O_CREAT, 0o600)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    lock = descriptor
    lockedWaits = count
  }

  func show(_ frame: Frame) {
    isShown = true
    savedAtFrames.append(saved)
    texts.append(frame.text)
  }

  func wait(timeout milliseconds: Int?) -> Event {
    // Who shows nothing in between asks for what has come with the event before.
    if !isShown { return comesInOneGo ? events.popFirst() ?? .hangup : .timeout }
    isShown = false
    timeouts.append(milliseconds)
    if let lock, timeouts.count > lockedWaits {
      // Not by closing it alone: a program that another test began meanwhile may have it open, too.
      flock(lock, LOCK_UN)
      Foundation.close(lock)
      self.lock = nil
    }
    afterWaits[timeouts.count]?()
    return events.popFirst() ?? .hangup
  }

  func watch(_ path: String) -> Bool { tellsOfChanges }
  func attend(to descriptors: [Attended]) {}
  func copy(_ text: String) {}
  func use(_ theme: Theme) {}
  func suspend() {}
  func close() {}
}
