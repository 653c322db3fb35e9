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
    scene = Scene(&course, spot, edits: [:], isSandbox: false)
    moment = Moment(spot, scene, answers, sandbox: nil, secrets: Secrets())
    self.course = course
    look()
  }

  package var lesson: Lesson { course.lesson }

  /// Of the lesson, and of the part.
  package var title: String {
    moment.part.title.map { "\(lesson.title): \($0)" } ?? lesson.title
  }

  /// The start of a part as nobody has answered or edited anything, with all hidden that any of its
  /// questions asks for: what a screen is laid out for.
  package func opening(ofPart part: Int) -> Moment {
    var course = course
    let spot = Spot(part: part)
    let scene = Scene(&course, spot, edits: [:], isSandbox: false)
    return Moment(
      spot, scene, Answers(), sandbox: nil,
      secrets: scene.agenda.secrets(atIteration: 0) { _ in true })
  }

  /// Does what a learner asks for; every action is legal at every moment.
  ///
  /// - Returns: what is to be said of it.
  @discardableResult
  package mutating func perform(_ action: StudyAction) -> Said? {
    switch action {
    case .travel(let travel): perform(travel)
    case .answer(let action): perform(action)
    case .value(let action): perform(action)
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
      })
    if open != hidden.by {
      hidden = (
        open, scene.agenda.secrets(atIteration: spot.iteration) { open.ids.contains($0) }
      )
    }
    moment = Moment(spot, scene, answers, sandbox: values.sandbox?.task, secrets: hidden.secrets)
  }

  /// The part, the iteration or the values have changed.
  mutating func evaluate() {
    scene = Scene(
      &course, spot, edits: edits.values, isSandbox: values.sandbox != nil)
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
