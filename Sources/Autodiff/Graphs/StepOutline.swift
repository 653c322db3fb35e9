/// What a step computes and how, in names and formulas: none of its numbers.
package enum StepOutline: Sendable {
  case forward(Node.ID, Formula)
  /// ∂ℓ/∂ℓ = 1, and 0 for what the loss does not depend on.
  case seed(of: Node.ID, Pass)
  case reverse(Reverse)
  /// - Parameter rate: the learning rate.
  case update(Node.ID, rate: Double)

  /// The gradient of one use arrives at its target.
  package struct Reverse: Sendable {
    package let pass: Pass
    package let target: Node.ID
    /// The line that uses it.
    package let use: Node.ID
    package let formula: Formula
    /// The elementwise factor, where the derivative is one.
    package let local: Formula?
    /// Which of the target's uses it is, counted from 1, and how many there are.
    package let path: (index: Int, count: Int)

    package var isFork: Bool { path.count > 1 }
  }

  package init(_ step: Step) {
    switch step {
    case .forward(let step): self = .forward(step.node, step.formula)
    case .reverse(let step):
      if let use = step.use {
        self = .reverse(
          Reverse(
            pass: step.pass, target: step.target, use: use, formula: step.formula,
            local: step.localFormula, path: step.part))
      } else {
        self = .seed(of: step.target, step.pass)
      }
    case .update(let step): self = .update(step.parameter, rate: step.rate)
    }
  }

  /// Whether it is one of several ways back.
  package var isFork: Bool {
    if case .reverse(let step) = self { step.isFork } else { false }
  }

  package var pass: Pass {
    switch self {
    case .forward: .forward
    case .seed(_, let pass): pass
    case .reverse(let step): step.pass
    case .update: .update
    }
  }

  /// The node whose value or gradient the step computes, or that it moves.
  package var node: Node.ID {
    switch self {
    case .forward(let id, _), .seed(let id, _), .update(let id, _): id
    case .reverse(let step): step.target
    }
  }

  /// What it computes; nil for an update, which computes the value of an iteration to come.
  package var result: Symbol? {
    switch self {
    case .forward(let id, _): .value(id)
    case .seed(let id, _): .gradient(id)
    case .reverse(let step): .gradient(step.target)
    case .update: nil
    }
  }

  /// The line whose formula is behind it; of an update the parameter.
  package var line: Node.ID {
    switch self {
    case .forward(let id, _), .seed(let id, _), .update(let id, _): id
    case .reverse(let step): step.use
    }
  }
}

extension StepOutline {
  /// The numbers that the step is about: what it makes, what it makes it of, and the gradient that it
  /// passes on.
  package var touched: Set<Symbol> {
    switch self {
    case .forward(let id, let formula): Set(formula.symbols).union([.value(id)])
    case .seed(let id, _): [.gradient(id)]
    case .reverse(let step):
      Set(step.formula.symbols).union([.gradient(step.target), .gradient(step.use)])
    case .update(let id, _): [.value(id), .gradient(id)]
    }
  }
}
