import Lessons
import Screen
import Study

extension Page {
  /// The end of a lesson: what is done, what is open, and where it goes on.
  static let end = Page(id: "end", place: "the end page") { state, columns in
    var lines = state.classEnd ?? state.endPage?.lines ?? []
    if !state.isPresenting, let next = state.nextLesson {
      lines += [StyledLine(), StyledLine("Next: \(next.title)")]
    }
    return LongText(
      lines: lines.flatMap { line in
        line.spelled(state.pen.glyphs).wrapped(to: columns, indent: EndPage.indent)
      })
  }
}

/// What is said at the end of a lesson, the same on the screen and in sentences.
struct EndPage {
  private let standing: LessonStanding
  let places: [AskingPlace]
  /// Of a lesson that a class has gone through, which is nobody's.
  private let isOfClass: Bool
  private let pen: Pen

  /// What stands before a question, and before the further lines of it.
  static let indent = 2

  /// - Parameter experiments: by the numbers of their parts, those whose numbers are worked out.
  init(
    study: Study, isOfClass: Bool = false, experiments: [Int: ExperimentStudy] = [:], pen: Pen
  ) {
    let moments = Dictionary(grouping: study.askingMoments) { study.course.numbers[$0.spot.part] }
    self.init(study.standing, isOfClass, moments, experiments, pen)
  }

  /// Of a lesson without a graph.
  init(
    _ standing: LessonStanding, isOfClass: Bool = false, experiments: [Int: ExperimentStudy],
    pen: Pen
  ) {
    self.init(standing, isOfClass, [:], experiments, pen)
  }

  private init(
    _ standing: LessonStanding, _ isOfClass: Bool, _ moments: [Int: [Moment]],
    _ experiments: [Int: ExperimentStudy], _ pen: Pen
  ) {
    self.standing = standing
    self.isOfClass = isOfClass
    self.pen = pen
    places = standing.lesson.parts.indices.flatMap { number -> [AskingPlace] in
      if let moments = moments[number] { return moments.map { AskingPlace($0, pen) } }
      let known = experiments[number]
      return (standing.experiment(ofPart: number, knownAs: known)?.askingPlaces ?? [])
        .map { AskingPlace($0, pen) }
    }
  }

  /// Where the first question stands that is open; nil where none is.
  var firstOpenQuestion: AskingPlace.Location? {
    places.first { $0.questions.contains { !$0.record.isDone } }?.location
  }

  func sentences(_ glyphs: Glyphs) -> [String] {
    lines.filter { !$0.isEmpty }.map { glyphs.spell($0.text) }
  }

  var lines: [StyledLine] {
    let lesson = standing.lesson
    var lines = [StyledLine("The end of \(lesson.title)", .title), status]
    if !lesson.goals.isEmpty {
      lines += [StyledLine(), StyledLine("What to take along", .title)]
      lines += lesson.goals.map { StyledLine("• \($0)") }
    }
    let questions = places.flatMap { place in
      place.questions.map { line($0.record, answered: "right", $0.prompt) }
        + (place.saysMore
          ? [StyledLine("  Something more is said here once that is settled.", .muted)] : [])
    }
    let tasks = places.flatMap { place in
      place.tasks.map { line($0.record, answered: "done", $0.prompt) }
    }
    for (title, items) in [("Questions", questions), ("Tasks", tasks)] where !items.isEmpty {
      lines += [StyledLine(), StyledLine(title, .title)] + items
    }
    return lines
  }

  /// Whether the lesson is done, and what is missing.
  private var status: StyledLine {
    if isOfClass { return Self.asked(allBut: standing.openQuestions.count) }
    if standing.isDone {
      let open = standing.openTasks.count
      let tasks = open == 1 ? "its task is" : "\(open) of its tasks are"
      return StyledLine("This lesson is done\(open == 0 ? "." : "; \(tasks) still open.")", .good)
    }
    let open = standing.openQuestions.count
    if standing.asks, standing.wasReadAlone {
      return StyledLine(
        "It was read to its end; it is done once \(open == 1 ? "its question is" : "its \(open) questions are") answered.",
        .muted)
    }
    return StyledLine(
      standing.asks
        ? "\(Wording.open(standing.openQuestions.count)); the lesson is done once none is."
        : "Its questions were not asked, so that it does not count as done.", .warning)
  }

  /// How much of what a class could be asked it was.
  static func asked(allBut count: Int) -> StyledLine {
    switch count {
    case 0: StyledLine("Every question was asked.", .good)
    case 1: StyledLine("1 question was not asked.", .warning)
    default: StyledLine("\(count) questions were not asked.", .warning)
    }
  }

  /// What has become of a question or a task, and what it asks.
  private func line(
    _ record: AnswerRecord, answered: String, _ prompt: [StyledLine]
  ) -> StyledLine {
    let (sign, word, style): (String, String, Style) =
      switch record.state {
      case _ where record.isPassed && isOfClass: ("○", "not asked", .warning)
      case .open: ("○", isOfClass ? "not asked" : "open", .warning)
      case .answered where record.hintsShown == 0: ("●", answered, .good)
      case .answered: ("◍", "\(answered) with help", .good)
      case .revealed: ("◍", "shown", .muted)
      case .skipped: ("◍", "skipped", .muted)
      }
    return prompt.reduce(StyledLine("\(sign) \(word):", style)) { $0 + " " + $1 }
  }
}

/// A place of a lesson that asks or sets something, of a graph or an experiment, in words.
struct AskingPlace {
  typealias Item = (id: String, record: AnswerRecord, prompt: [StyledLine])

  enum Location {
    case graph(Spot)
    /// The part, counted from 0, and a position in it.
    case experiment(part: Int, position: Int)
  }

  let location: Location
  let questions: [Item]
  let tasks: [Item]
  /// Whether something waits to be said until all of that is settled.
  let saysMore: Bool

  init(_ moment: Moment, _ pen: Pen) {
    let text = Wording(
      moment: moment, pen: Pen(glyphs: pen.glyphs, digits: moment.part.digits))
    location = .graph(moment.spot)
    questions = moment.prompts.map {
      ($0.question.id, $0.record, text.paragraphs($0.question.prompt))
    }
    tasks = moment.tasks.map { ($0.task.id, $0.record, text.paragraphs($0.task.prompt)) }
    saysMore = !moment.saidLater.isEmpty
  }

  init(_ study: ExperimentStudy, _ pen: Pen) {
    let text = ExperimentWording(
      study: study, pen: Pen(glyphs: pen.glyphs, digits: study.part.digits))
    location = .experiment(part: study.number, position: study.position)
    questions = study.prompts.map {
      ($0.question.id, $0.record, text.paragraphs($0.question.prompt))
    }
    tasks = study.tasks.map { ($0.task.id, $0.record, text.paragraphs($0.task.prompt)) }
    saysMore = !study.saidLater.isEmpty
  }
}
