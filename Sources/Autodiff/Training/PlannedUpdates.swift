/// The updates of a training run without a trace of them: a plan for each size of batch, made when it
/// is first needed.
struct PlannedUpdates: Sendable {
  private let batches: Batches
  private let given: [Node.ID: Tensor]
  private let optimizer: Optimizer
  private var workspaces: [Int: Workspace] = [:]
  /// The size of the batch whose workspace has the parameters.
  private var current: Int

  init(_ batches: Batches, given: [Node.ID: Tensor], optimizer: Optimizer) {
    self.batches = batches
    self.given = given
    self.optimizer = optimizer
    current = batches.exampleCount
  }

  /// The updates go on from a state.
  mutating func start(from state: TrainingState) {
    current = batches.count(at: state.iteration)
    prepare(current)
    for (id, value) in state.parameters {
      workspaces[current]?.setValue(value, of: id)
      workspaces[current]?.setState(state.optimizer[id] ?? [:], of: id)
    }
  }

  /// Update number `iteration` + 1, and the loss before it.
  mutating func update(after iteration: Int, rate: Double) -> Double {
    let loss = loss(at: iteration, rate: rate)
    workspaces[current]?.update()
    return loss
  }

  /// The loss on the batch that is next.
  mutating func loss(at iteration: Int, rate: Double = 0) -> Double {
    take(iteration)
    workspaces[current]?.setRate(rate, number: iteration + 1)
    workspaces[current]?.run()
    return workspaces[current]?.loss ?? .nan
  }

  /// What has come of it.
  func state(after iteration: Int) -> TrainingState {
    var parameters: [Node.ID: Tensor] = [:]
    var kept: [Node.ID: [String: Tensor]] = [:]
    guard let workspace = workspaces[current] else { preconditionFailure("nothing has begun") }
    for node in workspace.plan.graph.nodes where node.kind == .parameter {
      parameters[node.id] = workspace.value(of: node.id)
      kept[node.id] = workspace.state(of: node.id)
    }
    return TrainingState(iteration: iteration, parameters: parameters, optimizer: kept)
  }

  /// Puts the examples of the next update in their places.
  private mutating func take(_ iteration: Int) {
    guard let examples = batches.examples(at: iteration) else { return }
    let (before, count) = (current, examples.count)
    prepare(count)
    if before != count, let last = workspaces[before] { workspaces[count]?.takeState(of: last) }
    current = count
    for (id, value) in batches.given(given, examples: examples) where batches.isSliced(id) {
      workspaces[count]?.setValue(value, of: id)
    }
  }

  private mutating func prepare(_ count: Int) {
    guard workspaces[count] == nil else { return }
    let graph = batches.graph(of: count)
    var workspace = Workspace(Plan(graph, optimizer: optimizer))
    for node in graph.nodes
    where node.kind == .data && !(batches.isSliced(node.id) && count != batches.exampleCount) {
      if let value = given[node.id] { workspace.setValue(value, of: node.id) }
    }
    workspaces[count] = workspace
  }
}
