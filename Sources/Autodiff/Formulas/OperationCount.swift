/// How much arithmetic a computation takes, counted in scalars.
///
/// Divisions and squares count as multiplications. Signs, transposes, repetition and whole numbers
/// that depend on shapes alone are free. Everything that is neither, from exp to the comparison
/// inside a ReLU, counts as one evaluation of a function for each entry.
public struct OperationCount: Sendable, Equatable {
  public var multiplications: Int
  public var additions: Int
  public var functions: Int

  public init(multiplications: Int = 0, additions: Int = 0, functions: Int = 0) {
    self.multiplications = multiplications
    self.additions = additions
    self.functions = functions
  }

  public static func + (a: OperationCount, b: OperationCount) -> OperationCount {
    OperationCount(
      multiplications: a.multiplications + b.multiplications, additions: a.additions + b.additions,
      functions: a.functions + b.functions)
  }

  public static func += (a: inout OperationCount, b: OperationCount) { a = a + b }

  public static func * (times: Int, count: OperationCount) -> OperationCount {
    OperationCount(
      multiplications: times * count.multiplications, additions: times * count.additions,
      functions: times * count.functions)
  }
}

extension Formula {
  /// What evaluating the formula takes; what is written twice counts twice.
  /// - Precondition: the shapes fit.
  public func count(shapeOf symbolShape: (Symbol) -> Shape) -> OperationCount {
    counted(symbolShape).count
  }

  private func counted(_ symbolShape: (Symbol) -> Shape) -> (count: OperationCount, shape: Shape) {
    switch self {
    case .number: return (OperationCount(), .scalar)
    case .symbol(let symbol): return (OperationCount(), symbolShape(symbol))
    case .apply(let operation, let operands):
      let counted = operands.map { $0.counted(symbolShape) }
      let shapes = counted.map(\.shape)
      let shape =
        (try? operation.shape(shapes)) ?? shapes.reduce(Shape.scalar) { $0.widened(by: $1) }
      let own = operation.traits.cost(
        Application(shapes: shapes, result: shape, exponent: operands.last?.constant))
      // A shape is there without its numbers.
      let needed = operation.traits.lendsShape ? counted.dropLast() : counted[...]
      return (needed.reduce(own) { $0 + $1.count }, shape)
    }
  }
}

extension OperationCount {
  /// The forward evaluation of a graph.
  public static func values(of graph: Graph) -> OperationCount {
    graph.nodes.reduce(into: OperationCount()) { total, line in
      if let formula = line.formula { total += formula.count(shapeOf: graph.shape(of:)) }
    }
  }

  /// Both backward passes, with the additions where a value has several uses. The values are there.
  public static func reverse(of trace: Trace) -> OperationCount {
    trace.steps.reduce(into: OperationCount()) { total, step in
      guard case .reverse(let step) = step else { return }
      total += step.formula.count(shapeOf: trace.graph.shape(of:))
      if step.before != nil { total += OperationCount(additions: step.after.shape.count) }
    }
  }

  /// One pass of forward mode, in one direction. The values are there.
  public static func forward(of tangents: TangentTrace) -> OperationCount {
    tangents.steps.reduce(into: OperationCount()) { total, step in
      if let formula = step.formula { total += formula.count(shapeOf: tangents.graph.shape(of:)) }
    }
  }

  /// All the passes of forward mode that the whole gradient takes: one for each learned number.
  public static func forwardGradient(of trace: Trace) -> (passes: Int, count: OperationCount) {
    var total = OperationCount()
    var passes = 0
    for node in trace.graph.nodes where node.kind == .parameter {
      passes += node.shape.count
      total += node.shape.count * forward(of: TangentTrace(trace, seed: node.id))
    }
    return (passes, total)
  }
}

extension Graph {
  /// The shape of what a line, a step or a tangent names.
  func shape(of symbol: Symbol) -> Shape {
    switch symbol {
    case .value(let id), .gradient(let id), .direction(let id): nodes[id].shape
    case .elsewhere(let elsewhere): nodes[elsewhere.node].shape
    case .named: .scalar
    }
  }
}
