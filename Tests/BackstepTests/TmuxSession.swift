import Foundation

/// A command in a real terminal emulator that a test can type into and look at.
///
/// Each session is a tmux server of its own, with its socket in a folder of its own, and ends with
/// the object. Compare what is on the screen, never the bytes that were sent to paint it.
///
///     let session = try TmuxSession("backstep toy", columns: 80, rows: 24)
///     #expect(try session.wait(for: "step 1 of"))
///     try session.press("Right", "q")
///     #expect(try session.exitStatus() == 0)
final class TmuxSession {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What of the terminal a program must give back.
  struct Flags: Equatable {
    var hasAlternateScreen: Bool
    var reportsMouse: Bool
    var showsCursor: Bool

    /// A terminal as a shell expects it.
    static let restored = Flags(hasAlternateScreen: false, reportsMouse: false, showsCursor: true)
  }

  private let folder: URL
  private var socket: String { folder.appending(path: "tmux").path() }
  private var statusFile: URL { folder.appending(path: "status") }
  private var processFile: URL { folder.appending(path: "process") }
  private var modesBefore: URL { folder.appending(path: "before") }
  private var modesAfter: URL { folder.appending(path: "after") }
  private var sentFile: URL { folder.appending(path: "sent") }

  /// Whether this machine has tmux: `@Test(.enabled(if: TmuxSession.isAvailable))`.
  static var isAvailable: Bool {
    (try? run(["tmux", "-V"])) != nil
  }

  /// Starts a command line of `sh`; the terminal stays when the command has ended.
  ///
  /// An empty value removes a variable from the environment.
  init(
    _ command: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tmux-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Where sockets lie is nobody else's, so that no class of another test is in the way.
    let environment = ["XDG_RUNTIME_DIR": folder.path()].merging(environment) { $1 }
    let variables = environment.sorted { $0.key < $1.key }.map { name, value in
      value.isEmpty ? "unset \(name)\n" : "export \(name)=\(Self.quoted(value))\n"
    }
    // The inner shell becomes the command, so that its process is the one to send signals to.
    let start = "echo $$ > \(Self.quoted(processFile.path())); exec \(command)"
    let script =
      "ulimit -c 0\nstty -g > \(Self.quoted(modesBefore.path()))\n" + variables.joined()
      + "sh -c \(Self.quoted(start))\ncode=$?\n"
      + "stty -g > \(Self.quoted(modesAfter.path()))\n"
      + "echo $code > \(Self.quoted(statusFile.path()))\nexec sleep 600\n"
    let file = folder.appending(path: "script")
    try Data(script.utf8).write(to: file)
    try tmux(
      "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)",
      "exec sh \(Self.quoted(file.path()))", ";", "set", "-g", "status", "off")
  }

  deinit {
    kill()
  }

  /// Presses keys by their tmux names: `Right`, `S-Right`, `C-c`, `Escape`, `F5`, `q`.
  func press(_ keys: String...) throws {
    try tmux(["send-keys", "-t", ":"] + keys)
  }

  /// Types a text as it is.
  func type(_ text: String) throws {
    try tmux("send-keys", "-t", ":", "-l", "--", text)
  }

