import Autodiff

extension Moment {
  /// The working of the step that led here; nil at the start.
  package func account() -> Account? {
    guard let step = scene.trace.step(at: position) else { return nil }
    let outline = StepOutline(step)
    let workings = calculations(step)
    var (sum, upstream, rate): (Account.Sum?, Account.Upstream?, Double?)
    if case .update(let step) = step { rate = step.rate }
    if case .reverse(let step) = step {
      let isHidden = isSecret(.gradient(step.target))
      sum = isHidden ? nil : step.before.map { Account.Sum(before: $0, after: step.after) }
      upstream = step.use.flatMap { use in
        scene.trace.lastBackwardPosition(of: use).map {
          Account.Upstream(gradient: use, step: $0, isSecret: isSecret(.gradient(use)))
        }
      }
    }
    let asked = workings.flatMap { $0.formula.symbols }.filter(isSecret)
    return Account(
      step: outline, workings: workings, sum: sum, upstream: upstream,
      askedAt: asked.reduce(into: [:]) { places, name in
        if case .gradient(let id) = name { places[name] = scene.trace.lastBackwardPosition(of: id) }
      },
      rate: rate, examples: exampleCount)
  }

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
      value: { part.value(of: $0) ?? Tensor(.nan) }, isSecret: { _ in false })
  }

  /// Into how many products, one per example, this step can be taken apart; nil where it cannot.
  package var exampleCount: Int? {
    guard case .reverse(let step) = scene.trace.step(at: position) else { return nil }
    return scene.trace.exampleCount(of: step)
  }

  private func calculations(_ step: Step) -> [Calculation] {
    switch step {
    case .forward(let step):
      let name = Symbol.value(step.node)
      return [
        Calculation(
          name, step.formula, shape: step.value.shape, result: self[name], value: operand,
          isSecret: isSecret)
      ]
    case .reverse(let step):
      let name = Symbol.gradient(step.target)
      return [
        Calculation(
          name, step.formula, shape: step.product.shape,
          result: Quantity(step.product, own: ownProduct, isSecret: isSecret(name)),
          value: operand, isSecret: isSecret)
      ]
    case .update(let step):
      // What a gradient does to its parameter would tell the gradient.
      let isHidden = hidesMove(of: step.parameter)
      return step.changes.indices.map { index in
        let change = step.changes[index]
        return Calculation(
          change.assignment.target, change.assignment.formula, shape: change.after.shape,
          result: Quantity(change.after, own: ownChange(index), isSecret: isHidden),
          value: { step.value(of: $0, at: index) ?? Tensor(.nan) },
          isSecret: { isHidden || isSecret($0) })
      }
    }
  }

  /// A number that goes into the step.
  private func operand(_ name: Symbol) -> Tensor {
    switch name {
    case .value(let id): scene.trace.values[id]
    case .gradient(let id):
      scene.trace.gradient(of: id, at: position)
        ?? Tensor(graph.nodes[id].shape, filledWith: .nan)
    case .direction, .named: Tensor(.nan)
    }
  }

  /// The step with the lesson's own values, while others are shown.
  private var ownStep: Step? {
    scene.edited == nil ? nil : scene.own.step(at: position)
  }

  private var ownProduct: Tensor? {
    if case .reverse(let step) = ownStep { step.product } else { nil }
  }

  private func ownChange(_ index: Int) -> Tensor? {
    guard case .update(let step) = ownStep, step.changes.indices.contains(index) else { return nil }
    return step.changes[index].after
  }

  /// What the step has come to, a sum included; absent at the start.
  package var made: Quantity {
    guard let step = scene.trace.step(at: position) else { return .absent }
    let isHidden = StepOutline(step).result.map(isSecret) ?? isSecret(.gradient(step.node))
    return Quantity(step.made, own: ownStep?.made, isSecret: isHidden)
  }
}

extension Step {
  /// The number that a step makes; of a sum what it has come to.
  fileprivate var made: Tensor {
    switch self {
    case .forward(let step): step.value
    case .reverse(let step): step.after
    case .update(let step): step.after
    }
  }
}

extension Trace {
  fileprivate func lastBackwardPosition(of id: Node.ID) -> Int? {
    backwardPositions(of: id).last
  }
}
