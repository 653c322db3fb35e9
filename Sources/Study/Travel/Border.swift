import Lessons

/// What → says once before it leads on.
package enum Border: Hashable, Sendable {
  /// A question stands here and is left open.
  case question
  case iteration(Int)
  /// After the iterations, to the end of the part.
  case givenValues
  /// Among all parts, counted from 0.
  case part(Int, title: String?)
  case endPage
}

// The way to the end of a lesson.

extension Study {
  /// A step on; over a border, or past a question that is left for the first time, once that was
  /// said.
  ///
  /// - Parameter said: what was said here.
  mutating func goOn(after said: Border?) -> Said? {
    if said == nil, let question = questionToLeave() { return question }
    guard let border = borderAhead else { return perform(.next) }
    if said != border { return announce(border) }
    guard border == .endPage else { return perform(.next) }
    end()
    return .ended
  }

  /// Whether → leads to the end page from here.
  package var isBeforeEndPage: Bool {
    borderAhead == .endPage && lesson.border(after: number) == .endPage
  }

  /// The end page is read.
  package mutating func end() { hasEnded = true }

  /// Goes on with what was done in an experiment of the lesson.
  package mutating func takeOver(_ experiment: ExperimentStudy) {
    answers.take(passedBy: experiment.answers)
    restore(experiment.kept)
    hasEnded = hasEnded || experiment.hasEnded
  }

  /// What is said before → leads on to an experiment; nil once that was said.
  package mutating func announceExperiment() -> Said? {
    let said = announced
    if said == nil, let question = questionToLeave() { return question }
    let border = lesson.border(after: number)
    return said == border ? nil : announce(border)
  }

  /// That a question waits that is left for the first time.
  private mutating func questionToLeave() -> Said? {
    guard refusalToAnswer == nil, let question = moment.pending?.question,
      leftOpen.insert(question.id).inserted
    else { return nil }
    return announce(.question)
  }

  private mutating func announce(_ border: Border) -> Said {
    announced = border
    let isLeft =
      switch border {
      case .part, .endPage: true
      case .question, .iteration, .givenValues: false
      }
    return .border(border, open: isLeft ? moment.openCount : 0)
  }

  /// What lies between here and where → leads; nil between two steps.
  private var borderAhead: Border? {
    guard let goal = destination(of: .next) else { return .endPage }
    if goal.part != spot.part {
      return .part(course.numbers[goal.part], title: course.parts[goal.part].title)
    }
    if goal.place == .end { return .givenValues }
    return goal.iteration == spot.iteration ? nil : .iteration(goal.iteration)
  }

  /// How far the lesson has come.
  package var standing: LessonStanding {
    LessonStanding(lesson, asks: course.asks, answers: answers, hasEnded: hasEnded)
  }

  package var isDone: Bool { standing.isDone }

  /// The moments at which the graphs of the lesson ask or set something, in its order, with its own
  /// values.
  package var askingMoments: [Moment] {
    var reader = self
    reader.values = Values()
    reader.evaluate()
    var spots = Set<Spot>()
    var moments: [Moment] = []
    for (number, part) in zip(course.numbers, course.parts) {
      for note in part.notes where !note.questions.isEmpty || note.task != nil {
        reader.perform(.travel(.stage(PlacedStage(part: number, stage: note.stage))))
        if spots.insert(reader.spot).inserted { moments.append(reader.moment) }
      }
    }
    return moments
  }
}
