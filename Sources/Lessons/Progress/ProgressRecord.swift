/// What a learner has done so far, by lesson id: pure, to be merged in any order.
public struct ProgressRecord: Hashable, Sendable {
  public var lessons: [String: LessonRecord]
  /// Whose it is, where an export says so; a record that takes it in stays its owner's.
  public var learner: String?

  /// What stands beside them.
  var others = OtherKeys()

  public init(_ lessons: [String: LessonRecord] = [:]) { self.lessons = lessons }

  /// Takes in another record: the newest position wins, a question keeps the furthest it has come,
  /// done stays done.
  ///
  /// The order of merging makes no difference, and merging twice is merging once.
  public mutating func merge(_ other: ProgressRecord) {
    lessons.merge(other.lessons) { $0.merged(with: $1) }
    others.merge(other.others)
  }

  /// A step of a lesson is on the screen.
  ///
  /// Only what changed is noted, so that a record of changes brings nothing back that another
  /// program has reset.
  /// - Parameters:
  ///   - experiment: where in an experiment that is; nil in a graph.
  ///   - known: what the change follows upon, and is newer than.
  ///   - now: milliseconds since 1970.
  public mutating func note(
    _ lesson: String, part: Int = 0, iteration: Int = 0, position: Int,
    experiment: ExperimentPlace? = nil, isLast: Bool, known: ProgressRecord, now: Int
  ) {
    var record = lessons[lesson] ?? LessonRecord()
    record.isDone = record.isDone || isLast
    record.part = part
    record.iteration = iteration
    record.position = position
    record.experiment = experiment
    record.changed = Self.time(
      now, after: max(record.changed, known.lessons[lesson]?.changed ?? 0))
    lessons[lesson] = record
  }

  /// A question was answered, skipped or revealed, or an answer was wrong.
  ///
  /// - Parameter wrong: the wrong answers that are new.
  public mutating func note(
    _ question: String, of lesson: String, state: QuestionProgress.State, attempts: Int,
    hints: Int = 0, wrong: [String] = [], digest: String? = nil, known: ProgressRecord, now: Int
  ) {
    var record = lessons[lesson] ?? LessonRecord()
    let noted = record.questions[question]
    let before = noted ?? known.lessons[lesson]?.questions[question]
    let time = Self.time(now, after: before?.changed ?? 0)
    record.questions[question] = QuestionProgress(
      state, attempts: min(attempts, Self.mostOfAnything), hints: min(hints, Self.mostOfAnything),
      changed: time,
      wrong: WrongAnswer.merged(
        noted?.digest == digest ? noted?.wrong ?? [] : [],
        wrong.map { WrongAnswer($0, time: time) }), digest: digest)
    lessons[lesson] = record
  }

  /// Nobody tries so often, and no lesson has more of anything.
  static let mostOfAnything = 1_000_000_000
  /// Milliseconds since 1970, for some hundred thousand years.
  static let lastTime = 1 << 53

  /// A clock that was set back makes nothing older than what came before, and none can be later than
  /// what is read again.
  private static func time(_ now: Int, after earlier: Int) -> Int {
    earlier >= lastTime ? lastTime : min(max(now, earlier + 1), lastTime)
  }
}

/// What a learner has done in one lesson; one that was never opened has no record.
public struct LessonRecord: Hashable, Sendable {
  /// Whether the last step was seen.
  public var isDone: Bool
  /// The graph that was seen last, counted from 0.
  public var part: Int
  /// After how many updates, where the part trains.
  public var iteration: Int
  /// The step that was seen last; 0 is the start.
  public var position: Int
  /// Where in an experiment the lesson was left; nil where that is in the graph.
  public var experiment: ExperimentPlace?
  /// When the position changed, in milliseconds since 1970.
  public var changed: Int
  /// By the id of the question.
  public var questions: [String: QuestionProgress]
  var others = OtherKeys()

