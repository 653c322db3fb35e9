package import Autodiff
import Lessons

/// A function of one number around the place at which a step takes its slope.
package struct SlopeCurve: Sendable {
  /// What goes in.
  package let operand: Node.ID
  /// The line that applies the function.
  package let line: Node.ID
  package let slope: Double
  package let x: [Double]
  /// As many; where the function has no value there is NaN or an infinity.
  package let y: [Double]
  /// Which of them is today's.
  package let today: Int

  /// On the line that touches the curve there.
  package var tangent: [Double] { x.map { y[today] + slope * ($0 - x[today]) } }
}

extension Graph {
  /// The operation and what goes into it, of a line that is an elementwise function of one number.
  package func curve(of line: Node.ID) -> (operation: Operation, operand: Node.ID)? {
    guard case .apply(let operation, let operands)? = nodes[line].formula, operands.count == 1,
      case .symbol(.value(let operand)) = operands[0], operation.isElementwise,
      nodes[line].shape.isScalar, nodes[operand].shape.isScalar
    else { return nil }
    return (operation, operand)
  }
}

extension Moment {
  /// The curve whose slope the step takes; nil of any other step, and where it would tell a secret.
  package var slopeCurve: SlopeCurve? {
    guard case .reverse(let step)? = step, let (operation, operand) = graph.curve(of: step.use),
      operand == step.target, !hidesFormula(of: step.use),
      case .known(let place, _) = valueUsed(operand), case .known = self[.value(step.use)],
      let slope = localDerivative(toward: operand, through: step.use), place.elements[0].isFinite
    else { return nil }
    let side = 40
    let reach = 1.5
    let x = (-side...side).map { place.elements[0] + reach * Double($0) / Double(side) }
    let y = x.map { operation.value([Tensor($0)]).elements[0] }
    guard y[side].isFinite else { return nil }
    return SlopeCurve(
      operand: operand, line: step.use, slope: slope, x: x, y: y, today: side)
  }

  /// By how much a value is moved to try what its gradient says of the loss.
  package static let smallNudge = 0.001

  /// What the gradient that the step brought says of a small nudge, beside what comes of it; nil while
  /// it is not whole, of a matrix, and where it would tell a secret.
  package var nudgeOfStep: (node: Node.ID, promise: Promise)? {
    guard case .reverse(let step)? = step, step.path.index == step.path.count,
      case .known = self[.gradient(step.target)], show(.gradient(step.target)) == .numbers,
      case .known(let value, _) = valueUsed(step.target), value.isScalar,
      let promise = promise(
        putting: Tensor(value.elements[0] + Self.smallNudge), for: step.target)
    else { return nil }
    return (step.target, promise)
  }
}
