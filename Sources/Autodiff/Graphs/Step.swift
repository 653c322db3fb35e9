/// The part of a trace that a step belongs to.
public enum Pass: String, Sendable, CaseIterable {
  case forward = "forward"
  /// ∂ℓ/∂f and ∂ℓ/∂h: the computed values, from the loss back.
  case backward1 = "backward 1"
  /// ∂ℓ/∂β and ∂ℓ/∂Ω: what is learned.
  case backward2 = "backward 2"
  /// The parameters move.
  case update = "update"
}

/// One thing that happens in a trace.
public enum Step: Sendable {
  case forward(ForwardStep)
  case reverse(ReverseStep)
  case update(UpdateStep)

  public var pass: Pass {
    switch self {
    case .forward: .forward
    case .reverse(let step): step.pass
    case .update: .update
    }
  }

  /// The node whose value or gradient the step computes, or that it moves.
  public var node: Node.ID {
    switch self {
    case .forward(let step): step.node
    case .reverse(let step): step.target
    case .update(let step): step.parameter
    }
  }
}

/// A line is evaluated.
public struct ForwardStep: Sendable {
  public let node: Node.ID
  public let formula: Formula
  public let value: Tensor
}

/// The gradient of one use arrives at its target: upstream × local derivative = product.
public struct ReverseStep: Sendable {
  public let pass: Pass
  /// The node whose gradient grows.
  public let target: Node.ID
  /// The line that uses the target; nil for the loss, and for what the loss does not depend on.
  public let use: Node.ID?
  /// The product as a formula over node values and ∂ℓ/∂use.
  public let formula: Formula
  /// The elementwise factor as a formula, where the derivative is one; none for matrix products.
  public let localFormula: Formula?
  /// ∂ℓ/∂use, of the shape of the line that uses the target; nil where there is no use.
  public let upstream: Tensor?
  /// The elementwise factor, of the target's shape.
  public let local: Tensor?
  /// What this use adds, of the target's shape.
  public let product: Tensor
  /// The gradient before this use was added; nil if this is the first.
  public let before: Tensor?
  /// The gradient after this use was added.
  public let after: Tensor
  /// Which use of the target this is, counted from 1, and how many there are.
  public let part: (index: Int, count: Int)

  /// Whether other uses are still to be added.
  public var isPartial: Bool { part.index < part.count }
}

extension Step {
  /// What is computed, how and with what result; an update has a line for each assignment.
  package var lines: [(target: Symbol, formula: Formula, result: Tensor)] {
    switch self {
    case .forward(let step): [(.value(step.node), step.formula, step.value)]
    case .reverse(let step): [(.gradient(step.target), step.formula, step.product)]
    case .update(let step):
      step.changes.map { ($0.assignment.target, $0.assignment.formula, $0.after) }
    }
  }

  /// The number that a step makes; of a sum what it has come to.
  package var made: Tensor {
    switch self {
    case .forward(let step): step.value
    case .reverse(let step): step.after
    case .update(let step): step.after
    }
  }
}
