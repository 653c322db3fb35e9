/// The block of memory of a plan: what is given goes in, `run` computes, `update` moves on.
///
///     var workspace = Workspace(Plan(graph, optimizer: .sgd()))
///     for (id, value) in given { workspace.setValue(value, of: id) }
///     workspace.setRate(0.1, number: 1)
///     workspace.run()        // values and gradients
///     workspace.update()     // the parameters have moved
///
/// Neither `run` nor `update` takes memory.
public struct Workspace: Sendable {
  public let plan: Plan
  private var memory: [Double]

  public init(_ plan: Plan) {
    self.plan = plan
    memory = Array(repeating: 0, count: plan.size)
    for (place, number) in plan.constants { memory[place] = number }
  }

  /// Forwards and backwards.
  public mutating func run() {
    let passes = plan.passes
    withMemory { passes($0) }
  }

  /// After `run`: moves the parameters and the optimizer's numbers.
  public mutating func update() {
    let updates = plan.updates
    withMemory { updates($0) }
  }

  /// - Parameter number: which update is next, from 1.
  public mutating func setRate(_ rate: Double, number: Int) {
    memory[plan.rate.start] = rate
    memory[plan.number.start] = Double(number)
  }

  /// - Precondition: the node is given, and has the value's shape.
  public mutating func setValue(_ value: Tensor, of id: Node.ID) { write(value, plan.values[id]) }

  /// Some examples of a value, in that order.
  /// - Precondition: as many as the node has along `axis`, each from 0 to how many the value has.
  mutating func setValue(_ value: Tensor, of id: Node.ID, _ axis: Axis, _ examples: ArraySlice<Int>)
  {
    let region = plan.values[id]
    withMemory { memory in
      let matrix = region.matrix(in: memory)
      for place in 0..<examples.count {
        let example = examples[examples.startIndex + place]
        let line = matrix.line(axis, place)
        for index in 0..<(axis == .rows ? matrix.columns : matrix.rows) {
          line[index] = axis == .rows ? value[example, index] : value[index, example]
        }
      }
    }
  }

  /// What the optimizer keeps for a parameter; 0 what is not named.
  public mutating func setState(_ state: [String: Tensor], of parameter: Node.ID) {
    for (name, region) in plan.state[parameter] ?? [:] {
      write(state[name] ?? .zeros(region.shape), region)
    }
  }

  /// A given value, or after `run` a computed one.
  public func value(of id: Node.ID) -> Tensor { tensor(plan.values[id]) }

  /// ∂ℓ/∂node after `run`, until the update; nil for data.
  public func gradient(of id: Node.ID) -> Tensor? { plan.gradients[id].map { tensor($0) } }

  public func state(of parameter: Node.ID) -> [String: Tensor] {
    (plan.state[parameter] ?? [:]).mapValues { tensor($0) }
  }

  /// After `run`.
  public var loss: Double { memory[plan.values[plan.graph.loss].start] }

  /// The parameters and the optimizer's numbers, as `restore` takes them for any number of examples.
  var numbers: [Double] { Array(memory[..<plan.stateSize]) }

  mutating func restore(_ numbers: [Double]) {
    for place in 0..<plan.stateSize { memory[place] = numbers[place] }
  }

  /// The parameters and the optimizer's numbers of a workspace for another number of examples.
  mutating func takeState(of other: Workspace) {
    for place in 0..<plan.stateSize { memory[place] = other.memory[place] }
  }

  private mutating func write(_ value: Tensor, _ region: Region) {
    precondition(value.shape == region.shape, "\(value.shape) in place of \(region.shape)")
    for index in region.shape.indices { memory[region.start + index] = value.elements[index] }
  }

  private func tensor(_ region: Region) -> Tensor {
    memory.withUnsafeBufferPointer { memory in
      guard let start = memory.baseAddress else { preconditionFailure("a plan has numbers") }
      return region.matrix(in: UnsafeMutablePointer(mutating: start)).tensor
    }
  }

  @inline(__always) private mutating func withMemory(
    _ body: (UnsafeMutablePointer<Double>) -> Void
  ) {
    memory.withUnsafeMutableBufferPointer { memory in
      guard let start = memory.baseAddress else { preconditionFailure("a plan has numbers") }
      body(start)
    }
  }
}
