package import Lessons

/// What a learner does about what is asked: a question, or the task that is being tried.
package enum AnswerAction: Hashable, Sendable {
  case submit(GivenAnswer)
  /// The next hint; after the last one, the working or a solution.
  case hint
  /// The working or a solution, once it may be seen.
  case reveal
  case skip
}

/// What has become of the questions and tasks of a lesson, by their ids.
struct Answers: Sendable {
  private(set) var records: [String: AnswerRecord] = [:]

  /// The questions whose place the learner has come to.
  private var reached: Set<String> = []

  mutating func reach(_ id: String) { reached.insert(id) }

  func isReached(_ id: String) -> Bool { reached.contains(id) }

  subscript(id: String) -> AnswerRecord { records[id] ?? AnswerRecord() }

  func isSettled(_ id: String) -> Bool { self[id].outcome != nil }

  /// After three misses, or when all the hints were read and end with it.
  func canReveal(_ item: some Asked) -> Bool {
    let record = self[item.id]
    return record.outcome == nil
      && (record.misses >= 3 || (item.mayReveal && record.hintsShown >= item.textHints.count))
  }

  mutating func showHint(_ id: String) { records[id, default: AnswerRecord()].hintsShown += 1 }

  mutating func miss(_ id: String) { records[id, default: AnswerRecord()].misses += 1 }

  /// The same wrong answer again is no other miss.
  ///
  /// - Returns: whether it is the first time.
  mutating func miss(_ id: String, with answer: GivenAnswer) -> Bool {
    let isNew = records[id, default: AnswerRecord()].wrong.insert(answer).inserted
    if isNew { miss(id) }
    return isNew
  }

  mutating func settle(
    _ id: String, _ outcome: AnswerRecord.Outcome, answer: GivenAnswer? = nil,
    progress: TaskProgress? = nil
  ) {
    records[id, default: AnswerRecord()].outcome = outcome
    records[id]?.answer = answer
    records[id]?.progress = progress
  }

  // MARK: From session to session

  /// What was answered or tried.
  var kept: [String: LessonAnswer] { records.compactMapValues(\.kept) }

  /// Puts back what was kept in an earlier session.
  mutating func restore(_ kept: [String: LessonAnswer]) {
    restore(kept.mapValues(AnswerRecord.init))
  }

  mutating func restore(_ records: [String: AnswerRecord]) {
    self.records.merge(records) { _, restored in restored }
  }
}

/// What may be asked with hints: a question or a task.
package protocol Asked {
  var id: String { get }
  var hints: [Hint] { get }
}

extension Question: Asked {}
extension TryTask: Asked {}

extension Asked {
  package var textHints: [Prose] {
    hints.compactMap { if case .text(let prose) = $0 { prose } else { nil } }
  }

  /// Whether the hints end with the working or a solution.
  package var mayReveal: Bool {
    hints.contains { if case .reveal = $0 { true } else { false } }
  }
}
