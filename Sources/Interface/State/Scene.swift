import Autodiff
import Lessons
import Notation

/// A part of a lesson at one iteration: its trace, and what is said and asked along it.
struct Scene: Sendable {
  let title: String
  let trace: Trace
  let questions: [PlacedQuestion]
  /// What the part asks at any iteration.
  let allQuestions: [PlacedQuestion]
  let tasks: [PlacedTask]
  /// What the part lets try at any iteration.
  let allTasks: [PlacedTask]
  let evaluation: Evaluation
  let narrate: LessonState.Narrate
  /// The same for other values than the lesson's, of which less is known.
  let narrateOther: LessonState.Narrate
  /// What the part says at any iteration: what panes must have room for.
  let narrateAll: LessonState.Narrate

  /// A trace by itself.
  init(
    title: String, trace: Trace, questions: [PlacedQuestion], tasks: [PlacedTask],
    evaluation: Evaluation, narrate: @escaping LessonState.Narrate
  ) {
    self.title = title
    self.trace = trace
    self.questions = questions
    allQuestions = questions
    self.tasks = tasks
    allTasks = tasks
    self.evaluation = evaluation
    self.narrate = narrate
    narrateOther = narrate
    narrateAll = narrate
  }

  /// - Parameter lossBefore: the loss before the last update; nil at iteration 0.
  init(
    _ part: LessonPart, of lesson: Lesson, trace: Trace, iteration: Int, lossBefore: Double?,
    asks: Bool
  ) {
    title = part.title.map { "\(lesson.title): \($0)" } ?? lesson.title
    self.trace = trace
    let notes = part.notes(atIteration: iteration)
    questions = asks ? PlacedQuestion.all(in: notes, trace) : []
    allQuestions = asks ? PlacedQuestion.all(in: part.notes, trace, areApart: true) : []
    tasks = asks ? PlacedTask.all(in: notes, trace) : []
    allTasks = asks ? PlacedTask.all(in: part.notes, trace, areApart: true) : []
    evaluation = Evaluation(part, iteration: iteration)
    let said: @Sendable (Double?) -> LessonState.Narrate = { lossBefore in
      { trace, pen, veil in
        guard iteration > 0 else { return Self.narration(notes, trace, pen, veil) }
        let said = notes.compactMap(\.say).flatMap {
          ProseText(trace: trace, pen: pen, veil: veil).paragraphs($0)
        }
        let lines = said.isEmpty ? Self.iteration(iteration, lossBefore, trace, pen) : said
        // What is said of an iteration is said of its values; those of the next come with the update.
        let last = trace.firstUpdatePosition.map { $0 - 1 } ?? trace.steps.count
        return Dictionary(uniqueKeysWithValues: (0...last).map { ($0, lines) })
      }
    }
    narrate = said(lossBefore)
    // Of a run that began with other values the loss before is another.
    narrateOther = said(nil)
    let laterNotes = part.notes.filter {
      if case .iteration(1...) = $0.stage { true } else { false }
    }
    let start = part.notes(atIteration: 0)
    let last = part.training == nil ? nil : 1
    narrateAll = { trace, pen, veil in
      var narration = Self.narration(start, trace, pen, veil)
      // Negative positions, which are of no trace, keep them apart.
      for case .iteration(let number) in laterNotes.map(\.stage) {
        let text = ProseText(trace: trace, pen: pen, veil: veil)
        narration[-number] = laterNotes.filter { $0.stage == .iteration(number) }.flatMap { note in
          note.say.map(text.paragraphs) ?? []
        }
      }
      if let last, narration[-last] == nil {
        narration[-last] = Self.iteration(last, 0, trace, pen)
      }
      return narration
    }
  }

  /// What is said at the stages of the given values.
  private static func narration(
    _ notes: [StageNote], _ trace: Trace, _ pen: Pen, _ veil: Veil
  ) -> [Int: [StyledLine]] {
    let text = ProseText(trace: trace, pen: pen, veil: veil)
    var narration: [Int: [StyledLine]] = [:]
    var update: [StyledLine] = []
    for note in notes {
      guard let say = note.say, let position = note.stage.position(in: trace) else { continue }
      let lines = text.paragraphs(say)
      // What is said at the end of the last pass gives way to what is said at the very end.
      if note.stage == .end { narration[position] = nil }
      if note.stage == .update { update += lines }
      narration[position, default: []] += lines
    }
    // The update is one stage: what is said of it stands at each of its steps.
    if let first = trace.firstUpdatePosition, !update.isEmpty {
      for position in first...trace.steps.count where narration[position] == nil {
        narration[position] = update
      }
    }
    if let (position, line) = text.firstNonFinite {
      narration[position, default: []].append(line)
    }
    return narration
  }

  /// What is said of an iteration of which the lesson says nothing.
  private static func iteration(
    _ number: Int, _ lossBefore: Double?, _ trace: Trace, _ pen: Pen
  ) -> [StyledLine] {
    let loss = pen.name(trace.graph.loss, in: trace.graph)
    let updates = number == 1 ? "1 update" : "\(number) updates"
    let before = lossBefore.map {
      let number = pen.numbers.significant($0, 4)
      return " Before \(updates == "1 update" ? "it" : "the last of them") \(loss) was \(number)."
    }
    return [StyledLine("After \(updates)." + (before ?? ""))]
  }
}

extension LessonPart {
  /// What is said and asked there: at iteration 0 at all stages, later at that iteration only.
  fileprivate func notes(atIteration iteration: Int) -> [StageNote] {
    notes.filter { note in
      if case .iteration(let number) = note.stage { return number == iteration }
      return iteration == 0
    }
  }
}
