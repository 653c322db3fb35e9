/// Turns formulas into instructions. What is computed from the same places in the same way is
/// computed once.
struct PlanCompiler {
  private let graph: Graph
  private var instructions: [Instruction] = []
  private(set) var constants: [(place: Int, number: Double)] = []
  private(set) var size = 0
  /// How many places, the first, hold what is learned and what the optimizer keeps.
  private(set) var stateSize = 0
  private(set) var values: [Region?]
  private(set) var gradients: [Region?]
  private(set) var state: [Node.ID: [String: Region]] = [:]
  private var placeOfNumber: [UInt64: Region] = [:]
  private var known: [Application: Region] = [:]
  /// What is known of numbers that move, until the next of them has moved.
  private var passing: [Application: Region] = [:]
  /// What an update does not move, once one is compiled.
  private var lasting: Set<Region>?

  struct Application: Hashable {
    let operation: Operation
    /// What makes one of its operands out of the first places, if that is done in the same pass.
    var inner: Operation?
    let operands: [Region]
  }

  init(_ graph: Graph) {
    self.graph = graph
    values = Array(repeating: nil, count: graph.nodes.count)
    gradients = values
  }

  /// What was compiled since the last time, as one computation.
  mutating func takeComputation() -> Computation {
    defer { instructions = [] }
    return Instruction.computation(of: instructions[...])
  }

  /// A new place for a matrix.
  mutating func place(_ shape: Shape) -> Region {
    defer { size += shape.count }
    return Region(at: size, shape)
  }

  /// Places of what is learned and of what the optimizer keeps for it.
  mutating func placeParameters(_ optimizer: Optimizer) {
    for node in graph.nodes where node.kind == .parameter {
      values[node.id] = place(node.shape)
      for case .named(let name) in optimizer.assignments(for: node.id).map(\.target) {
        state[node.id, default: [:]][name] = place(node.shape)
      }
    }
    stateSize = size
  }

  mutating func placeData() {
    for node in graph.nodes where node.kind == .data { values[node.id] = place(node.shape) }
  }

  mutating func compileForwards() {
    for node in graph.nodes {
      guard let formula = node.formula else { continue }
      values[node.id] = compiled(formula, [:])
    }
  }

  /// In the order of a trace's steps, so that sums are rounded alike.
  mutating func compileBackwards() {
    let computed = graph.nodes.reversed().filter { $0.kind == .computed }.map(\.id)
    for target in computed + graph.parametersFromTheLossBack {
      gradients[target] = gradient(of: target)
    }
  }

  private mutating func gradient(of target: Node.ID) -> Region? {
    let shape = graph.nodes[target].shape
    let uses = graph.uses[target].reversed().filter { graph.reachesLoss[$0] }
    if target == graph.loss { return constant(1) }
    if uses.isEmpty { return constant(0).stretched(to: shape) }
    var sum: Region?
    for use in uses {
      guard let pullback = graph.pullback(from: use, toward: target) else { continue }
      let product = compiled(pullback.formula, [:]).stretched(to: shape)
      sum = sum.map { applied(.add, [$0, product]) } ?? product
    }
    return sum
  }

  // MARK: Updates

  /// Each assignment writes over what was there. A gradient that is a parameter is kept apart first,
  /// so that no update sees another.
  mutating func compileUpdates(_ optimizer: Optimizer, rate: Region, number: Region) {
    var named: [Symbol: Region] = [.named("η"): rate, .named("t"): number]
    for (name, value) in optimizer.constants { named[.named(name)] = constant(value) }
    lasting = Set(named.values)
    let parameters = graph.parametersFromTheLossBack
    let kept = parameters.map { parameter in
      gradients[parameter].map { $0.start < stateSize ? copied($0) : $0 }
    }
    for (parameter, gradient) in zip(parameters, kept) {
      guard let gradient, let value = values[parameter] else { continue }
      var own = named
      own[.value(parameter)] = value
      own[.gradient(parameter)] = gradient
      for (name, region) in state[parameter] ?? [:] { own[.named(name)] = region }
      for assignment in optimizer.assignments(for: parameter) {
        guard let target = own[assignment.target] else { continue }
        assign(compiled(assignment.formula, own), to: target)
      }
    }
  }

