#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A progress record as JSON (format 1; keys are added, never renamed).
public enum ProgressDocument {
  static let format = 1

  /// The document, keys in order, so that two exports can be compared.
  public static func text(_ record: ProgressRecord) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings, whole numbers and truth values can always be encoded.
    let data = (try? encoder.encode(Document(record))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  static func read(_ bytes: [UInt8]) throws(ProgressProblem) -> ProgressRecord {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    if let header = try? decoder.decode(Header.self, from: data), header.format > format {
      throw .newerFormat(header.format)
    }
    guard let document = try? decoder.decode(Document.self, from: data),
      document.format == format, let record = document.record
    else { throw .notUnderstood }
    return record
  }

  private struct Header: Decodable {
    let format: Int
  }

  private struct Document: Codable {
    let format: Int
    let lessons: [String: Lesson]

    init(_ record: ProgressRecord) {
      format = ProgressDocument.format
      lessons = record.lessons.mapValues(Lesson.init)
    }

    var record: ProgressRecord? {
      let records = lessons.compactMapValues(\.record)
      guard records.count == lessons.count, records.keys.allSatisfy(LessonID.isKebabCase) else {
        return nil
      }
      return ProgressRecord(records)
    }
  }

  private struct Lesson: Codable {
    let done: Bool
    let part: Int?
    let iteration: Int?
    let position: Int
    let changed: Int
    let questions: [String: Question]?

    init(_ record: LessonRecord) {
      done = record.isDone
      part = record.part == 0 ? nil : record.part
      iteration = record.iteration == 0 ? nil : record.iteration
      position = record.position
      changed = record.changed
      questions = record.questions.isEmpty ? nil : record.questions.mapValues(Question.init)
    }

    var record: LessonRecord? {
      let questions = questions ?? [:]
      let records = questions.compactMapValues(\.record)
      guard isCount(position), isTime(changed), isCount(part ?? 0), isCount(iteration ?? 0),
        records.count == questions.count, records.keys.allSatisfy(LessonID.isKebabCase)
      else { return nil }
      return LessonRecord(
        isDone: done, part: part ?? 0, iteration: iteration ?? 0, position: position,
        changed: changed, questions: records)
    }
  }

  private struct Question: Codable {
    let state: String
    let attempts: Int
    let hints: Int?
    let changed: Int
    let wrong: [Wrong]?
    let digest: String?
    let earlier: [Question]?

    init(_ record: QuestionProgress) {
      state = record.state.rawValue
      attempts = record.attempts
      hints = record.hints == 0 ? nil : record.hints
      changed = record.changed
      wrong = record.wrong.isEmpty ? nil : record.wrong.map(Wrong.init)
      digest = record.digest
      earlier = record.earlier.isEmpty ? nil : record.earlier.map(Question.init)
    }

    var record: QuestionProgress? {
      let wrong = wrong ?? []
      guard isCount(attempts), isCount(hints ?? 0), isTime(changed),
        wrong.count <= WrongAnswer.most, wrong.allSatisfy(\.isSound),
        digest?.allSatisfy({ $0.isASCII && $0.isHexDigit }) ?? true,
        (earlier ?? []).count <= QuestionProgress.mostEarlier,
        let state = QuestionProgress.State(rawValue: state)
      else { return nil }
      let before = (earlier ?? []).compactMap(\.record)
      guard before.count == (earlier ?? []).count else { return nil }
      return QuestionProgress(
        state, attempts: attempts, hints: hints ?? 0, changed: changed,
        wrong: WrongAnswer.merged(wrong.map(\.wrong), []), digest: digest, earlier: before)
    }
  }
}

extension ProgressDocument {
  private struct Wrong: Codable {
    let answer: String
    let time: Int

    init(_ wrong: WrongAnswer) { (answer, time) = (wrong.answer, wrong.time) }

    var wrong: WrongAnswer { WrongAnswer(answer, time: time) }

    /// Whether nothing of it is longer or later than what is written here.
    var isSound: Bool {
      answer.unicodeScalars.count <= WrongAnswer.longest && isTime(time)
        && answer.withoutControlCharacters == answer
    }
  }
}

private func isCount(_ number: Int) -> Bool {
  (0...ProgressRecord.mostOfAnything).contains(number)
}

private func isTime(_ number: Int) -> Bool { (0...ProgressRecord.lastTime).contains(number) }
