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
  /// To the start of a part that many parts on, at the iteration at which it was left.
  case parts(Int)
  /// So many iterations on; the step stays.
  case iterations(Int)
  /// To the end of the update; from there, to the end of the next one.
  case update
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

  enum Place: Sendable {
    /// After so many steps, or at the end if there are fewer.
    case position(Int)
    /// After the backward passes, before any update.
    case passesDone
    case end
    case stage(Stage)
  }
}

extension Study {
  /// Where a way leads from here; nil if it leads nowhere.
  func destination(of travel: Travel) -> Goal? {
    let last = moment.lastPosition
    var goal = Goal(
      part: spot.part, iteration: spot.iteration, place: .position(spot.position))
    switch travel {
    case .next: return next
    case .back: return back
    case .nextPass:
      guard spot.position < last else { return next }
      goal.place = .position(moment.nextPass)
    case .previousPass:
      guard spot.position > 0 else { return back }
      goal.place = .position(moment.previousPass)
    case .first: goal.place = .position(0)
    case .last: goal.place = .end
    case .parts(let change): return part(change).map { Goal(part: $0, iteration: left[$0]) }
    case .iterations(let change):
      guard let iteration = iteration(change) else { return nil }
      goal.iteration = iteration
    case .update:
      guard lastIteration != nil else { return nil }
      if spot.position == last {
        guard let iteration = iteration(1) else { return nil }
        goal.iteration = iteration
      }
      goal.place = .end
    case .node(let id):
      guard let position = moment.stop(of: id) else { return nil }
      goal.place = .position(position)
    case .spot(let spot):
      return Goal(part: spot.part, iteration: spot.iteration, place: .position(spot.position))
    case .stage(let placed):
      return Goal(
        part: placed.part, iteration: placed.stage.iteration, place: .stage(placed.stage))
    }
    return goal
  }

  /// An iteration that the lesson speaks of is read with its passes done, and left from there.
  private var next: Goal? {
    let spoken = course.iterationsSpokenOf(inPart: spot.part)
    let isRead =
      spot.position == moment.passesDone && spoken.contains(spot.iteration)
      || spot.position == moment.lastPosition
    guard isRead else {
      return Goal(
        part: spot.part, iteration: spot.iteration, place: .position(moment.nextStop))
    }
    if let iteration = spoken.first(where: { $0 > spot.iteration }) {
      return Goal(part: spot.part, iteration: iteration, place: .passesDone)
    }
    return part(1).map { Goal(part: $0) }
  }

  private var back: Goal? {
    if spot.position > 0 {
      return Goal(
        part: spot.part, iteration: spot.iteration, place: .position(spot.position - 1))
    }
    if spot.iteration > 0 { return end(ofPart: spot.part, before: spot.iteration) }
    return part(-1).map { end(ofPart: $0) }
  }

  /// The last iteration that a part speaks of, or the last of its steps.
  ///
  /// - Parameter limit: an iteration that must come later; nil if any may.
  private func end(ofPart part: Int, before limit: Int? = nil) -> Goal {
    course.iterationsSpokenOf(inPart: part).last { $0 < limit ?? .max }
      .map { Goal(part: part, iteration: $0, place: .passesDone) } ?? Goal(part: part, place: .end)
  }

  /// The part so many parts on; nil if there is none.
  private func part(_ change: Int) -> Int? {
    let (index, isTooLarge) = spot.part.addingReportingOverflow(change)
    return !isTooLarge && course.parts.indices.contains(index) ? index : nil
  }

  private func iteration(_ change: Int) -> Int? {
    let (number, isTooLarge) = spot.iteration.addingReportingOverflow(change)
    guard let lastIteration, !isTooLarge, (0...lastIteration).contains(number) else { return nil }
    return number
  }

  /// The iteration at which the part trains no further; nil if it does not train.
  package var lastIteration: Int? { course.lastIteration(ofPart: spot.part) }
}
