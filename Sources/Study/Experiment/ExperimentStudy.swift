import Experiments
package import Lessons

/// What a learner does with an experiment of a lesson: which of its series are seen, what was answered,
/// which parameters were changed.
///
/// It is stepped like a graph: position 0 is the start, each step brings the next series, and what is
/// said at the end stands after the last. What a question asks about is not seen until it is settled.
package struct ExperimentStudy: Sendable {
  package let lesson: Lesson
  /// Of the part among all parts of the lesson, counted from 0.
  package let number: Int
  package let part: Part<ExperimentPart>
  package private(set) var position = 0
  /// Whether questions are asked and tasks set.
  package let asks: Bool
  /// The last position that was come to.
  private(set) var furthest = 0
  var answers = Answers()
  /// With the lesson's own parameters.
  var own: ExperimentRun
  /// With others; nil where there are none.
  var changed: (part: ExperimentPart, run: ExperimentRun)?
  /// What → said last, unless something else was done since.
  var announced: Border?
  /// The questions that were left open, so that it is said once of each.
  var leftOpen: Set<String> = []
  /// Whether the end page of the lesson was reached.
  package private(set) var hasEnded = false

  /// - Parameter number: of the part, counted from 0; nil if that is no experiment.
  package init?(_ lesson: Lesson, part number: Int, asks: Bool = true) {
    guard lesson.parts.indices.contains(number), let part = lesson.parts[number].experiment else {
      return nil
    }
    self.lesson = lesson
    self.number = number
    self.part = part
    self.asks = asks
    own = ExperimentRun(part.content.experiment)
  }

  /// Of the lesson, and of the part.
  package var title: String { part.title.map { "\(lesson.title): \($0)" } ?? lesson.title }

  // MARK: The work

  package var isWorking: Bool { !own.isDone || !(changed?.run.isDone ?? true) }

  /// Does the next slice of what is to be computed; what is looked at comes first.
  package mutating func work() {
    if changed?.run.advance() == nil || changed?.run.isDone == true { own.advance() }
    if !isWorking { judgeTask() }
  }

  /// The experiment that is looked at, with its parameters.
  package var experiment: ExperimentPart { changed?.part ?? part.content }
  package var isChanged: Bool { changed != nil }
  var run: ExperimentRun { changed?.run ?? own }
  var outcome: ExperimentOutcome { ExperimentOutcome(part.content, series: own.series) }

  package mutating func change(to experiment: ExperimentPart) {
    changed = (experiment, ExperimentRun(experiment.experiment))
  }

  package mutating func restore() { changed = nil }

  // MARK: Where it stands

  package var seriesCount: Int { part.content.experiment.outlines.count }
  private var hasEnd: Bool { part.notes.contains { $0.stage == .end } }
  package var lastPosition: Int { seriesCount + (hasEnd ? 1 : 0) }

  func position(of stage: Stage) -> Int? {
    switch stage {
    case .start: 0
    case .series(let index): index + 1
    case .end: lastPosition
    case .forward, .backward, .path, .update, .iteration: nil
    }
  }

  /// The series that the step brought; nil at the start and at the end.
  package var current: Int? { (1...seriesCount).contains(position) ? position - 1 : nil }

  /// - Returns: whether there is such a position.
  @discardableResult
  package mutating func go(to position: Int) -> Bool {
    guard (0...lastPosition).contains(position) else { return false }
    self.position = position
    furthest = max(furthest, position)
    announced = nil
    return true
  }

  /// Goes to where it was left, or as far as it goes now.
  package mutating func resume(at position: Int) { go(to: min(position, lastPosition)) }

  /// Stands as it does elsewhere, or as far as it goes.
  mutating func put(at position: Int, furthest: Int) {
    let all = 0...lastPosition
    self.position = min(max(position, all.lowerBound), all.upperBound)
    self.furthest = min(max(furthest, self.position), all.upperBound)
    announced = nil
  }

  /// Goes to a stage; nowhere where an experiment has none like it.
  package mutating func go(to stage: Stage) {
    if let position = position(of: stage) { go(to: position) }
  }

  var notes: [StageNote] { part.notes.filter { position(of: $0.stage) == position } }

  package var said: [Prose] { notes.compactMap(\.say) }

  /// What the teacher is told here.
  package var teacherNotes: [Prose] { notes.compactMap(\.teacher) }
  package var saidAfter: [Prose] { notes.filter(isSettled).compactMap(\.after) }

  /// What waits to be said until that is settled.
  package var saidLater: [Prose] { notes.filter { !isSettled($0) }.compactMap(\.after) }

  /// Whether nothing that a note asks or sets is open; nothing is where nothing is asked.
  private func isSettled(_ note: StageNote) -> Bool {
    let ids = note.questions.map(\.id) + (note.task.map { [$0.id] } ?? [])
    return !asks || ids.allSatisfy(answers.isSettled)
  }

  // MARK: From session to session

  package var kept: [String: LessonAnswer] { answers.kept(in: lesson) }
  package mutating func restore(_ kept: [String: LessonAnswer]) {
    answers.restore(kept, in: lesson)
  }

  /// The same as it is entered from a graph, or else from another experiment, with what was done
  /// there.
  ///
  /// - Parameter atEnd: whether all of it is seen at once.
  package func entered(
    from graph: Study?, or experiment: ExperimentStudy?, atEnd: Bool
  ) -> ExperimentStudy {
    var study = self
    study.restore(graph?.kept ?? experiment?.kept ?? [:])
    if let before = graph?.answers ?? experiment?.answers { study.answers.take(passedBy: before) }
    study.hasEnded = hasEnded || (graph?.hasEnded ?? experiment?.hasEnded ?? false)
    study.restore()
    study.go(to: atEnd ? study.lastPosition : 0)
    return study
  }

  /// The end page is read.
  package mutating func end() { hasEnded = true }

  package var standing: LessonStanding {
    LessonStanding(lesson, asks: asks, answers: answers, hasEnded: hasEnded)
  }
}
