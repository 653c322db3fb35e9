import Autodiff
import Notation
import Screen
import Study

extension Derivation {
  /// What one example adds: the same formula, with that example's numbers.
  func exampleAlone(_ account: Account, _ step: StepOutline.Reverse) -> Block? {
    guard let example, let count = account.examples,
      let working = moment.account(ofExample: example)
    else { return nil }
    var head = StyledLine("example \(example + 1) of \(count)", Style.backward.bold)
    head.append(":  \(printer.gradient(step.target)) += \(printer.text(step.formula))")
    return matrixBlock(
      head: head, working, account, style: Style.backward.bold,
      note: example == count - 1 ? "x shows their sum" : "x shows the next example")
  }

  /// Said beside a sum over examples, where x takes it apart.
  func examplesNote(_ account: Account) -> String? {
    account.examples.map { "a sum of \($0) products, one per example: x shows each" }
  }
}
