/// A graph evaluated once, forwards and backwards, with every number kept.
///
/// Position 0 is the start; position p is the state after the first p steps. A gradient that has
/// not been computed is absent, never 0. Where the graph is trained, the trace ends with one update.
public struct Trace: Sendable {
  public let graph: Graph
  /// The value of every node, before any update.
  public let values: [Tensor]
  /// ∂ℓ/∂node of every computed node and parameter; nil for data.
  public let gradients: [Tensor?]
  public let steps: [Step]
  private let reverseSteps: [[Int]]
  private let forwardPosition: [Int]
  private let updatePositions: [Node.ID: Int]
  /// The position after the first of the update steps; nil if there are none.
  public let firstUpdatePosition: Int?
  /// Numbers at other moments of the training, for formulas that name them.
  public var elsewhere: [Elsewhere: Tensor] = [:]

  /// - Parameters:
  ///   - given: a value for every node that is not computed.
  ///   - update: how the parameters move at the end; nil if they do not.
  /// - Precondition: the values have the nodes' shapes.
  public init(_ graph: Graph, given: [Node.ID: Tensor], update: NextUpdate? = nil) {
    var values: [Tensor] = []
    var steps: [Step] = []
    values.reserveCapacity(graph.nodes.count)
    for node in graph.nodes {
      if let formula = node.formula {
        let value = formula.evaluated { symbol in
          guard case .value(let id) = symbol else { preconditionFailure("a line names values") }
          return values[id]
        }
        values.append(value)
        steps.append(.forward(ForwardStep(node: node.id, formula: formula, value: value)))
      } else {
        guard let value = given[node.id], value.shape == node.shape else {
          preconditionFailure("\(node.name) needs a value of shape \(node.shape)")
        }
        values.append(value)
      }
    }

    var backward = BackwardPass(graph: graph, values: values)
    for target in graph.nodes.reversed()
    where target.kind == .computed && graph.getsGradient(target.id) {
      steps += backward.steps(toward: target.id, pass: .backward1).map(Step.reverse)
    }
    for target in graph.parametersFromTheLossBack {
      steps += backward.steps(toward: target, pass: .backward2).map(Step.reverse)
    }

    for parameter in update == nil ? [] : graph.parametersFromTheLossBack {
      guard let update, let gradient = backward.gradients[parameter] else { continue }
      steps.append(
        .update(update.step(parameter, value: values[parameter], gradient: gradient)))
    }
    self.init(graph, values: values, gradients: backward.gradients, steps: steps)
  }

  /// What was evaluated, with an index of where.
  init(_ graph: Graph, values: [Tensor], gradients: [Tensor?], steps: [Step]) {
    var forwardPosition = [Int](repeating: 0, count: graph.nodes.count)
    var reverseSteps = [[Int]](repeating: [], count: graph.nodes.count)
    var updatePositions: [Node.ID: Int] = [:]
    for (index, step) in steps.enumerated() {
      switch step {
      case .forward(let step): forwardPosition[step.node] = index + 1
      case .reverse(let step): reverseSteps[step.target].append(index)
      case .update(let step): updatePositions[step.parameter] = index + 1
      }
    }
    self.graph = graph
    self.values = values
    self.gradients = gradients
    self.steps = steps
    self.reverseSteps = reverseSteps
    self.forwardPosition = forwardPosition
    self.updatePositions = updatePositions
    firstUpdatePosition = updatePositions.values.min()
  }

  /// The value of a node after `position` steps; nil if it is not computed yet.
  public func value(of id: Node.ID, at position: Int) -> Tensor? {
    if let moved = updatePositions[id], moved <= position, case .update(let step) = steps[moved - 1]
    {
      return step.after
    }
    return forwardPosition[id] <= position ? values[id] : nil
  }

