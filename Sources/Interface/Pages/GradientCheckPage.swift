import Autodiff
import Notation
import Screen
import Study

extension Page {
  /// The gradients beside difference quotients; of what is asked for only how they compare.
  static let gradientCheck = wholeGraph("Gradient check") { loss in
    "Each entry of a given value is moved a little, both ways, and \(loss) is worked out again: "
      + "(\(loss)(w + h) − \(loss)(w − h)) / 2h. Of each gradient the entry that is furthest off "
      + "stands here."
  } showing: { stepper in
    let (moment, pen) = (stepper.moment, stepper.pen)
    let check = moment.gradientCheck(budget: checkBudget)
    if let trace = moment.everyStep {
      let lines = pen.text(trace).gradientCheck(check).split(separator: "\n").dropFirst()
      return WholeGraph(lines.joined(separator: "\n"))
    }
    let verdicts = moment.graph.given.compactMap { node in
      check.worst(of: node.id).map { "  \(pen.printer(moment).name(node.id))  \($0.words)\n" }
    }
    return WholeGraph(verdicts.joined(), isKeptBack: true)
  }

  /// About a tenth of a second.
  private static let checkBudget = 5_000_000
}