  public init(
    isDone: Bool = false, part: Int = 0, iteration: Int = 0, position: Int = 0,
    experiment: ExperimentPlace? = nil, changed: Int = 0,
    questions: [String: QuestionProgress] = [:]
  ) {
    self.isDone = isDone
    self.part = part
    self.iteration = iteration
    self.position = position
    self.experiment = experiment
    self.changed = changed
    self.questions = questions
  }

  /// Where its graphs were left.
  package var spot: Spot { Spot(part: part, iteration: iteration, position: position) }

  /// How many questions are in a state.
  public func count(_ state: QuestionProgress.State) -> Int {
    questions.values.filter { $0.state == state }.count
  }

  /// At the same time, the further one wins.
  private var place: (Int, Int, Int, Int, Int, Int) {
    (
      changed, part, iteration, position, experiment.map { $0.part + 1 } ?? 0,
      experiment?.position ?? 0
    )
  }

  public func merged(with other: LessonRecord) -> LessonRecord {
    var merged = place >= other.place ? self : other
    merged.isDone = isDone || other.isDone
    merged.questions = questions.merging(other.questions) { $0.merged(with: $1) }
    merged.others = others.merged(with: other.others)
    return merged
  }
}

/// A place in an experiment of a lesson.
public struct ExperimentPlace: Hashable, Sendable {
  /// Of all parts of the lesson, counted from 0.
  public let part: Int
  /// How many series were seen.
  public let position: Int

  public init(part: Int, position: Int) {
    self.part = part
    self.position = position
  }
}

/// What became of a question.
public struct QuestionProgress: Hashable, Sendable {
  /// From the least to the furthest.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Tried, and not yet right.
    case open
    case skipped
    case revealed
    case answered
  }

  public let state: State
  /// How many answers were given, the right one included.
  public let attempts: Int
  /// How many hints were shown.
  public let hints: Int
  /// In milliseconds since 1970.
  public let changed: Int
  /// The wrong answers in the order of time, the latest of many.
  public let wrong: [WrongAnswer]
  /// Of what was asked; nil where that is not known.
  public let digest: String?
  /// What became of it when something else was asked under its id, in the order of time.
  public private(set) var earlier: [QuestionProgress]
  var others = OtherKeys()

  public init(
    _ state: State, attempts: Int, hints: Int = 0, changed: Int, wrong: [WrongAnswer] = [],
    digest: String? = nil, earlier: [QuestionProgress] = []
  ) {
    self.state = state
    self.attempts = attempts
    self.hints = hints
    self.changed = changed
    self.wrong = wrong
    self.digest = digest
    self.earlier = earlier
  }

  /// Two programs may have been open: what was reached in either of them is kept.
  func merged(with other: QuestionProgress) -> QuestionProgress {
    if let digest, let newDigest = other.digest, digest != newDigest {
      let isNewer = (changed, digest) >= (other.changed, newDigest)
      let (newer, older) = isNewer ? (self, other) : (other, self)
      return newer.following(older.earlier + [older.alone])
    }
    var merged = QuestionProgress(
      rank >= other.rank ? state : other.state, attempts: max(attempts, other.attempts),
      hints: max(hints, other.hints), changed: max(changed, other.changed),
      wrong: WrongAnswer.merged(wrong, other.wrong), digest: digest ?? other.digest)
    merged.others = others.merged(with: other.others)
    return merged.following(earlier + other.earlier)
  }

  /// With what was before, each once, and of it no more than anybody will read.
  private func following(_ records: [QuestionProgress]) -> QuestionProgress {
    let all = Set(earlier + records).sorted {
      ($0.changed, $0.digest ?? "") < ($1.changed, $1.digest ?? "")
    }
    var record = self
    record.earlier = all.suffix(Self.mostEarlier)
    return record
  }

  static let mostEarlier = 20

  private var alone: QuestionProgress {
    var record = self
    record.earlier = []
    return record
  }

  private var rank: Int { State.allCases.firstIndex(of: state) ?? 0 }
}
