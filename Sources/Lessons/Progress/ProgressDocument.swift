import Notation

/// A progress record as JSON (format 1; keys are added, never renamed).
public enum ProgressDocument {
  static let format = 1

  /// The document, keys in order, so that two exports can be compared.
  public static func text(_ record: ProgressRecord) -> String {
    JSON(
      [
        "format": .integer(format), "learner": record.learner.map(JSON.string),
        "lessons": JSON(record.lessons, as: JSON.init),
      ],
      and: record.others
    ).text
  }

  static func read(_ bytes: [UInt8]) throws(ProgressProblem) -> ProgressRecord {
    let document = JSON(reading: bytes)
    if let newer = document?["format"]?.integer, newer > format { throw .newerFormat(newer) }
    guard let document, document["format"]?.integer == format,
      document["lessons"] != nil,
      let lessons = document.named("lessons", LessonRecord.init, merging: { $0.merged(with: $1) })
    else { throw .notUnderstood }
    var record = ProgressRecord(lessons)
    record.learner = document["learner"]?.string.flatMap { isName($0) ? $0 : nil }
    record.others = OtherKeys(of: document, but: ["format", "learner", "lessons"])
    return record
  }
}

extension ProgressDocument {
  /// Of a learner, in code points.
  private static let longestName = 100

  /// Whether a learner may be called so: on one line, by what can be seen.
  package static func isName(_ name: String) -> Bool {
    !name.trimmed.isEmpty && name.unicodeScalars.count <= longestName
      && name.unicodeScalars.allSatisfy { !$0.isUnfitForText }
  }
}

extension JSON {
  fileprivate init<Value>(_ values: [String: Value], as json: (Value) -> JSON) {
    self = .object(values.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
  }

  /// An object without the keys that say what is usual, in the order of the keys.
  fileprivate init(_ members: [String: JSON?], and others: OtherKeys) {
    let known = members.compactMap { key, value in value.map { (key: key, value: $0) } }
    self = .object((known + others.members).sorted { $0.key < $1.key })
  }

  /// What stands at a key by the ids of lessons or questions; nil if one of them is none or is not
  /// understood.
  ///
  /// - Parameter merged: of an id that stands twice what both come to, as after a merge by hand.
  fileprivate func named<Value>(
    _ key: String, _ value: (JSON) -> Value?, merging merged: (Value, Value) -> Value
  ) -> [String: Value]? {
    var values: [String: Value] = [:]
    for group in members ?? [] where group.key == key {
      guard let members = group.value.members else { return nil }
      for (id, json) in members {
        guard LessonID.isKebabCase(id), let value = value(json) else { return nil }
        values[id] = values[id].map { merged($0, value) } ?? value
      }
    }
    return values
  }

  /// A list that may be missing; nil if one of it is not understood.
  fileprivate func listed<Value>(_ key: String, _ value: (JSON) -> Value?) -> [Value]? {
    guard let list = self[key] else { return [] }
    guard let items = list.array else { return nil }
    let values = items.compactMap(value)
    return values.count == items.count ? values : nil
  }

  /// A number of things from 0.
  ///
  /// - Parameter usual: where it is missing; nil where it must not be.
  fileprivate func count(_ key: String, usual: Int? = nil) -> Int? {
    guard let value = self[key] else { return usual }
    return value.integer.flatMap { (0...ProgressRecord.mostOfAnything).contains($0) ? $0 : nil }
  }

  /// Milliseconds since 1970.
  fileprivate func time(_ key: String) -> Int? {
    self[key]?.integer.flatMap { (0...ProgressRecord.lastTime).contains($0) ? $0 : nil }
  }
}

// What is written of each record, and read with all of it checked.

extension JSON {
  fileprivate init(_ record: LessonRecord) {
    self.init(
      [
        "changed": .integer(record.changed), "done": .bool(record.isDone),
        "experiment": record.experiment.map(JSON.init),
        "iteration": record.iteration == 0 ? nil : .integer(record.iteration),
        "part": record.part == 0 ? nil : .integer(record.part),
        "position": .integer(record.position),
        "questions": record.questions.isEmpty ? nil : JSON(record.questions, as: JSON.init),
      ], and: record.others)
  }

  fileprivate init(_ place: ExperimentPlace) {
    self = .object([("part", .integer(place.part)), ("position", .integer(place.position))])
  }

  fileprivate init(_ record: QuestionProgress) {
    self.init(
      [
        "attempts": .integer(record.attempts), "changed": .integer(record.changed),
        "digest": record.digest.map(JSON.string),
        "earlier": record.earlier.isEmpty ? nil : .array(record.earlier.map(JSON.init)),
        "hints": record.hints == 0 ? nil : .integer(record.hints),
        "state": .string(record.state.rawValue),
        "wrong": record.wrong.isEmpty ? nil : .array(record.wrong.map(JSON.init)),
      ], and: record.others)
  }

  fileprivate init(_ wrong: WrongAnswer) {
    self.init(
      ["answer": .string(wrong.answer), "time": .integer(wrong.time)], and: wrong.others)
  }
}

extension LessonRecord {
  fileprivate init?(_ json: JSON) {
    let questions = json.named(
      "questions", QuestionProgress.init, merging: { $0.merged(with: $1) })
    let experiment = json["experiment"].flatMap(ExperimentPlace.init)
    guard let isDone = json["done"]?.bool, let part = json.count("part", usual: 0),
      let iteration = json.count("iteration", usual: 0), let position = json.count("position"),
      let changed = json.time("changed"), let questions,
      json["experiment"] == nil || experiment != nil
    else { return nil }
    self.init(
      isDone: isDone, part: part, iteration: iteration, position: position,
      experiment: experiment, changed: changed, questions: questions)
    others = OtherKeys(
      of: json,
      but: ["changed", "done", "experiment", "iteration", "part", "position", "questions"])
  }
}

extension ExperimentPlace {
  fileprivate init?(_ json: JSON) {
    guard let part = json.count("part"), let position = json.count("position") else { return nil }
    self.init(part: part, position: position)
  }
}

extension QuestionProgress {
  fileprivate init?(_ json: JSON) {
    let digest = json["digest"]?.string
    guard let state = (json["state"]?.string).flatMap(State.init),
      json["digest"] == nil || digest != nil,
      let attempts = json.count("attempts"), let hints = json.count("hints", usual: 0),
      let changed = json.time("changed"), let wrong = json.listed("wrong", WrongAnswer.init),
      let earlier = json.listed("earlier", QuestionProgress.init),
      wrong.count <= WrongAnswer.most, earlier.count <= Self.mostEarlier,
      digest?.allSatisfy({ $0.isASCII && $0.isHexDigit }) ?? true
    else { return nil }
    self.init(
      state, attempts: attempts, hints: hints, changed: changed,
      wrong: WrongAnswer.merged(wrong, []), digest: digest, earlier: earlier)
    others = OtherKeys(
      of: json, but: ["attempts", "changed", "digest", "earlier", "hints", "state", "wrong"])
  }
}

extension WrongAnswer {
  /// Nothing of it is longer or later than what is written here.
  fileprivate init?(_ json: JSON) {
    guard let answer = json["answer"]?.string, let time = json.time("time"),
      answer.unicodeScalars.count <= Self.longest, answer.withoutControlCharacters == answer
    else { return nil }
    self.init(answer, time: time)
    others = OtherKeys(of: json, but: ["answer", "time"])
  }
}
