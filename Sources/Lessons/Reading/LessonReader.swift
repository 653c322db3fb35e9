import Notation

/// Turns the tree of a lesson file into a lesson.
struct LessonReader {
  private let source: SourceText
  private let log: ProblemLog

  /// - Returns: nil for the lesson where something is missing, and all problems that were found.
  static func read(_ root: DocumentNode, source: SourceText) -> (Lesson?, [Problem]) {
    let log = ProblemLog()
    let reader = LessonReader(source: source, log: log)
    guard reader.canRead(root) else { return (nil, log.problems) }
    let lesson = reader.lesson(root)
    return (lesson, log.problems)
  }

  /// Reads a tree that has the keys of a header alone; nil if there is an error.
  static func readHeader(_ root: DocumentNode, source: SourceText) -> LessonHeader? {
    let log = ProblemLog()
    let reader = LessonReader(source: source, log: log)
    guard reader.canRead(root),
      let fields = Fields(root, .header, source: source, log: log, missingAt: .start),
      let header = reader.header(fields), log.problems.isEmpty
    else { return nil }
    return header
  }

  /// The format comes first: what is newer is not looked at.
  private func canRead(_ root: DocumentNode) -> Bool {
    guard case .mapping(let entries, _) = root,
      let format = entries.first(where: { $0.key.text == "format" })?.value,
      case .scalar(let scalar) = format, !scalar.isMissing
    else { return true }
    switch NumberReader.number(scalar.text) {
    case .success(Double(LessonFormat.newest)): return true
    case .success(let number) where number > 1 && number == number.rounded() && number < 1000:
      log.report(.newerFormat(String(Int(number))), scalar.place)
    default:
      log.report(.formatUnknown(scalar.text.withoutControlCharacters), scalar.place)
    }
    return false
  }

  private func lesson(_ root: DocumentNode) -> Lesson? {
    guard
      let fields = Fields(
        root, Self.table(for: root), source: source, log: log, missingAt: .start)
    else { return nil }
    let header = header(fields)
    let references = references(fields)
    let imprint = Lesson.Imprint(
      author: fields.text("author"), licence: fields.text("licence"),
      version: fields.text("version"))
    let parts = parts(fields)
    reportIdsTwice(parts ?? [])
    guard let header, let parts else { return nil }
    return Lesson(
      header: header, references: references, imprint: imprint, parts: parts,
      idPlace: fields["id"]?.place ?? fields.place)
  }

  /// Nil if there is no title or no id that a lesson can have, which is reported.
  private func header(_ fields: Fields) -> LessonHeader? {
    _ = fields.scalar("format")
    let id = id(fields)
    let title = fields.text("title")
    let summary = fields.text("summary")
    let section = fields.text("section")
    let minutes = fields.whole("minutes")
    let language = language(fields)
    let prerequisites = fields.scalars("prerequisites").map {
      Lesson.PlacedWord(word: $0.text, place: $0.place)
    }
    let goals = fields.scalars("goals").map(\.text)
    guard let id, let title else { return nil }
    return LessonHeader(
      id: id, title: title, summary: summary, section: section, minutes: minutes,
      language: language, prerequisites: prerequisites, goals: goals)
  }

  private func language(_ fields: Fields) -> String? {
    guard let scalar = fields.scalar("language") else { return nil }
    let text = scalar.text.trimmed
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag =
      parts.allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
      && (2...3).contains(parts[0].count) && parts[0].allSatisfy(\.isLetter)
    if !isTag { log.report(.notALanguage(text.withoutControlCharacters), scalar.place) }
    return isTag ? text : nil
  }

  private static func table(for root: DocumentNode) -> KeyTable {
    if root.has("parts") { return .lessonOfParts }
    return root.has("experiment") && !root.has("graph") ? .experimentLesson : .lesson
  }

  private func id(_ fields: Fields) -> String? {
    guard let scalar = fields.scalar("id") else { return nil }
    let id = scalar.text.trimmed
    if let problem = LessonID.problemOfSpelling(id) {
      log.report(problem, scalar.place)
      return nil
    }
    if LessonID.isReserved(id) { log.report(.idIsSubcommand(id), scalar.place) }
    return id
  }

  private func references(_ fields: Fields) -> [Lesson.Reference] {
    (fields.list("references") ?? []).compactMap { node in
      guard let reference = Fields(node, .reference, source: source, log: log) else { return nil }
      let url = reference.text("url")
      return reference.text("text").map { Lesson.Reference(text: $0, url: url) }
    }
  }

  /// Ids of questions and tasks are unique in the whole lesson.
  private func reportIdsTwice(_ parts: [LessonPart]) {
    var first: [String: Place] = [:]
    for note in parts.flatMap(\.notes) {
      let ids =
        note.questions.map { ($0.id, $0.idPlace) } + (note.task.map { [($0.id, $0.idPlace)] } ?? [])
      for (id, place) in ids {
        if let earlier = first[id] {
          log.report(.idTwice(id, line: earlier.line), place)
        } else {
          first[id] = place
        }
      }
    }
  }

  /// Each is read and proved by itself, so that more of them would take longer than one waits.
  private static let mostParts = 1000

  /// Nil if one of them is not understood.
  private func parts(_ fields: Fields) -> [LessonPart]? {
    guard fields.table.all.contains("parts") else {
      return PartReader(fields).part(title: nil).map { [$0] }
    }
    guard let nodes = fields.list("parts") else { return nil }
    if nodes.isEmpty { log.report(.emptyList("parts"), fields.place(of: "parts")) }
    if nodes.count > Self.mostParts {
      log.report(.tooManyParts(nodes.count, most: Self.mostParts), fields.place(of: "parts"))
      return nil
    }
    let labels = fields["labels"].map {
      SharedLabels(ReadingReader.entries($0, log: log), in: source)
    }
    // A graph knows its own.
    let letters = (nodes.count > 1 ? nodes : []).reduce(into: Set<Character>()) { letters, node in
      guard case .mapping(let entries, _) = node else { return }
      for entry in entries where entry.key.text == "graph" {
        guard case .scalar(let graph) = entry.value else { continue }
        letters.formUnion(Name.indexedLetters(in: graph.text))
      }
    }
    let parts = nodes.map { node -> LessonPart? in
      let table = node.has("experiment") && !node.has("graph") ? KeyTable.experimentPart : .part
      guard let part = Fields(node, table, source: source, log: log) else { return nil }
      return PartReader(part, sharedLabels: labels, letters: letters).part(
        title: part.text("title"))
    }
    return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
  }
}
