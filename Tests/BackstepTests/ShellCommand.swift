import Foundation

/// A program that is run to its end, with what it printed.
///
/// Not Foundation's `Process`, which waits until every descendant has closed a socket that it hands
/// down: the tmux server stays, so it would wait for ever. Only the standard files are handed down.
struct ShellCommand {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// 128 + n for signal n.
  let status: Int
  let output: String
  /// What went to standard error.
  let errors: String

  /// Runs a program of `PATH`; `nil` removes a variable from the environment.
  init(_ arguments: [String], environment changes: [String: String?] = [:]) throws {
    let folder = try TemporaryFolder()
    var environment = ProcessInfo.processInfo.environment
    for (name, value) in changes { environment[name] = value }

    let argumentPointers = arguments.map { strdup($0) } + [nil]
    let variablePointers = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argumentPointers + variablePointers { free(pointer) } }

    var identifier: pid_t = 0
    let problem = withSpawnFiles(output: folder.path("output"), errors: folder.path("errors")) {
      files, attributes in
      posix_spawnp(
        &identifier, arguments[0], files, attributes, argumentPointers, variablePointers)
    }
    guard problem == 0 else {
      throw Failure(description: "\(arguments[0]): \(String(cString: strerror(problem)))")
    }
    var raw: Int32 = 0
    while waitpid(identifier, &raw, 0) < 0 && errno == EINTR {}
    status = Int(raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + (raw & 0x7F))
    output = folder.text("output")
    errors = folder.text("errors")
  }
}

#if canImport(Darwin)
  private typealias SpawnFiles = posix_spawn_file_actions_t?
  private typealias SpawnAttributes = posix_spawnattr_t?
#else
  private typealias SpawnFiles = posix_spawn_file_actions_t
  private typealias SpawnAttributes = posix_spawnattr_t
#endif

/// No input, output and errors into files, and every other open file closed.
private func withSpawnFiles(
  output: String, errors: String,
  _ body: (UnsafePointer<SpawnFiles>, UnsafePointer<SpawnAttributes>) -> Int32
) -> Int32 {
  #if canImport(Darwin)
    var files: SpawnFiles = nil
    var attributes: SpawnAttributes = nil
  #else
    var files = SpawnFiles()
    var attributes = SpawnAttributes()
  #endif
  posix_spawn_file_actions_init(&files)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&files)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  // The threads that tests run on block signals; a program that inherits that is no longer itself:
  // tmux would not even notice that what it runs has ended.
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  #if canImport(Darwin)
    flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
  #endif
  posix_spawnattr_setflags(&attributes, Int16(flags))
  #if !canImport(Darwin)
    for file in Int32(3)..<256 { posix_spawn_file_actions_addclose(&files, file) }
  #endif
  return body(&files, &attributes)
}
