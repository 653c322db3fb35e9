import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// Forward mode from one given value, with what it costs beside the backward passes.
  static let forwardMode = wholeGraph("Forward mode") { loss in
    "One given value moves, and every line is told how it moves with it, from the inputs to \(loss). "
      + "Going backward, one pass gives the gradients of all values at once; going forward, each "
      + "entry needs a pass of its own; here all entries of a matrix move by 1 at once. Tab "
      + "chooses the value that moves."
  } showing: { stepper in
    let moment = stepper.moment
    guard let trace = moment.everyStep, let seed = stepper.seed,
      let tangents = moment.forwardMode(from: seed)
    else { return WholeGraph(nil) }
    return WholeGraph(stepper.pen.text(trace).forward(tangents))
  }
}

extension Stepper {
  /// The given value that moves in forward mode: the chosen one, else the first that is learned.
  fileprivate var seed: Node.ID? {
    let nodes = moment.graph.nodes
    if let chosen, nodes[chosen].formula == nil { return chosen }
    return moment.graph.given.first { moment.graph.getsGradient($0.id) }?.id
  }
}
