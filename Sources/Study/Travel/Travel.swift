package import Autodiff
package import Lessons

/// The ways from one spot of a lesson to another.
package enum Travel: Hashable, Sendable {
  /// A step on, or past steps of which a lesson that speaks says nothing; from the last one to the
  /// iterations that the part speaks of, one after the other, and from these to the start of the next
  /// part.
  case next
  /// A step back, the same way; in an iteration through its own steps.
  case back
  case nextPass, previousPass
  case first, last
  /// After so many steps of the same iteration.
  case step(Int)
  /// To the start of a part that many parts on, at the iteration at which it was left.
  case parts(Int)
  /// So many iterations on; the step stays, and is there again on the way back.
  case iterations(Int)
  /// To the end of the update; from there, to the end of the next one; so many updates.
  case update(Int)
  /// To the step that computes a node's value, then its gradient, then its update.
  case node(Node.ID)
  /// To a spot, or to the one nearest to it.
  case spot(Spot)
  case stage(PlacedStage)
}

/// Where a way leads to; the place is found once the trace of the iteration is there.
struct Goal: Sendable {
  var part: Int
  var iteration = 0
  var place = Place.position(0)

  enum Place: Equatable {
    /// After so many steps, or at the end if there are fewer.
    case position(Int)
    /// After the backward passes, before any update.
    case passesDone
    case lastStep
    /// After the iterations that the part speaks of, if it says something there, else the last step.
    case end
    case stage(Stage)
  }
}

extension Goal {
  /// To a spot.
  init(_ spot: Spot) {
    self.init(
      part: spot.part, iteration: spot.iteration,
      place: spot.isEnd ? .end : .position(spot.position))
  }
}

extension Study {
  /// Where a way leads from here; nil if it leads nowhere.
  func destination(of travel: Travel) -> Goal? {
    let last = moment.lastPosition
    var goal = Goal(spot)
    switch travel {
    case .next: return next
    case .back: return back
    case .nextPass:
      guard spot.position < last, !spot.isEnd else { return next }
      goal.place = .position(moment.nextPass)
    case .previousPass:
      guard spot.position > 0 else { return back }
      goal.place = .position(moment.previousPass)
    case .first: goal.place = .position(0)
    case .last: goal.place = spot.iteration == 0 ? .end : .lastStep
    case .step(let position):
      guard (0...last).contains(position) else { return nil }
      goal.place = .position(position)
    case .parts(let change): return part(change).map { Goal(part: $0, iteration: left[$0]) }
    case .iterations(let change):
      guard let iteration = iteration(change) else { return nil }
      // Where > began < leads back to.
      goal = Goal(departure ?? spot)
      if iteration > 0, spot.isEnd || departure?.isEnd == true { goal.place = .passesDone }
      goal.iteration = iteration
    case .update(let count):
      guard let iteration = iteration(spot.position == last ? count : count - 1) else { return nil }
      goal.iteration = iteration
      goal.place = .lastStep
    case .node(let id):
      guard let position = moment.stop(of: id) else { return nil }
      goal.place = .position(position)
    case .spot(let spot): return Goal(spot)
    case .stage(let placed):
      guard let part = course.numbers.firstIndex(of: placed.part) else { return nil }
      return Goal(
        part: part, iteration: placed.stage.iteration,
        place: placed.stage == .end ? .end : .stage(placed.stage))
    }
    return goal
  }

  /// An iteration that the lesson speaks of is read with its passes done, and left from there.
  private var next: Goal? {
    let spoken = course.iterationsSpokenOf(inPart: spot.part)
    let isRead =
      spot.isEnd || spot.position == moment.lastPosition
      || spot.position == moment.passesDone && spoken.contains(spot.iteration)
    guard isRead else {
      return Goal(
        part: spot.part, iteration: spot.iteration, place: .position(moment.nextStop))
    }
    if !spot.isEnd {
      if let iteration = spoken.first(where: { $0 > spot.iteration }) {
        return Goal(part: spot.part, iteration: iteration, place: .passesDone)
      }
      if moment.part.endsApart { return Goal(part: spot.part, place: .end) }
    }
    return part(1).map { Goal(part: $0) }
  }

  private var back: Goal? {
    if spot.isEnd { return end(ofPart: spot.part, before: .max) }
    if spot.position > 0 {
      return Goal(
        part: spot.part, iteration: spot.iteration, place: .position(spot.position - 1))
    }
    if spot.iteration > 0 { return end(ofPart: spot.part, before: spot.iteration) }
    return part(-1).map { end(ofPart: $0) }
  }

  /// The end of a part; before an iteration, the last one that it speaks of, or the last step.
  private func end(ofPart part: Int, before limit: Int? = nil) -> Goal {
    if limit == nil, course.parts[part].endsApart { return Goal(part: part, place: .end) }
    return course.iterationsSpokenOf(inPart: part).last { $0 < limit ?? .max }
      .map { Goal(part: part, iteration: $0, place: .passesDone) }
      ?? Goal(part: part, place: .lastStep)
  }

  /// The graph so many parts of the lesson on; nil where there is none, or an experiment.
  private func part(_ change: Int) -> Int? {
    let (number, isTooLarge) = course.numbers[spot.part].addingReportingOverflow(change)
    return isTooLarge ? nil : course.numbers.firstIndex(of: number)
  }

  private func iteration(_ change: Int) -> Int? {
    let (number, isTooLarge) = spot.iteration.addingReportingOverflow(change)
    guard let lastIteration, !isTooLarge, (0...lastIteration).contains(number) else { return nil }
    return number
  }

  /// The iteration at which the part trains no further; nil if it does not train.
  package var lastIteration: Int? { course.lastIteration(ofPart: spot.part) }
}
