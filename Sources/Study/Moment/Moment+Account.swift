package import Autodiff
import Lessons

extension Moment {
  /// The working of the step that led here; nil at the start.
  package func account() -> Account? {
    guard let step = scene.trace.step(at: position) else { return nil }
    var sum: (before: Tensor, after: Tensor)?
    var convention: String?
    if case .reverse(let step) = step, !isSecret(.gradient(step.target)) {
      sum = step.before.map { ($0, step.after) }
      // Which it is tells something of the numbers that the line is made of.
      let line = step.use.flatMap { graph.nodes[$0].formula?.symbols } ?? []
      convention =
        hidesAny(of: line + step.formula.symbols)
        ? nil : scene.trace.conventions(of: step).first?.remark
    }
    let outline = StepOutline(step)
    return Account(
      step: outline, show: outline.result.map(show) ?? .numbers, workings: calculations(step),
      sum: sum, convention: convention)
  }

  /// The step that completes a gradient; nil where none leads to it.
  package func lastStep(toward id: Node.ID) -> Int? { scene.trace.backwardPositions(of: id).last }

  /// The working of one example of the batch, counted from 0; nil where it cannot be told apart, and
  /// where it would tell a secret.
  package func account(ofExample example: Int) -> Calculation? {
    guard case .reverse(let step) = scene.trace.step(at: position), let exampleCount,
      (0..<exampleCount).contains(example), !isSecret(.gradient(step.target)),
      !hidesAny(of: step.formula.symbols)
    else { return nil }
    let part = scene.trace.example(example, of: step)
    return Calculation(
      .gradient(step.target), step.formula, shape: step.product.shape,
      result: .known(part.product, was: nil),
      value: part.value, isSecret: { _ in false })
  }

  /// Into how many products, one per example, this step can be taken apart; nil where it cannot,
  /// while an open question keeps them back, and of symbols only.
  package var exampleCount: Int? {
    guard !isSymbolic, case .reverse(let step) = scene.trace.step(at: position),
      show(.gradient(step.target)) == .numbers
    else { return nil }
    return scene.trace.exampleCount(of: step)
  }

  private func calculations(_ step: Step) -> [Calculation] {
    let own = ownStep?.lines ?? []
    return step.lines.enumerated().map { index, line in
      let before = own.indices.contains(index) ? own[index].result : nil
      // What a gradient does to its parameter would tell the gradient.
      if case .update(let step) = step {
        let isHidden = hidesMove(of: step.parameter)
        return Calculation(
          line.target, line.formula, shape: line.result.shape,
          result: Quantity(line.result, own: before, isSecret: isHidden),
          value: { step.value(of: $0, at: index) },
          isSecret: { isHidden || isSecret($0) })
      }
      return Calculation(
        line.target, line.formula, shape: line.result.shape,
        result: Quantity(line.result, own: before, isSecret: isSecret(line.target)),
        value: operand, isSecret: isSecret)
    }
  }

  /// A number that goes into the step.
  private func operand(_ name: Symbol) -> Tensor? {
    switch name {
    case .value(let id): scene.trace.values[id]
    case .gradient(let id): scene.trace.gradient(of: id, at: position)
    case .direction, .elsewhere, .named: nil
    }
  }

  /// The step with the lesson's own values, while others are shown.
  private var ownStep: Step? {
    scene.edited == nil ? nil : scene.own.step(at: position)
  }

  /// What the step has come to, a sum included; absent at the start.
  package var made: Quantity {
    guard let step = scene.trace.step(at: position) else { return .absent }
    let isHidden = StepOutline(step).result.map(isSecret) ?? isSecret(.gradient(step.node))
    return Quantity(step.made, own: ownStep?.made, isSecret: isHidden)
  }
}
