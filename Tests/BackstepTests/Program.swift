import Foundation

/// The built program, beside the bundle of these tests, with an environment that holds no surprises.
enum Program {
  static let path = built("backstep")

  /// A program that misbehaves on purpose; see `Tests/CrashingProgram`.
  static let crashing = built("CrashingProgram")

  /// The lessons that ship.
  static let lessons = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path()

  /// What a user may have set that changes what is printed; an empty value removes a variable.
  static let environment = [
    "LC_ALL": "C.UTF-8", "TERM": "screen-256color", "COLORFGBG": "", "NO_COLOR": "", "LINES": "",
    "COLUMNS": "", "ESCDELAY": "", "SWIFT_BACKTRACE": "", "BACKSTEP_LESSONS": lessons,
    "XDG_DATA_HOME": "/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent", "XDG_STATE_HOME": "",
    "HOME": "", "ENV": "", "PS1": "ready> ",
  ]

  /// Runs the program to its end with nothing on standard input.
  static func run(
    _ arguments: String..., environment changes: [String: String] = [:]
  ) throws -> ShellCommand {
    try run(arguments, environment: changes)
  }

  static func run(
    _ arguments: [String], environment changes: [String: String] = [:]
  ) throws -> ShellCommand {
    try ShellCommand([path] + arguments, environment: merged(changes).mapValues(\.nonEmpty))
  }

  /// Runs a command line of `sh` in which `$0` is the program.
  static func shell(
    _ line: String, environment changes: [String: String] = [:]
  ) throws -> ShellCommand {
    try ShellCommand(
      ["sh", "-c", line, path], environment: merged(changes).mapValues(\.nonEmpty))
  }

  /// Opens the program in a terminal.
  ///
  /// - Parameter arguments: as a shell reads them.
  static func open(
    _ arguments: String, columns: Int = 80, rows: Int = 24,
    environment changes: [String: String] = [:]
  ) throws -> TmuxSession {
    try open(
      command: "\(TmuxSession.quoted(path)) \(arguments)", columns: columns, rows: rows,
      environment: changes)
  }

  /// Opens a command line of `sh` in a terminal, in the program's environment.
  static func open(
    command: String, columns: Int = 80, rows: Int = 24, environment changes: [String: String] = [:]
  ) throws -> TmuxSession {
    var environment = merged(changes)
    // A terminal has a folder of its own for sockets.
    if changes["XDG_RUNTIME_DIR"] == nil { environment["XDG_RUNTIME_DIR"] = nil }
    return try TmuxSession(command, columns: columns, rows: rows, environment: environment)
  }

  private static func merged(_ changes: [String: String]) -> [String: String] {
    environment.merging(changes) { $1 }
  }

  private static func built(_ name: String) -> String {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return folder.appending(path: name).path()
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

extension StringProtocol {
  /// Whether a terminal would obey nothing in it: no control character but the end of a line.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
  }

  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

/// A folder of its own for a test, removed when nobody uses it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "backstep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path() }

  /// The text of a file; empty if there is none.
  func text(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: url.appending(path: name))) ?? Data(), as: UTF8.self)
  }

  /// Writes a file and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }
}
