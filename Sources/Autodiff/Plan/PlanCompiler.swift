/// Turns formulas into instructions. What is computed from the same places in the same way is
/// computed once.
struct PlanCompiler {
  private let graph: Graph
  private(set) var instructions: [Instruction] = []
  private(set) var moves: [(from: Region, to: Region)] = []
  private(set) var constants: [(place: Int, number: Double)] = []
  private(set) var size = 0
  private(set) var values: [Region?]
  private(set) var gradients: [Region?]
  private(set) var state: [Node.ID: [String: Region]] = [:]
  private var placeOfNumber: [UInt64: Region] = [:]
  private var known: [Application: Region] = [:]

  private struct Application: Hashable {
    let operation: Operation
    let operands: [Region]
  }

  init(_ graph: Graph) {
    self.graph = graph
    values = Array(repeating: nil, count: graph.nodes.count)
    gradients = values
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

  /// All parameters move at the end, so that no update sees another.
  mutating func compileUpdates(_ optimizer: Optimizer, rate: Region, number: Region) {
    var named: [Symbol: Region] = [.named("η"): rate, .named("t"): number]
    for (name, value) in optimizer.constants { named[.named(name)] = constant(value) }
    for parameter in graph.parametersFromTheLossBack {
      guard gradients[parameter] != nil, let value = values[parameter] else { continue }
      let kept = state[parameter] ?? [:]
      var own = named
      for (name, region) in kept { own[.named(name)] = region }
      for assignment in optimizer.assignments(for: parameter) {
        let result = compiled(assignment.formula, own)
        own[assignment.target] = result
        if case .named(let name) = assignment.target, let region = kept[name] {
          moves.append((result, region))
        } else {
          moves.append((result, value))
        }
      }
    }
  }

  private mutating func constant(_ number: Double) -> Region {
    if let region = placeOfNumber[number.bitPattern] { return region }
    let region = place(.scalar)
    constants.append((region.start, number))
    placeOfNumber[number.bitPattern] = region
    return region
  }

  /// Where the formula's value will be.
  /// - Parameter own: places of symbols that stand for something else here than elsewhere.
  private mutating func compiled(_ formula: Formula, _ own: [Symbol: Region]) -> Region {
    switch formula {
    case .number(let number): return constant(number)
    case .symbol(let symbol):
      guard let region = own[symbol] ?? region(of: symbol) else {
        preconditionFailure("\(symbol) is used before it is computed")
      }
      return region
    case .apply(let operation, let operands):
      var places: [Region] = []
      for operand in operands { places.append(compiled(operand, own)) }
      return applied(operation, places)
    }
  }

  private func region(of symbol: Symbol) -> Region? {
    switch symbol {
    case .value(let id): values[id]
    case .gradient(let id): gradients[id]
    case .direction, .named: nil
    }
  }

  private mutating func applied(_ operation: Operation, _ operands: [Region]) -> Region {
    let application = Application(operation: operation, operands: operands)
    if let region = known[application] { return region }
    let region = computed(operation, operands)
    known[application] = region
    return region
  }

  private mutating func computed(_ operation: Operation, _ operands: [Region]) -> Region {
    let widest = operands.reduce(Shape.scalar) { $0.widened(by: $1.shape) }
    switch operation.kernel {
    case .transpose: return operands[0].transposed
    case .stretch: return operands[0].stretched(to: operands[1].shape)
    case .eachEntry(_, let loop):
      let result = place(operands[0].shape)
      instructions.append(.eachEntry(loop, operands[0], result: result))
      return result
    case .pairs(_, let loop):
      let result = place(widest)
      let stretched = operands.map { $0.stretched(to: widest) }
      instructions.append(.pairs(loop, stretched[0], stretched[1], result: result))
      return result
    case .triples(_, let loop):
      let result = place(widest)
      let stretched = operands.map { $0.stretched(to: widest) }
      instructions.append(.triples(loop, stretched[0], stretched[1], stretched[2], result: result))
      return result
    case .product:
      let result = place(Shape(operands[0].shape.rows, operands[1].shape.columns))
      let panel = place(Shape(operands[1].shape.rows, Region.panelWidth)).start
      instructions.append(.product(operands[0], operands[1], panel: panel, result: result))
      return result
    case .sumOfColumns:
      let result = place(Shape(operands[0].shape.rows, 1))
      instructions.append(.sumOfColumns(operands[0], result: result))
      return result
    case .whole(let value):
      let result = place((try? operation.shape(operands.map(\.shape))) ?? widest)
      instructions.append(.whole(value, operands, result: result))
      return result
    }
  }
}
