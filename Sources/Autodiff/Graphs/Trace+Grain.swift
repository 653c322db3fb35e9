// Which numbers are only rounding.

extension Trace {
  /// The same numbers, each with its grain: what is up to that size is 0 but for rounding.
  ///
  /// A number is only rounding if twelve digits of what it is made of do not tell it from 0: it is
  /// worked out again with every operand a 10⁻¹² larger or smaller, and if that moves it by as much
  /// as it is, nothing is left of it. What is made of such a number alone is rounding too.
  public var grained: Trace {
    var values = self.values
    var gradients = self.gradients
    let steps = self.steps.map { step -> Step in
      func value(_ symbol: Symbol) -> Tensor? {
        switch symbol {
        case .value(let id): values[id]
        case .gradient(let id): gradients[id]
        case .direction, .elsewhere, .named: nil
        }
      }
      switch step {
      case .forward(let step):
        let value = step.value.grained(step.formula, value)
        values[step.node] = value
        return .forward(ForwardStep(node: step.node, formula: step.formula, value: value))
      case .reverse(let step):
        let grained = step.grained(before: gradients[step.target], value)
        gradients[step.target] = grained.after
        return .reverse(grained)
      case .update(let step): return .update(step.grained(value))
      }
    }
    var trace = Trace(graph, values: values, gradients: gradients, steps: steps)
    trace.elsewhere = elsewhere
    return trace
  }
}

extension ReverseStep {
  /// - Parameter before: what earlier uses have come to, with its grain.
  fileprivate func grained(before: Tensor?, _ value: (Symbol) -> Tensor?) -> ReverseStep {
    let product = product.grained(formula, value)
    let sum = Formula.symbol(.named("before")) + .symbol(.named("product"))
    let after =
      self.before == nil
      ? product
      : after.grained(sum) { $0 == .named("before") ? before : product }
    return ReverseStep(
      pass: pass, target: target, use: use, formula: formula, localFormula: localFormula,
      upstream: use.flatMap { value(.gradient($0)) }, local: local, product: product,
      before: self.before == nil ? nil : before, after: after, part: part)
  }
}

extension UpdateStep {
  fileprivate func grained(_ value: (Symbol) -> Tensor?) -> UpdateStep {
    let start = self.start.merging(
      self.start.keys.compactMap { name in value(name).map { (name, $0) } }
    ) { _, grained in grained }
    var current = start
    let changes = self.changes.map { change in
      let after = change.after.grained(change.assignment.formula) { current[$0] }
      let before = current[change.assignment.target] ?? after
      current[change.assignment.target] = after
      return Change(assignment: change.assignment, before: before, after: after)
    }
    return UpdateStep(parameter: parameter, changes: changes, start: start)
  }
}

extension Tensor {
  /// - Parameter formula: how it was worked out.
  fileprivate func grained(_ formula: Formula, _ value: (Symbol) -> Tensor?) -> Tensor {
    let isCandidate = { (entry: Double) in entry != 0 && abs(entry) < Self.mostRounding }
    guard elements.contains(where: isCandidate) else { return self }
    var moves = [Double](repeating: 0, count: elements.count)
    for seed in 1...2 as ClosedRange<UInt64> {
      var stream = RandomStream(seed: seed, name: "grain")
      let operands = formula.symbols.reduce(into: [:]) { operands, symbol in
        operands[symbol] = value(symbol)?.blurred(by: &stream)
      }
      guard operands.count == formula.symbols.count else { return self }
      let other = formula.evaluated { operands[$0, default: self] }.stretched(to: shape)
      for (index, entry) in other.elements.enumerated() {
        moves[index] = max(moves[index], abs(entry - elements[index]))
      }
    }
    var grained = self
    grained.grain = zip(elements, moves).reduce(0) { grain, pair in
      isCandidate(pair.0) && abs(pair.0) <= pair.1 ? max(grain, abs(pair.0)) : grain
    }
    return grained
  }

  /// Larger ones are not looked at: they would be the rounding of numbers of a million and more.
  private static let mostRounding = 1e-6

  /// Every entry larger or smaller by about a 10⁻¹², and what is only rounding by several times as
  /// much as it is; a whole number, which may be the number of a class, as it is.
  private func blurred(by stream: inout RandomStream) -> Tensor {
    map { entry in
      let size = abs(entry) <= grain ? 8 * grain : entry == entry.rounded() ? 0 : 1e-12 * abs(entry)
      // Of different lengths, so that they do not cancel where the entries do.
      let length = 0.5 + 0.5 * stream.uniform()
      return entry + size * (stream.uniform() < 0.5 ? -length : length)
    }
  }
}
