import Autodiff
import Notation
import Screen

extension Derivation {
  /// What one example adds: the same formula, with that example's numbers.
  func exampleAlone(_ step: ReverseStep) -> [StyledLine]? {
    guard !isAsked, veil.isDisjoint(with: step.formula.symbols), let example,
      let examples = trace.examples(of: step), examples.indices.contains(example)
    else { return nil }
    let part = examples[example]
    let subject = printer.gradient(step.target)
    var head = StyledLine("example \(example + 1) of \(examples.count)", Style.backward.bold)
    head.append(":  \(subject) += \(printer.text(step.formula))")
    let isLast = example == examples.count - 1
    return matrixLines(
      head: head, formula: step.formula, result: part.product, style: Style.backward.bold,
      note: isLast ? "x shows their sum" : "x shows the next example",
      value: { part.value(of: $0) ?? Tensor(.nan) })
  }

  /// Said beside a sum over examples, where x takes it apart.
  func examplesNote(_ step: ReverseStep) -> String? {
    trace.examples(of: step).map { "a sum of \($0.count) products, one per example: x shows each" }
  }
}
