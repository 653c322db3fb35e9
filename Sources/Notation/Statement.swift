public import Autodiff

extension FormulaPrinter {
  /// What a step computes, as an equation: `f₁ = β₁ + Ω₁ h₁`, `∂ℓ/∂h₁ = Ω₁ᵀ ∂ℓ/∂f₁`.
  public func statement(_ step: Step) -> String {
    "\(subject(step)) = \(text(step.formula))"
  }

  /// What a step computes, as a name: `f₁`, `∂ℓ/∂h₁`.
  public func subject(_ step: Step) -> String {
    switch step {
    case .forward(let step): name(step.node)
    case .reverse(let step): gradient(step.target)
    }
  }
}

extension FormulaPrinter {
  /// What a forward-mode step computes, as an equation: `df₁ = Ω₁ dh₁`, or `∂f₁/∂x = 2 · ∂h₁/∂x`
  /// from a printer that is `differentiating(by:)` the seed.
  public func statement(_ step: TangentStep) -> String {
    let subject = direction(step.node)
    return step.formula.map { "\(subject) = \(text($0))" } ?? subject
  }
}

extension Step {
  /// The right-hand side of what the step computes.
  public var formula: Formula {
    switch self {
    case .forward(let step): step.formula
    case .reverse(let step): step.formula
    }
  }
}
