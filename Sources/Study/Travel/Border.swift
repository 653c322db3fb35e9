package import Lessons

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
    if said == nil, refusalToAnswer == nil, let question = moment.pending?.question,
      leftOpen.insert(question.id).inserted
    {
      return announce(.question)
    }
    guard let border = borderAhead else { return perform(.next) }
    if said != border { return announce(border) }
    guard border == .endPage else { return perform(.next) }
    end()
    return .ended
  }

  /// The end page is read.
  package mutating func end() { hasEnded = true }

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

  /// The questions of the lesson that are not settled.
  package var openInLesson: [Question] {
    course.parts.flatMap(\.notes).flatMap(\.questions).filter { !answers.isSettled($0.id) }
  }

  /// The tasks of the lesson that are not settled.
  package var openTasksInLesson: [TryTask] {
    course.asks
      ? course.parts.flatMap(\.notes).compactMap(\.task).filter { !answers.isSettled($0.id) } : []
  }

  /// Whether the end page was reached and no question is open; tasks are not needed.
  package var isDone: Bool { hasEnded && openInLesson.isEmpty }

  /// The moments at which the lesson asks or sets something, in its order, with its own values.
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
