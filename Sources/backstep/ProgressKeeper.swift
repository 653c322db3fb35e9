import Interface
import Lessons
import Study

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ProgressFile {
  /// Nil if neither `XDG_STATE_HOME` nor `HOME` says where.
  static var usual: ProgressFile? {
    ProgressFile(environment: Surroundings.values(of: ["XDG_STATE_HOME", "HOME"]))
  }
}

/// Keeps the progress of a session: what is known, and what is still to be saved.
///
/// Where it cannot be saved the lesson goes on, and what is not saved yet is tried again.
struct ProgressKeeper {
  private let file: ProgressFile?
  private var known = ProgressRecord()
  private var changes = ProgressRecord()
  /// The answers that need not be noted again, by lesson: another program may have reset them.
  private var noted: [String: [String: LessonAnswer]] = [:]
  /// What went wrong in this session, each once.
  private(set) var problems: [ProgressProblem] = []
  private var shown = 0
  private var urgency = Urgency.none
  /// How often in a row saving has failed.
  private var failures = 0

  /// When what is not saved should be: in a session with a screen, never before a frame.
  private enum Urgency { case none, soon, now, again, whenUnlocked }

  init(_ file: ProgressFile?) {
    self.file = file
    guard let contents = file?.read() else { return }
    known = contents.record
    note(contents.problem)
  }

  /// How far a lesson has come; nil where no progress is kept.
  func status(of lesson: String) -> LessonStatus? {
    guard file != nil else { return nil }
    switch (record(of: lesson)?.isDone, known.lessons[lesson]?.isDone) {
    case (true, _), (_, true): return .done
    case (false, _), (_, false): return .begun
    case (nil, nil): return .fresh
    }
  }

  /// What is known of a lesson; nil if it was never opened.
  func record(of lesson: String) -> LessonRecord? {
    guard let changed = changes.lessons[lesson] else { return known.lessons[lesson] }
    return known.lessons[lesson]?.merged(with: changed) ?? changed
  }

  /// Notes where a learner stands in a lesson and what is settled there; a lesson that is opened or
  /// done and an answer are to be saved at once.
  mutating func note(_ study: Study) {
    let id = study.lesson.id
    note(study.spot, nil, of: id, isLast: study.isDone)
    note(study.kept, of: id)
  }

  /// The same of an experiment; where the graphs were left is kept beside it.
  mutating func note(_ study: ExperimentStudy) {
    let id = study.lesson.id
    note(
      record(of: id)?.spot ?? Spot(),
      ExperimentPlace(part: study.number, position: study.position), of: id,
      isLast: study.standing.isDone)
    note(study.kept, of: id)
  }

  private mutating func note(
    _ spot: Spot, _ experiment: ExperimentPlace?, of lesson: String, isLast: Bool
  ) {
    guard file != nil else { return }
    let before = record(of: lesson)
    let isNewlyDone = isLast && status(of: lesson) != .done
    guard before?.spot != spot || before?.experiment != experiment || isNewlyDone else { return }
    changes.note(
      lesson, part: spot.part, iteration: spot.iteration, position: spot.position,
      experiment: experiment, isLast: isLast, known: known, now: Surroundings.now)
    urgency = before == nil || isNewlyDone || urgency == .now ? .now : .soon
  }

  /// What was answered or tried in a lesson that is opened.
  mutating func answers(of lesson: String) -> [String: LessonAnswer] {
    let answers = (record(of: lesson)?.questions ?? [:]).mapValues {
      LessonAnswer(state: $0.state, attempts: $0.attempts, hints: $0.hints, digest: $0.digest)
    }
    noted[lesson] = answers
    return answers
  }

  private mutating func note(_ answers: [String: LessonAnswer], of lesson: String) {
    guard file != nil else { return }
    let new = answers.filter { noted[lesson]?[$0.key] != $0.value }
    guard !new.isEmpty else { return }
    for (id, answer) in new {
      let noted = noted[lesson]?[id]?.wrong ?? []
      // After a lesson is begun again its wrong answers are new.
      let wrong =
        answer.wrong.starts(with: noted) ? answer.wrong.dropFirst(noted.count) : answer.wrong[...]
      changes.note(
        id, of: lesson, state: answer.state, attempts: answer.attempts, hints: answer.hints,
        wrong: Array(wrong), digest: answer.digest, known: known, now: Surroundings.now)
      self.noted[lesson, default: [:]][id] = answer
    }
    urgency = .now
  }

  /// Forgets what is known of a lesson, saved at once as long as no other program saves.
  mutating func forget(_ lesson: String) {
    changes.lessons[lesson] = nil
    noted[lesson] = nil
    guard let file, known.lessons.removeValue(forKey: lesson) != nil else { return }
    do throws(ProgressProblem) {
      let contents = try file.update(patience: Self.patience, knowing: known) {
        $0.lessons[lesson] = nil
      }
      known = contents.record
      known.lessons[lesson] = nil
    } catch {
      note(error)
    }
  }

  /// Milliseconds that a lock is waited for where a key asked for it.
  private static let patience = 200

  /// Milliseconds without an event after which to save; nil where there is nothing to be saved.
  ///
  /// A step can wait until the keys rest. What could not be saved is tried again with the next step,
  /// and after a second, two, four, up to a minute: the disk may have room again. Whether a lock is
  /// free is asked twice a second, which costs next to nothing.
  var delay: Int? {
    switch urgency {
    case .none: nil
    case .soon: 500
    case .now: 0
    case .whenUnlocked: 500
    case .again: min(1000 << min(failures - 1, 6), 60_000)
    }
  }

  /// - Parameter patience: milliseconds to wait for another program that is saving.
  mutating func save(patience: Int) {
    guard let file, !changes.lessons.isEmpty else { return }
    do throws(ProgressProblem) {
      let contents = try file.update(patience: patience, knowing: known) { $0.merge(changes) }
      known = contents.record
      changes = ProgressRecord()
      note(contents.problem)
      urgency = .none
      failures = 0
    } catch {
      urgency = if case .locked = error { .whenUnlocked } else { .again }
      failures += 1
      // Another program that is saving just now is none to speak of.
      if patience > 0 || failures > 1 { note(error) }
    }
  }

  /// What is still to be said on the screen; nil if there is nothing.
  mutating func takeHeadline() -> String? {
    guard shown < problems.count else { return nil }
    shown = problems.count
    return problems.last?.headline
  }

  private mutating func note(_ problem: ProgressProblem?) {
    guard let problem, !problems.contains(problem) else { return }
    problems.append(problem)
  }
}