  private mutating func assign(_ result: Region, to target: Region) {
    if let last = instructions.last, last.result == result, lasting?.contains(result) == false,
      let direct = last.writing(to: target)
    {
      instructions[instructions.count - 1] = direct
    } else if result != target {
      let whole = result.stretched(to: target.shape)
      instructions.append(Instruction(work: .copy(whole), result: target))
    }
    passing = [:]
  }

  private mutating func copied(_ region: Region) -> Region {
    let copy = place(region.shape)
    instructions.append(Instruction(work: .copy(region), result: copy))
    return copy
  }

  // MARK: Formulas

  private mutating func constant(_ number: Double) -> Region {
    if let region = placeOfNumber[number.bitPattern] { return region }
    let region = place(.scalar)
    constants.append((region.start, number))
    placeOfNumber[number.bitPattern] = region
    return region
  }

  /// Where the formula's value will be.
  /// - Parameter own: places of symbols that stand for something else here than elsewhere.
  mutating func compiled(_ formula: Formula, _ own: [Symbol: Region]) -> Region {
    switch formula {
    case .number(let number):
      let region = constant(number)
      lasting?.insert(region)
      return region
    case .symbol(let symbol):
      guard let region = own[symbol] ?? region(of: symbol) else {
        preconditionFailure("\(symbol) is used before it is computed")
      }
      return region
    case .apply(let operation, let operands):
      if let fused = fused(operation, operands, own) { return fused }
      var places: [Region] = []
      for operand in operands { places.append(compiled(operand, own)) }
      return applied(operation, places)
    }
  }

  private func region(of symbol: Symbol) -> Region? {
    switch symbol {
    case .value(let id): values[id]
    case .gradient(let id): gradients[id]
    case .direction, .elsewhere, .named: nil
    }
  }

  private mutating func applied(_ operation: Operation, _ operands: [Region]) -> Region {
    let operands = Array(operands.prefix(operation.valueOperands))
    return once(Application(operation: operation, operands: operands)) {
      $0.computed(operation, operands)
    }
  }

  /// The place of what is computed already, or else is computed now.
  mutating func once(
    _ application: Application, _ compute: (inout PlanCompiler) -> Region
  ) -> Region {
    if let region = passing[application] ?? known[application] { return region }
    let region = compute(&self)
    if lasting == nil {
      known[application] = region
    } else if lasting?.isSuperset(of: application.operands) == true {
      known[application] = region
      lasting?.insert(region)
    } else {
      passing[application] = region
    }
    return region
  }

  private mutating func computed(_ operation: Operation, _ operands: [Region]) -> Region {
    let widest = operands.reduce(Shape.scalar) { $0.widened(by: $1.shape) }
    let stretched = { (index: Int) in operands[index].stretched(to: widest) }
    switch operation.kernel {
    case .transpose: return operands[0].transposed
    case .stretch: return operands[0].stretched(to: operands[1].shape)
    case .eachEntry(let loop): return result(.eachEntry(loop, operands[0]), widest)
    case .pairs(let loop): return result(.pairs(loop, stretched(0), stretched(1)), widest)
    case .triples(let loop):
      return result(.triples(loop, stretched(0), stretched(1), stretched(2)), widest)
    case .product: return product(operands[0], operands[1], adding: nil)
    case .whole(let scratch, let loop):
      let shape = (try? operation.shape(operands.map(\.shape))) ?? widest
      let room = scratch.map { [place(operands[$0].shape)] } ?? []
      return result(.whole(loop, operands + room), shape)
    }
  }

  mutating func result(_ work: Instruction.Work, _ shape: Shape) -> Region {
    let region = place(shape)
    instructions.append(Instruction(work: work, result: region))
    return region
  }

  mutating func product(_ a: Region, _ b: Region, adding addend: Region?) -> Region {
    let panel = place(Shape(b.shape.rows, Matrix.panelWidth)).start
    return result(
      .product(a, b, panel: panel, adding: addend), Shape(a.shape.rows, b.shape.columns))
  }
}
