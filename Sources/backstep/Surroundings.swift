import Lessons

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says about the program that runs.
enum Surroundings {
  /// Of the program; CHANGELOG.md says what each brought.
  static let version = "0.2.0"

  /// The variables of the environment that are set, of those that are asked for.
  static func values(of names: [String]) -> [String: String] {
    Dictionary(
      names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Milliseconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// The path of the program, without links; nil where the system does not say it.
  static var executable: String? {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        .flatMap(FileSystem.real)
    #else
      return FileSystem.real("/proc/self/exe")
    #endif
  }
}
