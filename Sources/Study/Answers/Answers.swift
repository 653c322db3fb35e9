package import Lessons

/// What a learner does about what is asked: a question, or the task that is being tried.
package enum AnswerAction: Hashable, Sendable {
  case submit(GivenAnswer)
  /// The next hint; after the last one, where the hints end with it, the working or a solution.
  case hint
  /// The working or a solution.
  case reveal
  /// Leaves the question open, for another one or for the way on; leaves the task.
  case leaveOpen
  /// At the end of a part, all answers to what it asks and is still open.
  case showAll
}

/// What has become of a question or a task: all that is to be kept of it.
package struct AnswerRecord: Sendable {
  package var state = QuestionProgress.State.open
  /// Wrong answers, each once, and edits that missed; what could not be read is none.
  package var misses = 0
  /// The wrong answers of this session.
  package var wrong: Set<GivenAnswer> = []
  /// The same in words, one after the other.
  var wrongInOrder: [String] = []
  package var hintsShown = 0
  /// The right answer to a question, as it was given.
  package var answer: GivenAnswer?
  /// What a task had come to when it was done.
  package var progress: TaskProgress?

  package init() {}

  /// Whether the answer was shown because somebody began behind the question: it was never put.
  package internal(set) var isPassed = false

  package var isSettled: Bool { state != .open }

  /// Whether it was put, and something came of it.
  package var isDone: Bool { isSettled && !isPassed }
}

/// What has become of the questions and tasks of a lesson, by their ids.
struct Answers: Sendable {
  private(set) var records: [String: AnswerRecord] = [:]
  /// How often something was settled or asked anew.
  private(set) var settlings = 0

  /// The questions whose place the learner has come to.
  private var reached: Set<String> = []
  /// The questions that the learner has left open.
  private var left: Set<String> = []

  mutating func reach(_ id: String) { reached.insert(id) }

  mutating func forgetWhatWasReached() { reached = [] }

  func isReached(_ id: String) -> Bool { reached.contains(id) }

  /// What was asked and is still open.
  var waiting: Set<String> { reached.filter { !isSettled($0) } }

  /// What was not asked and is known.
  var passed: Set<String> { Set(records.filter { $0.value.isPassed }.map(\.key)) }

  mutating func leave(_ id: String) { left.insert(id) }

  /// The one of some questions that is put next: of those that are open first one that was not left.
  func next(_ questions: [Question]) -> Question? {
    let open = questions.filter { !isSettled($0.id) }
    return open.first { !left.contains($0.id) } ?? open.first
  }

  subscript(id: String) -> AnswerRecord { records[id] ?? AnswerRecord() }

  func isSettled(_ id: String) -> Bool { self[id].isSettled }

  /// Whether the next hint is the answer: after three misses, or where the hints end with it.
  func canReveal(_ item: some Asked) -> Bool {
    let record = self[item.id]
    return !record.isSettled
      && (record.misses >= 3 || (item.mayReveal && record.hintsShown >= item.textHints.count))
  }

  mutating func showHint(_ id: String) { records[id, default: AnswerRecord()].hintsShown += 1 }

  mutating func miss(_ id: String) { records[id, default: AnswerRecord()].misses += 1 }

  /// The same wrong answer again is no other miss.
  ///
  /// - Parameter text: of the answer.
  /// - Returns: whether it is the first time.
  mutating func miss(_ id: String, with answer: GivenAnswer, _ text: String) -> Bool {
    let isNew = records[id, default: AnswerRecord()].wrong.insert(answer).inserted
    if isNew {
      miss(id)
      records[id]?.wrongInOrder.append(text)
    }
    return isNew
  }

  mutating func settle(
    _ id: String, _ state: QuestionProgress.State, answer: GivenAnswer? = nil,
    progress: TaskProgress? = nil
  ) {
    settlings += 1
    records[id, default: AnswerRecord()].state = state
    records[id]?.isPassed = false
    records[id]?.answer = answer
    records[id]?.progress = progress
  }

  /// Shows the answer to what is not asked.
  mutating func pass(_ id: String) {
    settle(id, .revealed)
    records[id]?.isPassed = true
  }

  /// What was passed in another part of the lesson.
  mutating func take(passedBy other: Answers) {
    for id in other.passed where !isSettled(id) { pass(id) }
  }

  /// Asks once more for what was settled.
  mutating func reopen(_ id: String) {
    settlings += 1
    records[id]?.state = .open
    records[id]?.isPassed = false
    records[id]?.answer = nil
    records[id]?.progress = nil
  }

  // MARK: From session to session

  /// What was answered or tried in a lesson.
  func kept(in lesson: Lesson) -> [String: LessonAnswer] {
    var kept = records.compactMapValues(\.kept)
    for (id, digest) in lesson.digests where kept[id] != nil { kept[id]?.digest = digest }
    return kept
  }

  /// Puts back what was kept in an earlier session, but for answers to what is asked no more; a
  /// question that was tried is asked already.
  mutating func restore(_ kept: [String: LessonAnswer], in lesson: Lesson) {
    settlings += 1
    let digests = lesson.digests
    for (id, answer) in kept {
      if let digest = answer.digest, let asked = digests[id], digest != asked { continue }
      if answer.state == .open { reach(id) }
      // What is known already is known with more of it.
      var known = records[id]?.kept
      known?.digest = answer.digest
      if known != answer { records[id] = AnswerRecord(answer) }
    }
  }

  mutating func restore(_ records: [String: AnswerRecord]) {
    settlings += 1
    self.records.merge(records) { _, restored in restored }
  }
}

extension Lesson {
  /// Of its questions, by their ids.
  fileprivate var digests: [String: String] {
    Dictionary(
      parts.flatMap(\.notes).flatMap(\.questions).map { ($0.id, $0.digest) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension AnswerRecord {
  /// Nil where nobody has tried.
  fileprivate var kept: LessonAnswer? {
    guard isDone || misses > 0 || hintsShown > 0 else { return nil }
    return LessonAnswer(
      state: isPassed ? .open : state, attempts: misses + (state == .answered ? 1 : 0),
      hints: hintsShown,
      wrong: wrongInOrder)
  }

  fileprivate init(_ kept: LessonAnswer) {
    state = kept.state
    misses = max(0, kept.attempts - (state == .answered ? 1 : 0))
    hintsShown = kept.hints
    wrongInOrder = kept.wrong
  }
}