  /// Sends bytes that no key has.
  func send(bytes: [UInt8]) throws {
    try tmux(["send-keys", "-t", ":", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes, with the brackets that the program may have asked for.
  func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text)
    try tmux("paste-buffer", "-p", "-t", ":")
  }

  func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-t", ":", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Sends a signal to the command: `SIGTERM`, `SIGHUP`, `SIGSEGV`.
  func signal(_ number: Int32) throws {
    guard try Foundation.kill(processIdentifier(), number) == 0 else {
      throw Failure(description: "signal \(number): \(String(cString: strerror(errno)))")
    }
  }

  func processIdentifier() throws -> Int32 {
    let found = try poll(.seconds(20)) { self.number(in: self.processFile) }
    guard let found else { throw Failure(description: "the command has not started") }
    return Int32(found)
  }

  /// The screen as lines without trailing spaces; with its colours as escape sequences if asked.
  func text(withColors: Bool = false) throws -> String {
    try tmux(["capture-pane", "-p", "-t", ":"] + (withColors ? ["-e"] : []))
  }

  func flags() throws -> Flags {
    let answer = try tmux(
      "display-message", "-p", "-t", ":", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}")
    let bits = answer.split(whereSeparator: \.isWhitespace).map { $0 == "1" }
    guard bits.count == 3 else { throw Failure(description: "tmux says \(answer)") }
    return Flags(hasAlternateScreen: bits[0], reportsMouse: bits[1], showsCursor: bits[2])
  }

  /// Waits until the screen contains a text; false when the time is over.
  func wait(for text: String, within limit: Duration = .seconds(20)) throws -> Bool {
    try poll(limit) { try self.text().contains(text) ? true : nil } ?? false
  }

  /// Waits until a condition holds; false when the time is over.
  func wait(
    within limit: Duration = .seconds(20), until condition: () throws -> Bool
  ) throws -> Bool {
    try poll(limit) { try condition() ? true : nil } ?? false
  }

  /// Waits until the screen is a text, and returns what it then is, or is when the time is over.
  ///
  ///     #expect(try session.screen(becoming: expected) == expected)
  func screen(becoming text: String, within limit: Duration = .seconds(20)) throws -> String {
    let expected = text.withoutTrailingLines
    var last = ""
    _ = try poll(limit) {
      last = try self.text().withoutTrailingLines
      return last == expected ? true : nil
    }
    return last
  }

  /// Whether the modes of the terminal after the command are those from before it.
  func hasModesAsBefore() throws -> Bool {
    let before = try String(contentsOf: modesBefore, encoding: .utf8)
    return try !before.isEmpty && before == String(contentsOf: modesAfter, encoding: .utf8)
  }

  /// Copies everything that is sent to the terminal from now on; `sent` is what has come so far.
  func recordSent() throws {
    try tmux("pipe-pane", "-t", ":", "cat > \(Self.quoted(sentFile.path()))")
    guard try wait(until: { FileManager.default.fileExists(atPath: self.sentFile.path()) }) else {
      throw Failure(description: "tmux does not copy what is sent")
    }
  }

  var sent: String {
    String(decoding: (try? Data(contentsOf: sentFile)) ?? Data(), as: UTF8.self)
  }

  /// Waits until the command has ended and returns `$?` of it, which is 128 + n for signal n; nil
  /// when the time is over.
  func exitStatus(within limit: Duration = .seconds(20)) throws -> Int? {
    try poll(limit) { self.number(in: self.statusFile) }
  }

  /// Ends the terminal and everything in it. More calls do nothing.
  func kill() {
    _ = try? tmux("kill-server")
    try? FileManager.default.removeItem(at: folder)
  }

  private func number(in file: URL) -> Int? {
    guard let text = try? String(contentsOf: file, encoding: .utf8), text.hasSuffix("\n") else {
      return nil
    }
    return Int(text.dropLast())
  }

  private func poll<Value>(_ limit: Duration, _ attempt: () throws -> Value?) throws -> Value? {
    let deadline = ContinuousClock.now + limit
    while true {
      if let value = try attempt() { return value }
      if ContinuousClock.now >= deadline { return nil }
      Thread.sleep(forTimeInterval: 0.005)
    }
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    try tmux(arguments)
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    try Self.run(["tmux", "-u", "-S", socket, "-f", "/dev/null"] + arguments)
  }

  /// Runs a program and returns what it prints; its standard error is the reason of a failure.
  @discardableResult
  private static func run(_ arguments: [String]) throws -> String {
    let command = try ShellCommand(arguments, environment: ["TMUX": nil])
    guard command.status == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")): \(command.errors)")
    }
    return command.output
  }

  /// A word as `sh` reads it.
  static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}

extension String {
  /// Without the empty lines at its end, which a screen has and a picture of it may have not.
  var withoutTrailingLines: String {
    String(reversed().drop { $0.isWhitespace }.reversed())
  }
}
