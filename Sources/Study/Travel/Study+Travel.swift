package import Lessons

// Where a lesson stands.

extension Study {
  mutating func perform(_ travel: Travel) -> Said? {
    guard let goal = destination(of: travel) else { return refusal(of: travel).map(Said.refusal) }
    if case .iterations = travel { departure = departure ?? spot } else { departure = nil }
    return go(to: goal)
  }

  private mutating func go(to goal: Goal) -> Said? {
    let part = max(0, min(goal.part, course.parts.count - 1))
    let iteration = max(0, min(goal.iteration, course.lastIteration(ofPart: part) ?? 0))
    let isElsewhere = part != spot.part || iteration != spot.iteration
    let said = isElsewhere ? leaveTask() : nil
    spot = Spot(part: part, iteration: iteration)
    left[part] = iteration
    if isElsewhere { evaluate() }
    let isEnd = goal.place == .end && moment.part.endsApart && iteration == 0
    let position = isEnd ? moment.passesDone : position(of: goal.place)
    spot.position = max(0, min(position, moment.lastPosition))
    spot.isEnd = isEnd
    look()
    return said
  }

  private func position(of place: Goal.Place) -> Int {
    switch place {
    case .position(let position): position
    case .passesDone, .stage(.iteration(1...)): moment.passesDone
    case .lastStep, .end: moment.lastPosition
    case .stage(let stage): stage.position(in: scene.trace) ?? 0
    }
  }

  /// Why a number that was asked for leads nowhere.
  private func refusal(of travel: Travel) -> Said.Refusal? {
    switch travel {
    case .step: .noSuchStep(last: moment.lastPosition)
    case .iterations, .update: lastIteration.map { .noSuchIteration(last: $0) }
    case .parts: lesson.parts.count > 1 ? .noSuchPart(last: lesson.parts.count) : nil
    case .next, .back, .nextPass, .previousPass, .first, .last, .node, .spot, .stage: nil
    }
  }

  /// Whether a way leads nowhere from here.
  func isDisabled(_ travel: Travel) -> Bool { destination(of: travel) == nil }

  /// The same lesson after it was changed, at the spot that is most like this one; nil if it has no
  /// graph any more.
  ///
  /// - Parameter keepsAnswers: whether what is settled stays settled.
  package func moved(to lesson: Lesson, keepsAnswers: Bool = true) -> Study? {
    let landmark = Landmark(spot, of: self.lesson, scene.trace)
    guard var study = Study(lesson, asks: course.asks) else { return nil }
    if keepsAnswers { study.answers.restore(answers.records) }
    study.perform(.travel(.spot(landmark.part(in: lesson))))
    var spot = study.spot
    spot.position = landmark.position(in: study.scene.trace)
    spot.isEnd = self.spot.isEnd
    study.perform(.travel(.spot(spot)))
    return study
  }
}
