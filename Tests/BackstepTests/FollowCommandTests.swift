import Foundation
import Testing

@testable import Room

/// `backstep follow`, `backstep notes`, and a class that they follow, in terminals.
@Suite(.enabled(if: TmuxSession.isAvailable)) struct FollowCommands {
  private let folder: RuntimeFolder
  private var environment: [String: String] { ["XDG_RUNTIME_DIR": folder.path] }

  init() throws { folder = try RuntimeFolder() }

  private func open(
    _ arguments: String, columns: Int = 80, rows: Int = 24, _ changes: [String: String] = [:]
  ) throws -> TmuxSession {
    try Program.open(
      arguments, columns: columns, rows: rows,
      environment: environment.merging(changes) { $1 })
  }

  @Test func aClassIsFollowedAndDriven() throws {
    // The follower first.
    let follower = try open("follow", columns: 100, rows: 30)
    #expect(try follower.wait(for: "Waiting for a class."))
    let teacher = try open("class first-hour")
    let notes = try open("notes --session first-hour")
    #expect(try teacher.wait(for: "step 0 of 24"))
    #expect(try follower.wait(for: "Following the class."))
    #expect(try notes.wait(for: "0 of 50 min, here to 11") && notes.wait(for: "1 follows"))
    try teacher.press("NPage")
    #expect(try follower.wait(for: "step 1 of 24") && notes.wait(for: "then Step 2 of 24"))
    try notes.press("n", "n")
    #expect(try teacher.wait(for: "step 2 of 24") && follower.wait(for: "[h₁]"))
    try notes.press("b")
    #expect(try follower.wait(for: "The class looks elsewhere.") && notes.wait(for: "blank."))
    #expect(try teacher.wait { try !teacher.text().contains("step") })
    try teacher.press("x")
    #expect(try follower.wait(for: "Following the class."))
    // One's own way, and back.
    try follower.press("q")
    #expect(try follower.wait(for: "On your own; following again: F"))
    try follower.press("Right", "Right")
    #expect(try follower.wait(for: "step 4 of 24"))
    try follower.press("F")
    #expect(try follower.wait(for: "step 2 of 24"))
    try follower.press("C-c")
    #expect(try follower.exitStatus() == 130 && notes.wait(for: "nobody follows"))
    try notes.press("q")
    #expect(try notes.exitStatus() == 0)
    try teacher.press("q", "m", "q")
    #expect(try teacher.exitStatus() == 0)
    #expect(folder.sockets.isEmpty, "the socket is taken away")
  }

  /// Killed and begun again under the same name, a class is followed as before.
  @Test func whoFollowsOutlivesTheClass() throws {
    let follower = try open("follow")
    let first = try open("toy-function --present --session hour")
    #expect(try follower.wait(for: "Following the class."))
    try first.signal(SIGKILL)
    #expect(
      try follower.wait(for: "The class 'hour' has ended, or cannot be heard; waiting for it."))
    #expect(folder.sockets == ["hour.sock"], "nobody took it away")
    #expect(try follower.text().contains("The toy function"))
    let second = try open("toy-function --present --session hour --at 'backward f1'")
    #expect(try follower.wait(for: "step 14 of 24") && follower.wait(for: "Following the class."))
    try second.signal(SIGTERM)
    #expect(try second.exitStatus() == 143 || second.exitStatus() == 129)
    #expect(try follower.wait(for: "waiting for it") && folder.sockets.isEmpty)
  }

  @Test func theNameOfAClassThatRunsIsRefused() throws {
    let first = try open("toy-function --present --session hour")
    #expect(try first.wait(for: "step 0 of 24"))
    let second = try Program.run(
      "toy-function", "--present", "--session", "hour", environment: environment)
    #expect(second.status == 2)
    #expect(
      second.errors
        == "backstep: a class 'hour' is running already; --session NAME gives this one another name\n"
    )
    // Where no name was asked for, the class goes on by itself.
    let third = try open("toy-function --present")
    #expect(try third.wait(for: "step 0 of 24"))
    let fourth = try open("toy-function --present")
    #expect(try fourth.wait(for: "Nobody can follow: a class 'toy-function' is running already"))
    try fourth.press("NPage")
    #expect(try fourth.wait(for: "step 1 of 24"))
    let several = try Program.run("follow", environment: environment)
    #expect(several.status == 2)
    #expect(
      several.errors
        == "backstep: there are several classes: hour, toy-function; backstep follow NAME takes one\n"
    )
    #expect(first.isThere && third.isThere)
  }

  /// As on a disk that is full, or in a folder of somebody else's.
  @Test func aClassGoesOnWhereNoSocketCanBeMade() throws {
    let teacher = try open("toy-function --present", ["XDG_RUNTIME_DIR": "/dev/null"])
    #expect(
      try teacher.wait(for: "Nobody can follow: the folder /dev/null/backstep cannot be made"))
    try teacher.press("NPage")
    #expect(try teacher.wait(for: "step 1 of 24"))
    let named = try Program.run(
      "toy-function", "--present", "--session", "a", environment: ["XDG_RUNTIME_DIR": "/dev/null"])
    #expect(
      named.status == 2
        && named.errors
          == "backstep: the folder /dev/null/backstep cannot be made: not a directory\n"
    )
  }

  /// Who has other lessons, or none, gets that of the class.
  @Test func theLessonComesWithTheClass() throws {
    let files = try TemporaryFolder()
    let text = """
      format: 1
      id: own
      title: A lesson of one's own
      graph: "l = (w * x - y)^2"
      given: {x: 2, y: 3, w: 1}
      summary: |
        \(String(repeating: "many words ", count: 3000))
      """
    let file = try files.write(text, to: "own.yaml")
    let teacher = try open("'\(file)' --present")
    #expect(try teacher.wait(for: "A lesson of one's own"))
    let follower = try open("follow", ["BACKSTEP_LESSONS": ""])
    #expect(try follower.wait(for: "A lesson of one's own"))
    try teacher.press("NPage")
    #expect(try follower.wait(for: "step 1 of"))
  }

  @Test func f5OpensTheRoomAndLeavingTheClassShutsIt() throws {
    let teacher = try open("toy-function")
    #expect(try teacher.wait(for: "step 0 of 24"))
    #expect(folder.sockets.isEmpty)
    try teacher.press("F5")
    #expect(try teacher.wait { folder.sockets == ["toy-function.sock"] })
    let follower = try open("follow")
    #expect(try follower.wait(for: "Following the class."))
    try teacher.press("q", "s")
    #expect(try follower.wait(for: "has ended") && folder.sockets.isEmpty)
    try teacher.press("Right", "F5")
    #expect(try follower.wait(for: "step 1 of 24") && follower.wait(for: "Following the class."))
  }

  @Test(arguments: [
    (
      ["follow", "../x"],
      "'../x' names no session: a session has letters, digits, -, _ and . in its name, and no more than 40"
    ),
    (["follow", "--plain"], "follow needs the screen; leave --plain out"),
    (["notes", "--plain"], "notes needs the screen; leave --plain out"),
    (["toy-function", "--present", "--group", "users"], "--group needs --shared"),
    (
      ["toy-function", "--present", "--shared", "--group", "no-such-group"],
      "no group 'no-such-group' in /etc/group; its number will do"
    ),
  ])
  func wrongUseIsSaid(_ words: [String], _ sentence: String) throws {
    let command = try Program.run(words, environment: environment)
    #expect(command.status == 2 && command.errors.contains(sentence), "\(command.errors)")
  }
}

/// A folder for sockets: their addresses are short.
private final class RuntimeFolder {
  let path = "/tmp/bs-\(UInt32.random(in: 0...UInt32.max))"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  var sockets: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/backstep")) ?? []).sorted()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension TmuxSession {
  fileprivate var isThere: Bool { (try? text()) != nil }
}
