package import Lessons
import Study

/// Where somebody stands in a lesson: in a graph or in an experiment.
package struct Standpoint: Hashable, Sendable {
  package let spot: Spot
  /// The number of the part among all parts of the lesson.
  package let part: Int
  package let experiment: ExperimentPlace?

  package init(spot: Spot, part: Int, experiment: ExperimentPlace?) {
    self.spot = spot
    self.part = part
    self.experiment = experiment
  }

  func comes(before other: Standpoint) -> Bool { order.lexicographicallyPrecedes(other.order) }

  private var order: [Int] {
    experiment.map { [part, 0, 0, $0.position] }
      ?? [part, spot.isEnd ? 1 : 0, spot.iteration, spot.position]
  }
}

extension AppState {
  var standpoint: Standpoint? {
    if let experiment = experiment?.study {
      return Standpoint(
        spot: stepper?.study.spot ?? Spot(), part: experiment.number,
        experiment: ExperimentPlace(part: experiment.number, position: experiment.position))
    }
    return stepper.map {
      Standpoint(spot: $0.study.spot, part: $0.study.number, experiment: nil)
    }
  }

  /// Back to where one was before the last jump; the same again leads here.
  mutating func goBack() {
    guard let there = origin, let here = standpoint, there != here else {
      message = "There was no jump yet; : and / make one."
      return
    }
    origin = here
    keepAnswers()
    go(to: there)
    message = "Back where you were; ' returns."
  }

  /// To a place of the lesson that is open.
  mutating func go(to there: Standpoint) {
    if let place = there.experiment {
      resume(at: there.spot, in: place)
    } else {
      experiment = nil
      _ = stepper?.perform(.travel(.spot(there.spot)))
    }
  }
}
