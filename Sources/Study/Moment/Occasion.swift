import Autodiff
package import Lessons

/// What a part says, asks and sets at one place of it.
package struct Occasion: Sendable {
  package var said: [Passage] = []
  package var questions: [Question] = []
  package var tasks: [TryTask] = []
}

extension Moment {
  /// All that the part says, asks and sets at any iteration: what a screen must have room for.
  package var occasions: [Occasion] {
    var found: [Placement: Occasion] = [:]
    for position in positionsWithText {
      found[.step(position), default: Occasion()].said = said(ofGivenValuesAt: position)
    }
    for note in part.notes where note.stage.iteration > 0 {
      guard let say = note.say else { continue }
      found[.iteration(note.stage.iteration), default: Occasion()].said.append(.prose(say))
    }
    if part.training != nil, found[.iteration(1)]?.said.isEmpty ?? true {
      found[.iteration(1), default: Occasion()].said = [.iteration(1, lossBefore: 0)]
    }
    for placed in scene.agenda.questions {
      found[placed.placement, default: Occasion()].questions.append(placed.item)
    }
    for placed in scene.agenda.tasks {
      found[placed.placement, default: Occasion()].tasks.append(placed.item)
    }
    return Array(found.values)
  }

  private var positionsWithText: Set<Int> {
    var positions = Set(
      part.notes.filter { $0.say != nil && $0.stage.iteration == 0 }
        .compactMap { $0.stage.position(in: scene.trace) })
    if let first = scene.firstNonFinite { positions.insert(first.position) }
    return positions
  }
}
