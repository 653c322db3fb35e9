/// A lesson file that has been read: its lesson, and everything that is wrong with it.
public struct LessonFile: Sendable {
  /// As it was named.
  public let path: String
  /// Nil if there is an error.
  public let lesson: Lesson?
  /// In the order of the file.
  public let findings: [Finding]
  /// Nil if the file cannot be read.
  public let source: SourceText?

  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Reads a file; whatever it is, the answer is a lesson or findings.
  public static func read(_ path: String) -> LessonFile {
    switch LessonBytes.read(path) {
    case .success(let bytes): return read(bytes: bytes, path: path)
    case .failure(let error): return LessonFile(path: path, problems: [error.problem])
    }
  }

  /// Reads the text of a file.
  public static func read(text: String, path: String) -> LessonFile {
    read(bytes: Array(text.utf8), path: path)
  }

  static func read(bytes: [UInt8], path: String) -> LessonFile {
    switch LessonText.decoded(bytes) {
    case .failure(let error): return LessonFile(path: path, problems: [error.problem])
    case .success(let text):
      let document = YamlDocument(text)
      guard let root = document.root else {
        return LessonFile(path: path, problems: document.problems, source: document.source)
      }
      var (lesson, problems) = LessonReader.read(root, source: document.source)
      lesson?.text = text
      let all = (document.problems + problems).inOrderOfPlace
      return LessonFile(
        path: path, lesson: all.hasErrors ? nil : lesson, problems: all, source: document.source)
    }
  }

  private init(
    path: String, lesson: Lesson? = nil, problems: [Problem], source: SourceText? = nil
  ) {
    self.path = path
    self.lesson = lesson
    self.source = source
    findings = problems.listed.map { Finding($0, file: path, source: source) }
  }
}
