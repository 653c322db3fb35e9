import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// Forward mode from one given value, with what it costs beside the backward passes.
  static let forwardMode = Page(
    id: "forward mode", place: "forward mode", isStill: true
  ) { state, columns in
    guard let stepper = state.stepper else { return LongText(lines: []) }
    let (moment, pen) = (stepper.moment, stepper.pen)
    guard let seed = stepper.seed else { return LongText(lines: []) }
    let loss = pen.printer(moment).name(moment.graph.loss)
    var lines = heading(
      state, columns,
      "Forward mode",
      "One given value moves, and every line is told how it moves with it, from the inputs to \(loss). "
        + "Going backward, one pass gives the gradients of all values at once; going forward, each "
        + "entry needs a pass of its own; here all entries of a matrix move by 1 at once. Tab "
        + "chooses the value that moves.")
    if let trace = moment.everyStep, let tangents = moment.forwardMode(from: seed) {
      lines += pen.text(trace).forward(tangents).styledLines(columns, pen.glyphs)
    } else {
      lines += state.noNumbers(columns)
    }
    return LongText(lines: lines)
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
