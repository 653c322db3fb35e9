package import Autodiff
import Lessons

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

  /// What a question of the part hides at one step or another, be it answered or not.
  package var asked: Set<Symbol> {
    let secrets = scene.agenda.secrets(atIteration: spot.iteration) { _ in true }
    let names = graph.nodes.flatMap { [Symbol.value($0.id), .gradient($0.id)] }
    return Set(names.filter { secrets.contains($0, at: scene.trace.steps.count, of: scene.trace) })
  }

  /// The numbers that each step is about.
  package var touchedByStep: [Set<Symbol>] {
    scene.trace.steps.map { StepOutline($0).touched }
  }
}
