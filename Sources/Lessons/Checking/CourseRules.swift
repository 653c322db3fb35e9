import Autodiff
import Experiments

/// What a lesson of the course owes its readers beyond being right.
enum CourseRules {
  static func problems(of lesson: Lesson) -> [Problem] {
    header(lesson)
      + lesson.graphs.indices.flatMap { narration(lesson.graphs[$0], after: lesson.graphs[..<$0]) }
      + lesson.parts.compactMap(\.experiment).flatMap(narration) + questions(lesson)
  }

  private static func header(_ lesson: Lesson) -> [Problem] {
    let keys = [
      ("summary", lesson.summary == nil), ("section", lesson.section == nil),
      ("minutes", lesson.minutes == nil), ("goals", lesson.goals.isEmpty),
      ("references", lesson.references.isEmpty),
    ]
    let missing = keys.filter(\.1).map { CourseProblem.keyMissing($0.0) }
    let hasTeacher = lesson.parts.flatMap(\.notes).contains { $0.teacher != nil }
    return (missing + (hasTeacher ? [] : [.nothingForTheTeacher])).map {
      Problem(lesson.idPlace, $0.sentence)
    }
  }

  /// Every series is said something of: else what it shows is lost on those who read on.
  private static func narration(_ part: Part<ExperimentPart>) -> [Problem] {
    let series = part.content.experiment.outlines.enumerated()
      .map { ("series \"\($1.name)\"", Stage.series($0)) }
    return ([("start", .start)] + series + [("end", .end)]).filter { !part.isSaid($0.1) }.map {
      Problem(part.content.writing.place, CourseProblem.silentExperiment($0.0).sentence)
    }
  }

  private static func narration(
    _ part: GraphLessonPart, after earlier: ArraySlice<GraphLessonPart>
  ) -> [Problem] {
    let stages = [("start", Stage.start), ("end", .end)]
    return stages.filter { !part.isSaid($0.1) }.map {
      Problem(
        part.content.place(of: part.content.graph.loss) ?? .start,
        CourseProblem.silent($0.0).sentence)
    } + silentSteps(part, told: Set(earlier.flatMap(toldStages)))
  }

  private static func toldStages(_ part: GraphLessonPart) -> [String] {
    part.notes.filter { $0.say != nil }.map { $0.stage.text(in: part.content.graph) }
  }

  /// A step of which nothing is said is passed by those who read on, so what it shows is lost on them;
  /// not so where an earlier part has told of the stage: a second walk begins where it is new.
  private static func silentSteps(_ part: GraphLessonPart, told: Set<String>) -> [Problem] {
    let trace = part.content.trace()
    var stages: Set<Stage> = []
    return trace.steps.enumerated().compactMap { index, step in
      if case .reverse(let path) = step, let use = path.use,
        part.isSaid(.path(path.target, through: use))
      {
        return nil
      }
      let stage = step.stage
      // What is said at the end stands on the last step.
      guard stages.insert(stage).inserted, !part.isSaid(stage),
        index + 1 < trace.steps.count || !part.isSaid(.end)
      else { return nil }
      let name = stage.text(in: part.content.graph)
      guard !told.contains(name) else { return nil }
      let problem = CourseProblem.silentStep(index + 1, stage: name)
      return Problem(part.content.place(of: step.node) ?? .start, problem.sentence)
    }
  }

  private static func questions(_ lesson: Lesson) -> [Problem] {
    let notes = lesson.parts.flatMap(\.notes)
    let questions = notes.flatMap(\.questions)
    let tasks = notes.compactMap(\.task)
    var wanted: Set<CourseProblem> = [.noNumber, .noShapeOrSign, .noChoice]
    for question in questions {
      switch question.kind {
      case .number: wanted.remove(.noNumber)
      case .shape, .sign: wanted.remove(.noShapeOrSign)
      case .choice, .several: wanted.remove(.noChoice)
      case .matrix, .formula, .cells: break
      }
    }
    if tasks.isEmpty { wanted.insert(.noTask) }
    let helped =
      questions.map { ($0.id, $0.idPlace, $0.hints) } + tasks.map { ($0.id, $0.idPlace, $0.hints) }
    return wanted.map { Problem(lesson.idPlace, $0.sentence) }
      + helped.filter { !goesFromAHintToTheWorking($0.2) }.map { id, place, _ in
        Problem(place, CourseProblem.hints(id).sentence)
      }
  }

