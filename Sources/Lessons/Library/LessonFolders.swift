/// Where lessons are looked for, the first place first.
public struct LessonFolders: Sendable {
  /// The folders that exist, each once.
  public let paths: [String]
  /// Where a learner's own lessons are kept, whether it exists or not; nil where nothing says where.
  public let own: String?

  /// The variables that say where.
  public static let variables = ["BACKSTEP_LESSONS", "XDG_DATA_HOME", "HOME"]

  /// - Parameters:
  ///   - option: the folder named with `--lessons`.
  ///   - environment: the values of `variables`.
  ///   - executable: the path of the running program, links resolved.
  public init(option: String? = nil, environment: [String: String], executable: String?) {
    var candidates: [String] = []
    if let option { candidates.append(option) }
    if let named = environment["BACKSTEP_LESSONS"], !named.isEmpty { candidates.append(named) }
    own = Self.dataHome(environment).map { LessonFolder.join($0, "backstep/lessons") }
    if let own { candidates.append(own) }
    if let executable {
      let folder = LessonFolder.parent(of: executable)
      let prefix = LessonFolder.parent(of: folder)
      candidates.append(LessonFolder.join(prefix, "share/backstep/lessons"))
      if let checkout = Self.checkout(above: folder) { candidates.append(checkout) }
    }
    var seen = Set<String>()
    paths = candidates.filter { candidate in
      FileSystem.isFolder(candidate)
        && seen.insert(FileSystem.real(candidate) ?? candidate).inserted
    }
  }

  /// `$XDG_DATA_HOME`, which must be an absolute path, or `~/.local/share`.
  private static func dataHome(_ environment: [String: String]) -> String? {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return LessonFolder.join(home, ".local/share")
  }

  /// The lessons of the source that the program was built from.
  private static func checkout(above folder: String) -> String? {
    var folder = folder
    while folder.hasPrefix("/"), folder != "/" {
      let lessons = LessonFolder.join(folder, "lessons")
      let package = LessonFolder.join(folder, "Package.swift")
      if FileSystem.exists(package), FileSystem.isFolder(lessons) {
        return lessons
      }
      folder = LessonFolder.parent(of: folder)
    }
    return nil
  }
}
