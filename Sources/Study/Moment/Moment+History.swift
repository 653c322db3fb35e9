package import Autodiff

extension Moment {
  /// All that a value or a gradient is, at one step or another; nil where it is a secret at any.
  package func history(of name: Symbol) -> [Tensor]? {
    guard let id = name.node else { return nil }
    let trace = scene.trace
    if isSecret(name, at: trace.steps.count) { return nil }
    switch name {
    case .value:
      let updated = trace.steps.compactMap { step -> Tensor? in
        if case .update(let step) = step, step.parameter == id {
          step.changes.last?.after
        } else {
          nil
        }
      }
      return updated.isEmpty || !hidesMove(of: id) ? [trace.values[id]] + updated : nil
    case .gradient:
      return trace.steps.compactMap { step -> Tensor? in
        if case .reverse(let step) = step, step.target == id { step.after } else { nil }
      }
    case .direction, .elsewhere, .named: return nil
    }
  }

  /// The numbers that each step is about.
  package var touchedByStep: [Set<Symbol>] {
    scene.trace.steps.map { StepOutline($0).touched }
  }
}