  private static func goesFromAHintToTheWorking(_ hints: [Hint]) -> Bool {
    let reveals = hints.map { if case .reveal = $0 { true } else { false } }
    return hints.count >= 2 && reveals.firstIndex(of: true) == hints.count - 1
  }

  /// Over all lessons, where the right option stands whose order is fixed: else the answer could be
  /// known without the question. The last question of a place that has too many is named.
  static func problemsOfOrder(_ lessons: [Lesson]) -> [(lesson: String, problem: Problem)] {
    typealias Choice = (lesson: String, place: Place, option: Int)
    let right = lessons.flatMap { lesson in
      lesson.parts.flatMap(\.notes).flatMap(\.questions).compactMap { question -> Choice? in
        guard question.hasFixedOrder, case .choice(let options) = question.kind,
          let option = options.firstIndex(where: \.isRight)
        else { return nil }
        return (lesson.id, question.idPlace, option)
      }
    }
    let most = (right.count + 1) / 2
    guard right.count > 2 else { return [] }
    return Dictionary(grouping: right, by: \.option).compactMap { option, own in
      guard own.count > most, let last = own.last else { return nil }
      let problem = CourseProblem.rightOptionStandsStill(
        option + 1, count: own.count, of: right.count)
      return (last.lesson, Problem(last.place, problem.sentence))
    }
  }
}

extension Part {
  fileprivate func isSaid(_ stage: Stage) -> Bool {
    notes(at: stage).contains { $0.say != nil }
  }
}

extension Step {
  /// Where a lesson speaks of it: all uses of a node on the way back, and all that an update moves,
  /// have one place.
  fileprivate var stage: Stage {
    switch self {
    case .forward(let step): .forward(step.node)
    case .reverse(let step): .backward(step.target)
    case .update: .update
    }
  }
}

/// What a lesson of the course lacks, each with its one sentence.
enum CourseProblem: Hashable {
  case keyMissing(String)
  case nothingForTheTeacher
  case silent(String)
  case silentExperiment(String)
  case silentStep(Int, stage: String)
  case noNumber
  case noShapeOrSign
  case noChoice
  case noTask
  case hints(String)
  /// Counted from 1.
  case rightOptionStandsStill(Int, count: Int, of: Int)

  var sentence: String {
    switch self {
    case .keyMissing(let key): "a lesson of the course has '\(key)'; add it"
    case .nothingForTheTeacher:
      "nothing is said to the teacher; add a 'teacher' to a step: what to ask the room, and what to "
        + "do with its answers"
    case .silent(let stage):
      "nothing is said at '\(stage)' of this graph; add a step 'at: \(stage)' with a 'say'"
    case .silentExperiment(let stage):
      "nothing is said at '\(stage)' of this experiment; add a step 'at: \(stage)' with a 'say'"
    case .silentStep(let step, let stage):
      "nothing is said at step \(step); add a step 'at: \(stage)' with a 'say'"
    case .noNumber:
      "no question asks for a number before it is shown; add an 'ask' of 'type: number'"
    case .noShapeOrSign:
      "no question is about a shape or a sign; add an 'ask' of 'type: shape' or 'type: sign'"
    case .noChoice:
      "no question asks for a reason; add an 'ask' of 'type: choice', each wrong option with a 'why'"
    case .noTask: "no values are to be changed; add a 'try' with a task"
    case .hints(let id):
      "'\(id)' needs a hint, and 'reveal' as the last one, so that help goes from a hint to the "
        + "working"
    case .rightOptionStandsStill(let option, let count, let all):
      "option \(option) is the right one in \(count) of \(all) choices; let it stand elsewhere"
    }
  }
}
