import Autodiff

/// The values and gradients that pending questions ask for, which nothing may show.
typealias Veil = Set<Symbol>

extension Step {
  /// What the step computes; a moved parameter is no part of any question.
  var result: Symbol {
    switch self {
    case .forward(let step): .value(step.node)
    case .reverse(let step): .gradient(step.target)
    case .update(let step): .named("update of \(step.parameter)")
    }
  }
}
