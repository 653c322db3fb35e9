/// All lessons that are found, in the order of the menu, by their headers.
public struct LessonLibrary: Sendable {
  /// A lesson file of a folder.
  public struct Entry: Sendable {
    public let path: String
    /// Nil if the header has an error.
    public let header: LessonHeader?
    /// The id of the lesson; what the file's name says where it is not known.
    public let id: String

    fileprivate init(_ path: String) {
      self.path = path
      header = LessonHeader.read(path)
      id = header?.id ?? LessonLibrary.id(ofFile: path).withoutControlCharacters
    }

    /// Reads all of it.
    public var file: LessonFile { LessonFile.read(path) }
  }

  /// The first lesson of each id, of those whose headers were read.
  public private(set) var entries: [Entry] = []
  /// Lessons whose id an earlier folder has: the file that is hidden, and the one that is shown.
  public private(set) var hidden: [(file: String, shown: String)] = []
  public let folders: [String]
  /// The files whose headers are still to be read.
  private var unread: ArraySlice<String>
  /// The file that is shown, by the id of its lesson.
  private var shown: [String: String] = [:]

  /// - Parameter most: how many headers are read at once; the others wait until they are.
  public init(_ folders: LessonFolders, reading most: Int = .max) {
    self.init(folders: folders.paths, reading: most)
  }

  public init(folders: [String], reading most: Int = .max) {
    self.folders = folders
    unread = folders.flatMap(LessonFolder.files)[...]
    read(most)
  }

  /// How many files there are whose headers are not read yet.
  public var unreadCount: Int { unread.count }

  /// Reads so many headers more, in the order of the menu.
  public mutating func read(_ most: Int) {
    for path in unread.prefix(most) {
      let entry = Entry(path)
      if entry.header == nil, RunningOrderFile.isOne(path) { continue }
      if let first = shown[entry.id] {
        hidden.append((path, first))
      } else {
        shown[entry.id] = path
        entries.append(entry)
      }
    }
    unread = unread.dropFirst(most)
  }

  /// A lesson by its id, or by the path of its file.
  public func file(named name: String) -> Result<LessonFile, UnknownLesson> {
    if Self.isPath(name) { return .success(LessonFile.read(name)) }
    if let entry = entries.first(where: { $0.id == name }) { return .success(entry.file) }
    let nearest = NearestWord.of(name, among: entries.map(\.id))
    return .failure(UnknownLesson(name: name, nearest: nearest, isEmpty: entries.isEmpty))
  }

  /// A lesson by its id or its path, without reading the others: the file that is called after the
  /// id is looked at first, and all files only if it holds another lesson.
  public static func file(
    named name: String, in folders: LessonFolders
  )
    -> Result<LessonFile, UnknownLesson>
  {
    if isPath(name) { return .success(LessonFile.read(name)) }
    for folder in folders.paths {
      let files = LessonFolder.files(in: folder)
      if files.isEmpty { continue }
      guard let path = files.first(where: { id(ofFile: $0) == name }) else { break }
      let file = LessonFile.read(path)
      if file.lesson?.id == name { return .success(file) }
      break
    }
    return LessonLibrary(folders).file(named: name)
  }

  /// Whether a word on the command line names a file and not an id.
  public static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml")
  }

  /// `lessons/06-mlp-batch3.yaml` is about `mlp-batch3`.
  private static func id(ofFile path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    let digits = stem.prefix { $0.isASCIIDigit }
    let rest = stem.dropFirst(digits.count)
    return !digits.isEmpty && rest.hasPrefix("-") ? String(rest.dropFirst()) : stem
  }
}

/// An id that no lesson has.
public struct UnknownLesson: Error, Sendable, CustomStringConvertible {
  public let name: String
  public let nearest: String?
  /// Whether there are no lessons at all.
  public let isEmpty: Bool

  public var description: String {
    let shown = name.withoutControlCharacters
    if isEmpty { return "no lesson '\(shown)': no folder with lessons was found" }
    return "no lesson '\(shown)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}
