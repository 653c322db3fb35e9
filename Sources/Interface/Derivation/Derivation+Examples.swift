import Autodiff
import Notation
import Screen
import Study

extension Derivation {
  /// What one example adds: the same formula, with that example's numbers.
  func exampleAlone(_ step: StepOutline.Reverse) -> Block? {
    guard let example, let count = moment.exampleCount,
      let working = moment.account(ofExample: example)
    else { return nil }
    var head = StyledLine("example \(example + 1) of \(count)", Style.backward.bold)
    head.append(":  \(printer.gradient(step.target)) += \(printer.text(step.formula))")
    return matrixBlock(
      head: head, working, style: Style.backward.bold,
      note: example == count - 1 ? "x shows their sum" : "x shows the next example")
  }

  /// Said beside a sum over examples, where x takes it apart.
  var examplesNote: String? {
    moment.exampleCount.map { "a sum of \($0) products, one per example: x shows each" }
  }
}
