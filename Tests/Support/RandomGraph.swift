public import Autodiff

/// A graph of random lines of random operations, with values at which every number is finite and
/// of ordinary size.
///
/// The loss is the sum of ȳ ⊙ (the last line) for a random ȳ, so that its gradients are Jᵀȳ.
/// In every third graph numbers meet: zeros, ones and ties, what is multiplied with 0 and a − a.
public struct RandomGraph: Sendable, CustomStringConvertible {
  public let graph: Graph
  public let given: [Node.ID: Tensor]
  public let seed: UInt64

  /// What lines are made of. A fixed list, so that a new operation leaves the graphs as they are.
  public static let operations: [Operation] = [
    .add, .subtract, .multiply, .divide, .negate, .constantPower, .power, .matrixProduct,
    .transpose,
    .exp, .log, .sqrt, .abs, .square, .reciprocal, .sin, .cos, .tan,
    .tanh, .sigmoid, .relu, .leakyReLU, .elu, .softplus, .gelu, .step,
    .max, .min, .maxOfTwo, .minOfTwo,
    .sum, .sumOfRows, .sumOfColumns, .mean, .meanOfRows, .meanOfColumns,
    .dot, .sumOfSquares, .norm,
    .softmaxOfColumns, .softmaxOfRows, .logSoftmaxOfColumns, .logSoftmaxOfRows,
    .logSumExpOfColumns, .logSumExpOfRows,
    .squaredError, .meanSquaredError, .binaryCrossEntropy, .binaryCrossEntropyOfLogits,
    .crossEntropyOfColumns, .crossEntropyOfRows,
    .outer, .concat, .entry,
    .silu, .stop, .maxOfRows, .maxOfColumns, .minOfRows, .minOfColumns,
    .variance, .varianceOfRows, .varianceOfColumns,
    .concat(3, .rows), .concat(2, .columns), .reshape(Shape(3, 2)), .reshape(Shape(1, 6)),
    .part(rows: 2...2, columns: nil), .part(rows: nil, columns: 1...2),
    .part(rows: 1...2, columns: 2...2),
  ]

  public var trace: Trace { Trace(graph, given: given) }
  public var description: String { "the random graph \(seed)" }

  /// - Parameter operations: what lines are made of.
  public init(seed: UInt64, of operations: [Operation] = Self.operations) {
    var random = RandomNumbers(seed: seed)
    while true {
      var draft = Draft(random: random, operations: operations, meets: seed % 3 == 0)
      draft.addLeaves()
      for line in 1...4 { draft.addLine("f\(line)") }
      random = draft.random
      guard let graph = draft.finished() else { continue }
      let trace = Trace(graph, given: draft.given)
      let numbers = trace.values + trace.gradients.compactMap { $0 }
      guard numbers.allSatisfy(\.isOrdinary) else { continue }
      self.graph = graph
      self.given = draft.given
      self.seed = seed
      return
    }
  }
}

private struct Draft {
  var random: RandomNumbers
  var builder = GraphBuilder()
  var given: [Node.ID: Tensor] = [:]
  var values: [Tensor] = []

  let operations: [Operation]
  /// Whether its numbers are drawn from a few.
  let meets: Bool

  init(random: RandomNumbers, operations: [Operation], meets: Bool) {
    self.random = random
    self.operations = operations
    self.meets = meets
  }

  private static let few = [-1, 0, 0, 1, 1, 2, 0.5, 0.1, 0.2, 0.3]

  private static let shapes = [
    Shape(1, 1), Shape(1, 1), Shape(2, 1), Shape(1, 3), Shape(2, 3), Shape(3, 2), Shape(2, 2),
  ]

  /// Half of all operations, so that they stand inside one another as in a person's equations.
  private static let arithmetic: [Operation] = [
    .add, .subtract, .multiply, .multiply, .divide, .divide, .negate, .constantPower,
    .matrixProduct, .transpose,
  ]

  mutating func addLeaves() {
    for (index, shape) in Self.shapes.enumerated() { addLeaf("x\(index + 1)", shape) }
  }

  @discardableResult
  private mutating func addLeaf(_ name: String, _ shape: Shape) -> Node.ID {
    let id = builder.addLeaf(name, shape: shape, learned: true)
    let value =
      meets
      ? Tensor(shape, (0..<shape.count).map { _ in random.element(Self.few) })
      : random.tensor(shape)
    given[id] = value
    values.append(value)
    return id
  }

  /// A line of at most four levels of operations; what is drawn until its value is finite.
  mutating func addLine(_ name: String) {
    while true {
      guard let formula = formula(depth: 1 + Int(random.next() % 4)) else { continue }
      guard case .apply = formula, !formula.symbols.isEmpty else { continue }
      let value = formula.evaluated(value)
      guard value.isOrdinary, (try? builder.addLine(name, formula)) != nil else { continue }
      values.append(value)
      return
    }
  }

  private func value(_ symbol: Symbol) -> Tensor {
    if case .value(let id) = symbol { values[id] } else { Tensor(.nan) }
  }

  /// Nil where the operands that were drawn do not fit.
  private mutating func formula(depth: Int) -> Formula? {
    if depth == 0 {
      if random.next() % 8 == 0 {
        return .number(random.element(meets ? Self.few : [0.5, 2, 3, -1, 1]))
      }
      // The last nodes more often than the first.
      let recent = random.next() % 2 == 0 ? values.count - min(values.count, 4) : 0
      return .symbol(.value(recent + Int(random.next() % UInt64(values.count - recent))))
    }
    let operation = random.element(random.next() % 2 == 0 ? Self.arithmetic : operations)
    var operands: [Formula] = []
    for index in 0..<operation.operandCount {
      if meets, index > 0, operation.differentiableOperands.contains(index), random.next() % 8 == 0
      {
        operands.append(operands[0])
        continue
      }
      // A constant exponent is a number; only what has a derivative may vary.
      let drawn =
        operation.differentiableOperands.contains(index) || operation == .stop
        ? formula(depth: Int(random.next() % UInt64(depth)))
        : .number(random.element([-1, 0.5, 2, 3]))
      guard let drawn else { return nil }
      operands.append(drawn)
    }
    if operation == .power, operands[1].constant != nil { return nil }
    let formula = Formula.apply(operation, operands)
    let shape = try? formula.shape { value($0).shape }
    return shape == nil || !formula.evaluated(value).isOrdinary ? nil : formula
  }

  mutating func finished() -> Graph? {
    let last = values.count - 1
    let weights = addLeaf("w", values[last].shape)
    let loss = try? builder.addLine(
      "l", .apply(.sum, [.symbol(.value(weights)) * .symbol(.value(last))]))
    return try? builder.graph(loss: loss)
  }
}

extension Tensor {
  fileprivate var isOrdinary: Bool { elements.allSatisfy { abs($0) < 1e4 } }
}
