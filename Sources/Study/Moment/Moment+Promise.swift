package import Autodiff
import Lessons

/// What the slopes say of a change of the loss, and what really comes of it.
package struct Promise: Hashable, Sendable {
  package let said: Double
  package let really: Double

  /// Whether the loss was to fall and rises: the step is too long.
  package var isPastTheLowest: Bool { said < 0 && really > 0 }

  /// Whether the slopes foresaw it, to a tenth.
  package var holds: Bool { abs(said - really) <= 0.1 * abs(really) }

  fileprivate init?(said: Double, really: Double) {
    guard said.isFinite, really.isFinite else { return nil }
    self.said = said
    self.really = really
  }
}

extension Moment {
  /// What the lesson's own gradients say of all that was edited. Nil where they say nothing of it:
  /// after updates, of data, of another rate; and where it would tell a secret.
  package var promise: Promise? {
    guard scene.edited != nil, spot.iteration == 0, editedRate == nil, tellsTheLoss else {
      return nil
    }
    var said = 0.0
    for edit in edits {
      guard let slope = slope(of: edit.node, in: scene.own) else { return nil }
      said += slope.inner(edit.now) - slope.inner(edit.was)
    }
    return Promise(said: said, really: loss(of: scene.trace) - loss(of: scene.own))
  }

  /// What would come of another value in the place of a node, given or computed, beside the values
  /// that are shown; nil as above.
  package func promise(putting value: Tensor, for id: Node.ID) -> Promise? {
    let trace = scene.trace
    guard spot.iteration == 0, tellsTheLoss, let slope = slope(of: id, in: trace) else {
      return nil
    }
    return Promise(
      said: slope.inner(value) - slope.inner(trace.values[id]),
      really: trace.loss(putting: value, for: id).elements[0] - loss(of: trace))
  }

  private var tellsTheLoss: Bool { !isSymbolic && !hides(.value(graph.loss)) }

  private func slope(of id: Node.ID, in trace: Trace) -> Tensor? {
    hides(.gradient(id)) ? nil : trace.gradients[id]
  }

  private func loss(of trace: Trace) -> Double { trace.values[graph.loss].elements[0] }
}
