/// The file in which somebody says how all lessons should look: `config.yaml`.
///
///     theme: light
///     digits: 4
///     keys: {j: PageDown, k: PageUp}
public struct PreferencesFile: Sendable {
  /// What may be written in it, in the words of the command line and of the help.
  public struct Words: Sendable {
    let themes: [String]
    let glyphs: [String]
    let isKey: @Sendable (String) -> Bool

    /// - Parameter isKey: whether a text names a key.
    public init(themes: [String], glyphs: [String], isKey: @escaping @Sendable (String) -> Bool) {
      self.themes = themes
      self.glyphs = glyphs
      self.isKey = isKey
    }
  }

  public let path: String

  public init(_ path: String) { self.path = path }

  /// The variables that say where.
  public static let variables = ["XDG_CONFIG_HOME", "HOME"]

  /// Below `$XDG_CONFIG_HOME`, which must be an absolute path, or `~/.config`; nil where there is neither.
  /// - Parameter environment: the values of `variables`.
  public init?(environment: [String: String]) {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      self.init(LessonFolder.join(config, "backstep/config.yaml"))
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      self.init(LessonFolder.join(home, ".config/backstep/config.yaml"))
    } else {
      return nil
    }
  }

  /// What it says, and what is wrong with it; nothing of either where there is no such file.
  public func read(_ words: Words) -> (preferences: Preferences, findings: [Finding]) {
    guard FileSystem.exists(path) else { return (Preferences(), []) }
    func found(_ problems: [Problem], _ source: SourceText? = nil) -> [Finding] {
      problems.inOrderOfPlace.listed.map { Finding($0, file: path, source: source) }
    }
    switch LessonBytes.read(path).flatMap(LessonText.decoded) {
    case .failure(let error): return (Preferences(), found([error.problem]))
    case .success(let text) where text.saysNothing: return (Preferences(), [])
    case .success(let text):
      let document = YamlDocument(text)
      let log = ProblemLog()
      let read = document.root.map {
        PreferencesReader(words: words, source: document.source, log: log).read($0)
      }
      return (
        read ?? Preferences(), found(document.problems + log.problems, document.source)
      )
    }
  }
}

/// What somebody prefers in every lesson; nil where nothing is said.
public struct Preferences: Equatable, Sendable {
  /// The name of a theme.
  public internal(set) var theme: String?
  /// The name of a set of glyphs.
  public internal(set) var glyphs: String?
  public internal(set) var usesMouse: Bool?
  /// How many decimals are shown at first, whatever the lesson says.
  public internal(set) var digits: Int?
  /// From keys to the keys that they stand for, by their names.
  public internal(set) var keys: [String: String] = [:]

  public init() {}
}

extension String {
  /// Whether nothing stands in it but comments.
  fileprivate var saysNothing: Bool {
    split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
  }
}

private struct PreferencesReader {
  let words: PreferencesFile.Words
  let source: SourceText
  let log: ProblemLog

  func read(_ root: DocumentNode) -> Preferences {
    var preferences = Preferences()
    let table = KeyTable.preferences(themes: words.themes, glyphs: words.glyphs)
    guard let fields = Fields(root, table, source: source, log: log) else { return preferences }
    preferences.theme = fields.word("theme")
    preferences.glyphs = fields.word("glyphs")
    preferences.usesMouse = fields.truth("mouse")
    preferences.digits = fields.whole("digits")
    if let keys = fields["keys"] { preferences.keys = read(keys: keys) }
    return preferences
  }

  private func read(keys: DocumentNode) -> [String: String] {
    guard case .mapping(let entries, _) = keys else {
      log.report(.notKeys("'keys'", example: "j"), keys.place)
      return [:]
    }
    var read: [String: String] = [:]
    for entry in entries {
      guard case .scalar(let other) = entry.value, !other.isMissing else {
        log.report(
          .wrongKind(
            entry.key.text, expected: "a key, as in 'j: PageDown'", found: entry.value.kind),
          entry.value.place)
        continue
      }
      let names = [entry.key, other]
      let wrong = names.filter { !words.isKey($0.text) }
      for name in wrong {
        log.report(.noSuchKey(name.text.withoutControlCharacters), name.place)
      }
      if wrong.isEmpty { read[entry.key.text] = other.text }
    }
    return read
  }
}
