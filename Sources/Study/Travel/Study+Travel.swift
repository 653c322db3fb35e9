package import Lessons

// Where a lesson stands.

extension Study {
  mutating func perform(_ travel: Travel) -> Said? {
    guard let goal = destination(of: travel) else { return nil }
    let part = max(0, min(goal.part, course.parts.count - 1))
    let iteration = max(0, min(goal.iteration, course.lastIteration(ofPart: part) ?? 0))
    let isElsewhere = part != spot.part || iteration != spot.iteration
    let said = isElsewhere ? leaveTask() : nil
    spot = Spot(part: part, iteration: iteration)
    left[part] = iteration
    if isElsewhere { evaluate() }
    spot.position = max(0, min(position(of: goal.place), moment.lastPosition))
    look()
    return said
  }

  private func position(of place: Goal.Place) -> Int {
    switch place {
    case .position(let position): position
    case .passesDone, .stage(.iteration(1...)): moment.passesDone
    case .end: moment.lastPosition
    case .stage(let stage): stage.position(in: scene.trace) ?? 0
    }
  }

  /// Whether all has been read: no way leads on from here.
  package var isDone: Bool { isDisabled(.next) }

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
    study.perform(.travel(.spot(spot)))
    return study
  }
}
