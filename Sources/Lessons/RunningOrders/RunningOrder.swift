/// What a class goes through in an hour: parts of lessons one after the other, each with its minutes.
///
///     title: The first hour
///     minutes: 50
///     items:
///       - {lesson: toy-function, to: backward l, minutes: 20}
///       - {lesson: toy-function, from: backward l, minutes: 30, note: Let them write.}
public struct RunningOrder: Sendable {
  public let title: String
  public let minutes: Int
  public let items: [Item]

  public struct Item: Sendable {
    /// The id of the lesson, and where it is written.
    public let lesson: Lesson.PlacedWord
    /// Counted from 1; nil for all parts, or the one there is.
    public let part: Int?
    /// Where it begins, and the last place of it, in the words of stages; nil for the start and the
    /// end.
    public let from: Lesson.PlacedWord?
    public let to: Lesson.PlacedWord?
    public let minutes: Int
    /// For the teacher.
    public let note: String?
    /// Of its part, where that is written, else of its lesson.
    let partPlace: Place
  }
}

/// A file that holds a running order, and everything that is wrong with it.
public struct RunningOrderFile: Sendable {
  /// As it was named.
  public let path: String
  /// Nil if there is an error.
  public let order: RunningOrder?
  /// In the order of the file.
  public let problems: [Problem]
  public let source: SourceText?

  public var findings: [Finding] {
    problems.map { Finding($0, file: path, source: source) }
  }

  /// Reads a file; whatever it is, the answer is a running order or findings.
  public static func read(_ path: String) -> RunningOrderFile {
    switch LessonBytes.read(path).flatMap(LessonText.decoded) {
    case .failure(let error): RunningOrderFile(path, problems: [error.problem])
    case .success(let text): read(text: text, path: path)
    }
  }

  /// Reads the text of a file.
  public static func read(text: String, path: String) -> RunningOrderFile {
    let document = YamlDocument(text)
    guard let root = document.root else {
      return RunningOrderFile(path, problems: document.problems, source: document.source)
    }
    let log = ProblemLog()
    let order = RunningOrderReader(source: document.source, log: log).order(root)
    let problems = (document.problems + log.problems).inOrderOfPlace
    return RunningOrderFile(
      path, problems.hasErrors ? nil : order, problems: problems.listed, source: document.source)
  }

  private init(
    _ path: String, _ order: RunningOrder? = nil, problems: [Problem], source: SourceText? = nil
  ) {
    self.path = path
    self.order = order
    self.problems = problems
    self.source = source
  }

  /// Whether a file is one: it has `items:` where a line begins.
  public static func isOne(_ path: String) -> Bool {
    guard case .success(let bytes) = LessonBytes.read(path) else { return false }
    var isAtStart = true
    for index in bytes.indices {
      if isAtStart, bytes[index...].starts(with: Self.mark) { return true }
      isAtStart = bytes[index] == UInt8(ascii: "\n")
    }
    return false
  }

  private static let mark = Array("items:".utf8)
}

private struct RunningOrderReader {
  let source: SourceText
  let log: ProblemLog

  func order(_ root: DocumentNode) -> RunningOrder? {
    guard
      let fields = Fields(
        root, .runningOrder, source: source, log: log, missingAt: .start)
    else { return nil }
    let title = fields.text("title")
    let minutes = fields.whole("minutes")
    let nodes = fields.list("items") ?? []
    if fields.has("items"), nodes.isEmpty {
      log.report(.emptyList("items"), fields.place(of: "items"))
    }
    let items = nodes.compactMap(item)
    guard let title, let minutes, items.count == nodes.count, !items.isEmpty else { return nil }
    let sum = items.reduce(0) { $0 + $1.minutes }
    if sum != minutes {
      log.report(.minutesDoNotAddUp(sum, said: minutes), fields.place(ofValue: "minutes"))
    }
    return RunningOrder(title: title, minutes: minutes, items: items)
  }

  private func item(_ node: DocumentNode) -> RunningOrder.Item? {
    guard let fields = Fields(node, .runningOrderItem, source: source, log: log) else { return nil }
    func word(_ key: String) -> Lesson.PlacedWord? {
      fields.scalar(key).map { Lesson.PlacedWord(word: $0.text.trimmed, place: $0.place) }
    }
    let (lesson, part, from, to) = (word("lesson"), fields.whole("part"), word("from"), word("to"))
    let (minutes, note) = (fields.whole("minutes"), fields.text("note"))
    guard let lesson, let minutes else { return nil }
    return RunningOrder.Item(
      lesson: lesson, part: part, from: from, to: to, minutes: minutes, note: note,
      partPlace: fields.has("part") ? fields.place(ofValue: "part") : lesson.place)
  }
}
