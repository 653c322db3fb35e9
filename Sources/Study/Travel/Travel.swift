package import Autodiff
package import Lessons

/// The ways from one spot of a lesson to another.
package enum Travel: Hashable, Sendable {
  /// A step on; from the end of a part to the start of the next.
  case next
  /// A step back; from the start of a part to the end of the one before.
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

extension Study {
  /// Where a way leads from here; nil if it leads nowhere.
  func destination(of travel: Travel) -> Spot? {
    var spot = spot
    let last = moment.lastPosition
    switch travel {
    case .next:
      guard spot.position < last else { return part(1).map { Spot(part: $0, iteration: left[$0]) } }
      spot.position += 1
    case .back:
      guard spot.position > 0 else {
        return part(-1).map { Spot(part: $0, iteration: left[$0], position: .max) }
      }
      spot.position -= 1
    case .nextPass:
      guard spot.position < last else { return destination(of: .next) }
      spot.position = moment.nextPass
    case .previousPass:
      guard spot.position > 0 else { return destination(of: .back) }
      spot.position = moment.previousPass
    case .first:
      spot.position = 0
    case .last:
      spot.position = last
    case .parts(let change):
      return part(change).map { Spot(part: $0, iteration: left[$0]) }
    case .iterations(let change):
      guard let iteration = iteration(change) else { return nil }
      spot.iteration = iteration
    case .update:
      guard lastIteration != nil else { return nil }
      if spot.position == last {
        guard let iteration = iteration(1) else { return nil }
        spot.iteration = iteration
      }
      spot.position = .max
    case .node(let id):
      guard let position = moment.stop(of: id) else { return nil }
      spot.position = position
    case .spot(let goal):
      return goal
    case .stage(let placed):
      return Spot(part: placed.part, iteration: placed.stage.iteration)
    }
    return spot
  }

  /// The part so many parts on; nil if there is none.
  private func part(_ change: Int) -> Int? {
    let (index, isTooLarge) = spot.part.addingReportingOverflow(change)
    return !isTooLarge && lesson.parts.indices.contains(index) ? index : nil
  }

  private func iteration(_ change: Int) -> Int? {
    let (number, isTooLarge) = spot.iteration.addingReportingOverflow(change)
    guard let lastIteration, !isTooLarge, (0...lastIteration).contains(number) else { return nil }
    return number
  }

  /// The iteration at which the part trains no further; nil if it does not train.
  package var lastIteration: Int? { course.lastIteration(ofPart: spot.part) }
}

extension Stage {
  /// The iteration that it belongs to.
  var iteration: Int {
    switch self {
    case .iteration(let number): number
    case .start, .forward, .backward, .update, .end: 0
    }
  }
}
