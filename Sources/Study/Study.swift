import Autodiff
package import Lessons

/// What a learner does with a lesson: where it stands, what was answered, which values were put in.
///
/// It knows no screen. What may be seen of it is its `moment`.
package struct Study: Sendable {
  package internal(set) var course: Course
  package internal(set) var spot = Spot()
  /// The iteration that each part was left at.
  var left: [Int]
  var answers = Answers()
  var values = Values()
  var scene: Scene
  /// What → said last, unless another way was taken or something done since.
  var announced: Border?
  /// The questions that were left open, so that it is said once of each.
  var leftOpen: Set<String> = []
  /// Whether the end page was reached.
  package internal(set) var hasEnded = false
  /// Where > or < began, unless another way was taken since.
  var departure: Spot?
  /// What may be seen now.
  package private(set) var moment: Moment
  /// What is hidden, and by which questions: it changes with these and not with the position.
  private var hidden = (by: OpenQuestions(), secrets: Secrets())

  /// A lesson at the start of its first graph; nil if it has none.
  ///
  /// - Parameter asks: whether questions are asked, and hide what they ask for, and tasks are set.
  package init?(_ lesson: Lesson, asks: Bool = true) {
    guard let course = Course(lesson, asks: asks) else { return nil }
    self.init(course)
  }

  private init(_ course: Course) {
    var course = course
    left = course.parts.map { _ in 0 }
    scene = Scene(&course, spot, edits: [:])
    moment = Moment(spot, scene, answers, sandbox: nil, secrets: Secrets())
    self.course = course
    look()
  }

  package var lesson: Lesson { course.lesson }

  /// Where the part says, asks or sets something.
  package var placesOfNotes: Set<Placement> { Set(scene.notes.keys) }

  /// Whether questions are asked.
  package var asksQuestions: Bool { course.asks }

  /// Of the part among all parts of the lesson, counted from 0.
  package var number: Int { course.numbers[spot.part] }

  /// Of the lesson, and of the part.
  package var title: String {
    moment.part.title.map { "\(lesson.title): \($0)" } ?? lesson.title
  }

  /// The start of a part as nobody has answered or edited anything, with all hidden that any of its
  /// questions asks for: what a screen is laid out for.
  package func opening(ofPart part: Int) -> Moment {
    var course = course
    let spot = Spot(part: part)
    let scene = Scene(&course, spot, edits: [:])
    return Moment(
      spot, scene, Answers(), sandbox: nil,
      secrets: scene.agenda.secrets(atIteration: 0) { _ in true })
  }

  /// The part that is shown, with its present values as it begins to train, as if every open question
  /// of it were reached: by this a picture is measured, so that nothing of it tells what is asked.
  package var survey: Moment {
    var course = course
    return survey(atIteration: 0, &course)
  }

  /// The same, and what becomes of it at the iterations that the lesson speaks of, after the first
  /// update and after the last; these are left out where they would take long.
  package var surveys: [Moment] {
    var course = course
    let content = scene.part.content
    let spoken = scene.part.notes.map(\.stage.iteration)
    let all = Set(spoken + [0, 1, content.training == nil ? 0 : content.run?.lastIteration ?? 0])
    let size = content.graph.nodes.reduce(0) { $0 + $1.shape.count }
    let isShort = (all.max() ?? 0) * size <= Self.mostSurveyed
    return (isShort && content.training != nil ? all.sorted() : [0])
      .map { survey(atIteration: $0, &course) }
  }

  /// So many entries, each once an update, are worked out to measure a picture.
  private static let mostSurveyed = 20_000

  private func survey(atIteration iteration: Int, _ course: inout Course) -> Moment {
    let spot = Spot(part: spot.part, iteration: iteration)
    let scene =
      self.spot.iteration == iteration
      ? scene : Scene(&course, spot, edits: edits.values, rate: edits.rate)
    var study = self
    let secrets = study.secrets(
      OpenQuestions(
        part: spot.part,
        ids: Set(scene.agenda.questions.map(\.item.id).filter { !answers.isSettled($0) }),
        left: openInOtherParts), at: iteration)
    return Moment(spot, scene, Answers(), sandbox: nil, secrets: secrets)
  }

  /// What the survey follows from.
  package struct SurveyKey: Hashable, Sendable {
    let part: Int
    let edits: [Node.ID: Tensor]
    let rate: Double?
    let open: Set<String>
    /// By how often anything was settled one knows what of other parts is open.
    let settlings: Int
    /// The lines whose shapes must not be seen.
    let shapes: Set<Node.ID>
  }

  package var surveyKey: SurveyKey {
    SurveyKey(
      part: spot.part, edits: edits.values, rate: edits.rate,
      open: Set(scene.agenda.questions.map(\.item.id).filter { !answers.isSettled($0) }),
      settlings: course.parts.count > 1 ? answers.settlings : 0, shapes: hidden.secrets.shapes)
  }

  /// Does what a learner asks for; every action is legal at every moment.
  ///
  /// - Returns: what is to be said of it.
  @discardableResult
  package mutating func perform(_ action: StudyAction) -> Said? {
    let before = announced
    defer { if announced == before { announced = nil } }
    switch action {
    case .travel(.next): return goOn(after: before)
    case .travel(let travel): return perform(travel)
    case .answer(let action): return perform(action)
    case .value(let action): return perform(action)
    }
  }

  /// What the moment is made from has changed.
  mutating func look() {
    for placed in scene.agenda.questions where placed.placement.isReached(at: spot) {
      answers.reach(placed.item.id)
    }
    let open = OpenQuestions(
      part: spot.part, iteration: spot.iteration,
      ids: scene.agenda.hiding { id, hidesFromTheStart in
        !answers.isSettled(id) && (hidesFromTheStart || answers.isReached(id))
      }, left: questionsLeft)
    if open != hidden.by { hidden = (open, secrets(open)) }
    moment = Moment(spot, scene, answers, sandbox: values.sandbox?.task, secrets: hidden.secrets)
  }

  /// What other parts have asked and is still open.
  private var questionsLeft: Set<String> {
    course.parts.count > 1 ? answers.waiting.filter(isOfOtherPart) : []
  }

  /// What other parts ask, or will ask.
  private var openInOtherParts: Set<String> {
    Set(course.partOfQuestion.keys.filter { isOfOtherPart($0) && !answers.isSettled($0) })
  }

  private func isOfOtherPart(_ question: String) -> Bool {
    course.partOfQuestion[question].map { $0 != spot.part } ?? false
  }

  private mutating func secrets(_ open: OpenQuestions) -> Secrets {
    var secrets = secrets(open, at: spot.iteration)
    if open.ids.isEmpty, open.left.isEmpty { return secrets }
    for number in scene.part.content.elsewhere {
      let isHidden = scene.agenda.iterations(of: number, from: spot.iteration).contains {
        self.secrets(open, at: $0).hides(number.name)
      }
      if isHidden { secrets.hide(number) }
    }
    return secrets
  }

  private mutating func secrets(_ open: OpenQuestions, at iteration: Int) -> Secrets {
    var secrets = scene.agenda.secrets(atIteration: iteration) { open.ids.contains($0) }
    if open.left.isEmpty { return secrets }
    secrets.formUnion(
      course.secrets(
        ofOthersInPart: spot.part, atIteration: iteration, isOpen: open.left.contains))
    return secrets
  }

  /// The part, the iteration or the values have changed.
  mutating func evaluate() {
    scene = Scene(&course, spot, edits: edits.values, rate: edits.rate)
    spot.position = max(0, min(spot.position, scene.trace.steps.count))
    look()
  }

  var edits: ValueEdits { values.edits(inPart: spot.part) }
}

/// The questions that hide something at an iteration of a part.
private struct OpenQuestions: Equatable, Sendable {
  var part = 0
  var iteration = 0
  var ids: Set<String> = []
  /// Of other parts.
  var left: Set<String> = []
}

/// What a learner can do.
package enum StudyAction: Hashable, Sendable {
  case travel(Travel)
  case answer(AnswerAction)
  case value(ValueAction)
}

extension Study {
  /// Whether an action would do nothing here, and is not to be offered.
  package func isDisabled(_ action: StudyAction) -> Bool {
    switch action {
    case .travel(let travel): isDisabled(travel)
    case .answer(let action): isDisabled(action)
    case .value(let action): isDisabled(action)
    }
  }
}
