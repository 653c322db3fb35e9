import Autodiff

/// Compares gradients with central differences, entry by entry.
///
/// Where a kink lies within the difference, as at the 0 of a ReLU, slopes from the left and from
/// the right differ, and there is nothing to compare.
struct GradientCheck {
  struct Comparison {
    let node: Node.ID
    /// The entry, row by row, from 0.
    let index: Int
    let gradient: Double
    let difference: Double
  }

  private(set) var mistakes: [Comparison] = []
  private(set) var kinks: [Comparison] = []
  private(set) var compared = 0

  private let graph: Graph
  private let values: [Tensor]

  init(_ trace: Trace) {
    graph = trace.graph
    values = trace.values
    let parameters = graph.nodes.filter { $0.kind == .parameter }
    let entries = parameters.reduce(0) { $0 + $1.shape.count }
    guard entries > 0, values[graph.loss].elements[0].isFinite else { return }
    // Each entry costs several evaluations; in a large graph a sample of them must do.
    let affordable = max(20, 100_000_000 / max(1, costOfEvaluation * 6))
    let stride = max(1, entries / affordable)
    for parameter in parameters {
      guard let gradient = trace.gradients[parameter.id] else { continue }
      for index in Swift.stride(from: 0, to: parameter.shape.count, by: stride) {
        compare(parameter.id, index, gradient.elements[index])
      }
    }
  }

  private mutating func compare(_ node: Node.ID, _ index: Int, _ gradient: Double) {
    guard gradient.isFinite else { return }
    compared += 1
    let value = values[node].elements[index]
    let middle = values[graph.loss].elements[0]
    var last = (left: 0.0, right: 0.0, step: 1.0)
    // The cube root of the rounding error is the best step for a smooth function; a kink close by
    // is outside of a shorter one.
    for step in [6e-6, 6e-7, 6e-8].map({ $0 * max(1, abs(value)) }) {
      let right = loss(node, index, value + step)
      let left = loss(node, index, value - step)
      guard right.isFinite, left.isFinite else { return }
      last = ((middle - left) / step, (right - middle) / step, step)
      let difference = (right - left) / (2 * step)
      let rounding = 64 * 2.3e-16 * (abs(middle) + abs(right)) / step
      if abs(difference - gradient) <= 1e-5 * max(abs(difference), abs(gradient)) + rounding {
        return
      }
    }
    let difference = (last.left + last.right) / 2
    let comparison = Comparison(
      node: node, index: index, gradient: gradient, difference: difference)
    let rounding = 64 * 2.3e-16 * abs(middle) / last.step
    let jump = abs(last.right - last.left)
    let hasKink = jump > 1e-3 * max(abs(last.left), abs(last.right)) + rounding
    if hasKink { kinks.append(comparison) } else { mistakes.append(comparison) }
  }

  /// The loss with one entry of a given value changed.
  private func loss(_ node: Node.ID, _ index: Int, _ entry: Double) -> Double {
    var changed = values
    var elements = changed[node].elements
    elements[index] = entry
    changed[node] = Tensor(changed[node].shape, elements)
    for line in graph.nodes[..<(graph.loss + 1)] {
      guard let formula = line.formula, graph.reachesLoss[line.id] else { continue }
      changed[line.id] = formula.evaluated { symbol in
        if case .value(let id) = symbol { changed[id] } else { Tensor(0) }
      }
    }
    return changed[graph.loss].elements[0]
  }

  /// Roughly how many multiplications one evaluation takes.
  private var costOfEvaluation: Int {
    graph.nodes.reduce(0) { $0 + ($1.formula.map { cost(of: $0).operations } ?? 0) }
  }

  private func cost(of formula: Formula) -> (operations: Int, shape: Shape) {
    switch formula {
    case .number: return (0, .scalar)
    case .symbol(.value(let id)): return (0, graph.nodes[id].shape)
    case .symbol: return (0, .scalar)
    case .apply(let operation, let operands):
      let costs = operands.map(cost)
      let shape = (try? operation.shape(costs.map(\.shape))) ?? .scalar
      let inner = operation == .matrixProduct ? costs[0].shape.columns : 1
      let entries = max(shape.count, costs.map(\.shape.count).max() ?? 1)
      return (costs.reduce(entries * inner) { $0 + $1.operations }, shape)
    }
  }
}
