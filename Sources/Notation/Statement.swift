public import Autodiff

extension FormulaPrinter {
  /// What a step computes, as an equation: `f₁ = β₁ + Ω₁ h₁`, `∂ℓ/∂h₁ = Ω₁ᵀ ∂ℓ/∂f₁`; of an update
  /// the assignment to the parameter, `w ← w − η · v`.
  public func statement(_ step: Step) -> String {
    "\(subject(step)) \(sign(step)) \(rightSide(step))"
  }

  /// The formula of a step, of the shape of what it computes.
  public func rightSide(_ step: Step) -> String {
    switch step {
    case .forward, .update: text(step.formula)
    case .reverse(let reverse): text(reverse.formula, filling: reverse.product.shape)
    }
  }

  /// The same, and of an update every assignment: `v ← μ · v + ∂ℓ/∂w`, `w ← w − η · v`.
  public func statements(_ step: Step) -> [String] {
    switch step {
    case .forward, .reverse: [statement(step)]
    case .update(let step): step.changes.map { statement($0.assignment) }
    }
  }

  public func statement(_ assignment: Assignment) -> String {
    statement(assigning: assignment.formula, to: assignment.target)
  }

  /// `w ← w − η · v`
  public func statement(assigning formula: Formula, to target: Symbol) -> String {
    "\(text(.symbol(target))) \(arrow) \(text(formula))"
  }

  /// What a step computes, as a name: `f₁`, `∂ℓ/∂h₁`.
  public func subject(_ step: Step) -> String {
    switch step {
    case .forward(let step): name(step.node)
    case .reverse(let step): gradient(step.target)
    case .update(let step): name(step.parameter)
    }
  }

  /// What stands between the two sides of an assignment.
  public var arrow: String {
    switch style {
    case .book: "←"
    case .ascii, .source: "<-"
    case .latex: "\\leftarrow"
    case .python: "="
    }
  }

  private func sign(_ step: Step) -> String {
    switch step {
    case .forward, .reverse: "="
    case .update: arrow
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
  /// The right-hand side of what the step computes; of an update, what becomes of the parameter.
  public var formula: Formula {
    switch self {
    case .forward(let step): step.formula
    case .reverse(let step): step.formula
    case .update(let step):
      step.changes.last?.assignment.formula ?? .symbol(.value(step.parameter))
    }
  }
}
