package import Autodiff

/// A place in a lesson; what is shown there follows from it, from the answers and from the values.
package struct Spot: Hashable, Sendable {
  /// Counted from 0.
  package var part: Int
  /// After how many updates.
  package var iteration: Int
  /// After how many steps; 0 is the start.
  package var position: Int
  /// Whether it is the end of a part that speaks of iterations: back at the given values, with the
  /// passes done.
  package var isEnd: Bool

  package init(part: Int = 0, iteration: Int = 0, position: Int = 0, isEnd: Bool = false) {
    self.part = part
    self.iteration = iteration
    self.position = position
    self.isEnd = isEnd
  }
}

/// A question or a task, and where it stands in its part.
package struct Placed<Item: Sendable>: Sendable {
  package let item: Item
  package let placement: Placement

  package init(_ item: Item, at placement: Placement) {
    self.item = item
    self.placement = placement
  }
}

/// Where something stands in a part.
package enum Placement: Hashable, Sendable {
  /// After so many steps, with the given values.
  case step(Int)
  /// After so many updates, at every step.
  case iteration(Int)
  /// At an end that comes after the iterations that the part speaks of.
  case end

  package init?(_ stage: Stage, of part: GraphLessonPart, in trace: Trace) {
    if stage == .end, part.endsApart {
      self = .end
    } else if stage.iteration > 0 {
      self = .iteration(stage.iteration)
    } else if let position = stage.position(in: trace) {
      self = .step(position)
    } else {
      return nil
    }
  }

  /// Whether the way through the part has come here, or would have before.
  package func isReached(at spot: Spot) -> Bool {
    switch self {
    case .step(let position): spot.iteration > 0 || spot.position >= position
    case .iteration(let number): spot.iteration >= number
    case .end: spot.isEnd
    }
  }

  package func stands(at spot: Spot) -> Bool {
    switch self {
    case .step(let position):
      spot.iteration == 0 && spot.position == position && !spot.isEnd
    case .iteration(let number): spot.iteration == number
    case .end: spot.isEnd
    }
  }

  package var iteration: Int {
    switch self {
    case .step, .end: 0
    case .iteration(let number): number
    }
  }
}
