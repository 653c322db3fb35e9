/// The block of memory of a plan: what is given goes in, `run` computes, `update` moves on.
///
///     var workspace = Workspace(Plan(graph, optimizer: .sgd()))
///     for (id, value) in given { workspace.setValue(value, of: id) }
///     workspace.setRate(0.1, number: 1)
///     workspace.run()        // values, gradients, and what the parameters will be
///     workspace.update()     // the parameters are it
public struct Workspace: Sendable {
  public let plan: Plan
  private var memory: [Double]

  public init(_ plan: Plan) {
    self.plan = plan
    memory = Array(repeating: 0, count: plan.size)
    for (place, number) in plan.constants { memory[place] = number }
  }

  /// Forwards and backwards, and what the update will make of the parameters.
  public mutating func run() {
    let instructions = plan.instructions
    var span = memory.mutableSpan
    for instruction in instructions { instruction.run(&span) }
  }

  /// After `run`: the parameters and the optimizer's numbers are what the update makes of them.
  public mutating func update() {
    let moves = plan.moves
    var span = memory.mutableSpan
    for (result, region) in moves { region.become(result, &span) }
  }

  /// - Parameter number: which update is next, from 1.
  public mutating func setRate(_ rate: Double, number: Int) {
    memory[plan.rate.start] = rate
    memory[plan.number.start] = Double(number)
  }

  /// - Precondition: the node is given, and has the value's shape.
  public mutating func setValue(_ value: Tensor, of id: Node.ID) {
    let region = plan.values[id]
    var span = memory.mutableSpan
    region.become(value, &span)
  }

  /// What the optimizer keeps for a parameter; 0 what is not named.
  public mutating func setState(_ state: [String: Tensor], of parameter: Node.ID) {
    let regions = plan.state[parameter] ?? [:]
    var span = memory.mutableSpan
    for (name, region) in regions {
      region.become(state[name] ?? .zeros(region.shape), &span)
    }
  }

  /// A given value, or after `run` a computed one.
  public func value(of id: Node.ID) -> Tensor { tensor(plan.values[id]) }

  /// ∂ℓ/∂node after `run`; nil for data.
  public func gradient(of id: Node.ID) -> Tensor? { plan.gradients[id].map { tensor($0) } }

  public func state(of parameter: Node.ID) -> [String: Tensor] {
    (plan.state[parameter] ?? [:]).mapValues { tensor($0) }
  }

  /// After `run`.
  public var loss: Double { memory[plan.values[plan.graph.loss].start] }

  /// The parameters and the optimizer's numbers of a workspace for another number of examples.
  mutating func takeState(of other: Workspace) {
    for place in 0..<plan.stateSize { memory[place] = other.memory[place] }
  }

  private func tensor(_ region: Region) -> Tensor { region.tensor(in: memory.span) }
}
