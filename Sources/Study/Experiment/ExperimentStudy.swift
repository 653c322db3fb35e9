package import Autodiff
package import Experiments
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
  private let asks: Bool
  /// The last position that was come to.
  private var furthest = 0
  private var answers = Answers()
  /// With the lesson's own parameters.
  var own: ExperimentRun
  /// With others; nil where there are none.
  private var changed: (part: ExperimentPart, run: ExperimentRun)?

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
  private var run: ExperimentRun { changed?.run ?? own }
  private var outcome: ExperimentOutcome { ExperimentOutcome(part.content, series: own.series) }

  // MARK: Where it stands

  private var seriesCount: Int { part.content.experiment.outlines.count }
  private var hasEnd: Bool { part.notes.contains { $0.stage == .end } }
  package var lastPosition: Int { seriesCount + (hasEnd ? 1 : 0) }

  private func position(of stage: Stage) -> Int? {
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
    return true
  }

  /// Goes to a stage; nowhere where an experiment has none like it.
  package mutating func go(to stage: Stage) {
    if let position = position(of: stage) { go(to: position) }
  }

  private var notes: [StageNote] { part.notes.filter { position(of: $0.stage) == position } }

  package var said: [Prose] { notes.compactMap(\.say) }
  package var saidAfter: [Prose] {
    notes.filter { note in
      note.questions.allSatisfy { !asks || answers.isSettled($0.id) }
        && (note.task.map { !asks || answers.isSettled($0.id) } ?? true)
    }.compactMap(\.after)
  }

  // MARK: What is seen

  /// The series that questions keep back.
  var hidden: Set<Int> {
    guard asks else { return [] }
    return part.notes.filter { position(of: $0.stage).map { $0 <= furthest } ?? false }
      .flatMap(\.questions).filter { !answers.isSettled($0.id) }
      .reduce(into: []) { hidden, question in
        if let key = question.key { hidden.formUnion(outcome.series(in: key.expression)) }
      }
  }

  package var isHiding: Bool { current.map { hidden.contains($0) } ?? false }

  /// The series that are seen, in order, those without numbers among them that are kept back.
  package var shown: [Series] {
    let hidden = hidden
    return run.series.prefix(min(position, seriesCount)).enumerated()
      .map { hidden.contains($0) ? Series($1.name) : $1 }
  }

  /// What a text asks for; nil where it would tell a secret, and while it is not worked out.
  package func value(of expression: LiveExpression) -> Tensor? {
    let read = outcome.series(in: expression)
    return own.isDone && hidden.isDisjoint(with: read) ? outcome.value(of: expression) : nil
  }

  // MARK: Questions

  package var prompts: [Prompt] {
    asks
      ? notes.flatMap(\.questions).map { Prompt(question: $0, record: answers[$0.id]) } : []
  }

  package var pending: Prompt? {
    answers.next(prompts.map(\.question)).map { Prompt(question: $0, record: answers[$0.id]) }
  }

  /// The options of a question in the order in which they are put to the learner.
  package func order(ofOptionsOf question: Question) -> [Int] { question.order(in: lesson.drawnID) }

  /// The right answer to a question; nil where it is no number.
  package func answer(to key: AnswerKey) -> Double? { outcome.value(of: key.expression)?.scalar }

  package mutating func submit(_ answer: GivenAnswer) -> Said? {
    guard let question = pending?.question, own.isDone else { return nil }
    let judgement = question.judge(answer, in: outcome)
    if judgement.isRight {
      answers.settle(question.id, .answered, answer: answer)
      return .settled
    }
    let isNew = answers.miss(question.id, with: answer)
    return .missed(
      Said.Miss(
        answer, remark: judgement.remark, misses: answers[question.id].misses, isRepeated: !isNew))
  }

  /// The next hint; after the last one the answer, or the solution of a task.
  package mutating func hint() -> Said? {
    let item: (any Asked)? = pending?.question ?? openTask
    guard let item else { return nil }
    let shown = answers[item.id].hintsShown
    guard shown < item.textHints.count else { return reveal() }
    answers.showHint(item.id)
    return .hint(shown + 1, of: item.textHints)
  }

  /// Whether the answer or a solution may be looked at.
  package var canReveal: Bool {
    let item: (any Asked)? = pending?.question ?? openTask
    return item.map { answers.canReveal($0) } ?? false
  }

  package mutating func reveal() -> Said? {
    if let question = pending?.question {
      guard answers.canReveal(question) else { return .noMoreHints }
      answers.settle(question.id, .revealed)
      return .settled
    }
    guard let task = openTask, answers.canReveal(task),
      case .success(let solved) = part.content.solved(task)
    else { return .noMoreHints }
    answers.settle(task.id, .revealed)
    change(to: solved)
    return .solution(task)
  }

  /// Shows the answer to a reader who cannot give one.
  package mutating func show(_ question: Question) { answers.settle(question.id, .revealed) }

  /// Leaves the question open; nil where none stands.
  package mutating func leaveOpen() -> Said? {
    guard let id = pending?.question.id else { return nil }
    answers.leave(id)
    return .leftOpen
  }

  // MARK: Parameters and tasks

  package var task: (task: TryTask, record: AnswerRecord)? {
    asks ? notes.compactMap(\.task).first.map { ($0, answers[$0.id]) } : nil
  }

  private var openTask: TryTask? {
    task.flatMap { $0.record.isSettled ? nil : $0.task }
  }

  /// The two sides of the condition of the task that stands here, with the parameters as they are;
  /// nil where they would tell a secret, and while they are worked out.
  package var sides: (left: Tensor, right: Tensor)? {
    guard let condition = task?.task.conditions.first, !isWorking else { return nil }
    let outcome = ExperimentOutcome(experiment, series: run.series)
    return hidden.isDisjoint(with: outcome.series(in: condition))
      ? outcome.sides(of: condition) : nil
  }

  package mutating func change(to experiment: ExperimentPart) {
    changed = (experiment, ExperimentRun(experiment.experiment))
  }

  package mutating func restore() { changed = nil }

  private mutating func judgeTask() {
    guard let task = openTask, isChanged else { return }
    let outcome = ExperimentOutcome(experiment, series: run.series)
    // What a question hides is not settled by what nobody may see.
    guard hidden.isDisjoint(with: task.conditions.flatMap(outcome.series)) else { return }
    if task.conditions.allSatisfy(outcome.holds) { answers.settle(task.id, .answered) }
  }

  // MARK: From session to session

  package var kept: [String: LessonAnswer] { answers.kept }
  package mutating func restore(_ kept: [String: LessonAnswer]) { answers.restore(kept) }

  /// Whether all has been seen, and nothing follows.
  package var isDone: Bool { position == lastPosition && number == lesson.parts.count - 1 }
}
