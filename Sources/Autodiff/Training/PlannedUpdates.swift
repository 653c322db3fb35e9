/// The updates of a training run without a trace of them: a plan for each size of batch, made when it
/// is first needed.
struct PlannedUpdates: Sendable {
  private let batches: Batches
  private let given: [Node.ID: Tensor]
  private let optimizer: Optimizer
  private var order: ExampleOrder
  /// One for each number of examples.
  private var workspaces: [(count: Int, workspace: Workspace)] = []
  /// Which of them has the parameters.
  private var current = 0
  /// With all examples as they are given; made when it is first needed.
  private var whole: Workspace?
  /// What each batch has its own examples of.
  private let sliced: [(id: Node.ID, value: Tensor)]

  init(_ batches: Batches, given: [Node.ID: Tensor], optimizer: Optimizer) {
    self.batches = batches
    self.given = given
    self.optimizer = optimizer
    order = batches.order
    sliced = given.filter { batches.isSliced($0.key) }.map { (id: $0.key, value: $0.value) }
  }

  /// The parameters and the optimizer's numbers.
  var numbers: [Double] { workspaces[current].workspace.numbers }

  /// How many they are.
  var count: Int {
    batches.graph(of: nil).nodes.reduce(0) { count, node in
      node.kind == .parameter
        ? count + node.shape.count * optimizer.assignments(for: node.id).count : count
    }
  }

  /// The updates go on from such numbers; nil for those that are given.
  mutating func restore(_ numbers: [Double]?) {
    if workspaces.isEmpty { current = index(of: batches.count(at: 0)) }
    if let numbers { return workspaces[current].workspace.restore(numbers) }
    for node in batches.graph(of: nil).nodes where node.kind == .parameter {
      guard let value = given[node.id] else { continue }
      workspaces[current].workspace.setValue(value, of: node.id)
      workspaces[current].workspace.setState([:], of: node.id)
    }
  }

  /// Update number `iteration` + 1, and the loss before it.
  mutating func update(after iteration: Int, rate: Double) -> Double {
    let loss = loss(at: iteration)
    workspaces[current].workspace.setRate(rate, number: iteration + 1)
    workspaces[current].workspace.update()
    return loss
  }

  /// The loss on the batch that is next.
  mutating func loss(at iteration: Int) -> Double {
    takeExamples(at: iteration)
    workspaces[current].workspace.run()
    return workspaces[current].workspace.loss
  }

  /// The values of some nodes on the batch that is next.
  mutating func values(of nodes: [Node.ID], at iteration: Int) -> [Tensor] {
    _ = loss(at: iteration)
    return nodes.map { workspaces[current].workspace.value(of: $0) }
  }

  /// The values and gradients on the batch that is next.
  mutating func numbers(at iteration: Int) -> (Symbol) -> Tensor {
    _ = loss(at: iteration)
    return workspaces[current].workspace.numbers(of:)
  }

  /// The values and gradients on all examples.
  mutating func numbersOfAllExamples() -> (Symbol) -> Tensor {
    var workspace = whole ?? workspace(of: batches.exampleCount)
    workspace.takeState(of: workspaces[current].workspace)
    workspace.run()
    whole = workspace
    return workspace.numbers(of:)
  }

  /// What has come of it.
  func state(after iteration: Int) -> TrainingState {
    let workspace = workspaces[current].workspace
    var parameters: [Node.ID: Tensor] = [:]
    var kept: [Node.ID: [String: Tensor]] = [:]
    for node in workspace.plan.graph.nodes where node.kind == .parameter {
      parameters[node.id] = workspace.value(of: node.id)
      if iteration > 0 { kept[node.id] = workspace.state(of: node.id) }
    }
    return TrainingState(iteration: iteration, parameters: parameters, optimizer: kept)
  }

  /// Puts the examples of the next update in their places.
  private mutating func takeExamples(at iteration: Int) {
    if batches.takesAll { return }
    let next = index(of: batches.count(at: iteration))
    if next != current {
      workspaces[next].workspace.takeState(of: workspaces[current].workspace)
      current = next
    }
    order.advance(to: iteration / batches.perEpoch, seed: batches.shuffleSeed)
    let examples = order.examples[batches.places(at: iteration)]
    for index in sliced.indices {
      workspaces[current].workspace.setValue(
        sliced[index].value, of: sliced[index].id, batches.axis, examples)
    }
  }

  private mutating func index(of count: Int) -> Int {
    for index in workspaces.indices where workspaces[index].count == count { return index }
    workspaces.append((count, workspace(of: count)))
    return workspaces.count - 1
  }

  private func workspace(of count: Int) -> Workspace {
    let graph = batches.graph(of: count)
    var workspace = Workspace(Plan(graph, optimizer: optimizer))
    for (id, value) in given where value.shape == graph.nodes[id].shape {
      workspace.setValue(value, of: id)
    }
    return workspace
  }
}

extension Workspace {
  /// A value or a gradient, as of now.
  fileprivate func numbers(of name: Symbol) -> Tensor {
    switch name {
    case .value(let id): value(of: id)
    case .gradient(let id): gradient(of: id) ?? .zeros(plan.graph.nodes[id].shape)
    case .direction, .elsewhere, .named: Tensor(.nan)
    }
  }
}