  /// The gradient of a node after `position` steps: nil before its first use was added, a partial
  /// sum until its last. O(log uses).
  public func gradient(of id: Node.ID, at position: Int) -> Tensor? {
    let indices = reverseSteps[id]
    var (low, high) = (0, indices.count)
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < position { low = middle + 1 } else { high = middle }
    }
    guard low > 0, case .reverse(let step) = steps[indices[low - 1]] else { return nil }
    return step.after
  }

  /// The position after the step that computes the node's value; 0 for what is given.
  public func forwardPosition(of id: Node.ID) -> Int { forwardPosition[id] }

  /// The positions after each of the steps that add to the node's gradient.
  public func backwardPositions(of id: Node.ID) -> [Int] { reverseSteps[id].map { $0 + 1 } }

  /// The position after the step in which a gradient comes back through one use; nil if none does.
  /// O(log uses).
  public func backwardPosition(of id: Node.ID, through use: Node.ID) -> Int? {
    let indices = reverseSteps[id]
    // The last use comes first.
    var (low, high) = (0, indices.count)
    while low < high {
      let middle = (low + high) / 2
      if let other = self.use(ofStep: indices[middle]), other > use {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < indices.count, self.use(ofStep: indices[low]) == use else { return nil }
    return indices[low] + 1
  }

  private func use(ofStep index: Int) -> Node.ID? {
    if case .reverse(let step) = steps[index] { step.use } else { nil }
  }

  /// The position after the step that updates the parameter; nil if there is none.
  public func updatePosition(of id: Node.ID) -> Int? { updatePositions[id] }

  /// The step that led to a position; nil at the start.
  public func step(at position: Int) -> Step? {
    position > 0 && position <= steps.count ? steps[position - 1] : nil
  }
}

/// Reverse accumulation: the gradient of a node is the sum over its uses.
private struct BackwardPass {
  let graph: Graph
  let values: [Tensor]
  var gradients: [Tensor?]

  init(graph: Graph, values: [Tensor]) {
    self.graph = graph
    self.values = values
    gradients = Array(repeating: nil, count: values.count)
  }

  /// One step per use, the last line first; a target's uses come after it, so that ∂ℓ/∂use is known.
  mutating func steps(toward target: Node.ID, pass: Pass) -> [ReverseStep] {
    let uses = graph.uses[target].reversed().filter { graph.reachesLoss[$0] }
    if target == graph.loss { return [seed(target, filledWith: 1, pass: pass)] }
    if uses.isEmpty { return [seed(target, filledWith: 0, pass: pass)] }
    var steps: [ReverseStep] = []
    for use in uses {
      guard let pullback = graph.pullback(from: use, toward: target) else { continue }
      let before = gradients[target]
      let product = evaluated(pullback.formula, for: target)
      let after = before.map { $0 + product } ?? product
      gradients[target] = after
      steps.append(
        ReverseStep(
          pass: pass, target: target, use: use, formula: pullback.formula,
          localFormula: pullback.local, upstream: gradients[use],
          local: pullback.local.map { evaluated($0, for: target) }, product: product,
          before: before, after: after, part: (steps.count + 1, uses.count)))
    }
    return steps
  }

  /// ∂ℓ/∂ℓ = 1; and 0 for what the loss does not depend on.
  private mutating func seed(_ target: Node.ID, filledWith value: Double, pass: Pass) -> ReverseStep
  {
    let gradient = Tensor(graph.nodes[target].shape, filledWith: value)
    gradients[target] = gradient
    return ReverseStep(
      pass: pass, target: target, use: nil, formula: .number(value), localFormula: nil,
      upstream: nil, local: nil, product: gradient, before: nil, after: gradient, part: (1, 1))
  }

  private func evaluated(_ formula: Formula, for target: Node.ID) -> Tensor {
    formula.evaluated { symbol in
      switch symbol {
      case .value(let id): return values[id]
      case .gradient(let id):
        guard let gradient = gradients[id] else { preconditionFailure("a use comes after") }
        return gradient
      case .direction, .elsewhere, .named:
        preconditionFailure("a reverse step names values and gradients")
      }
    }.stretched(to: graph.nodes[target].shape)
  }
}
