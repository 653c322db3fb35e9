import Support
import Testing

@testable import Autodiff

/// What rounding leaves is not taken for a mistake, and no mistake for rounding.
@Suite struct GradientRounding {
  /// l = mse(W₁ act(W₀ x), y), where y is what comes out, added up in another order.
  private func exactFit(_ seed: Int) throws -> Trace {
    var stream = RandomStream(seed: UInt64(seed), name: "fit")
    let (inputs, hidden, outputs) = (1 + seed % 4, 1 + seed / 4 % 5, 1 + seed / 20 % 3)
    func draw(_ shape: Shape) -> Tensor {
      Tensor(shape, (0..<shape.count).map { _ in stream.uniform(from: -3, to: 3) })
    }
    let operations: [Operation] = [.tanh, .exp, .sigmoid, .relu, .softplus, .square]
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(inputs, 1), learned: true)
    let w0 = builder.addLeaf("w0", shape: Shape(hidden, inputs), learned: true)
    let w1 = builder.addLeaf("w1", shape: Shape(outputs, hidden), learned: true)
    let y = builder.addLeaf("y", shape: Shape(outputs, 1), learned: true)
    let h = try builder.addLine(
      "h", .apply(operations[seed % 6], [Formula.symbol(.value(w0)).times(.symbol(.value(x)))]))
    let f = try builder.addLine("f", Formula.symbol(.value(w1)).times(.symbol(.value(h))))
    try builder.addLine("l", .apply(.meanSquaredError, [.symbol(.value(f)), .symbol(.value(y))]))
    let graph = try builder.graph()
    var given = [x: draw(Shape(inputs, 1)), w0: draw(Shape(hidden, inputs))]
    given[w1] = draw(Shape(outputs, hidden))
    given[y] = .zeros(Shape(outputs, 1))
    let out = Trace(graph, given: given).values
    let (weights, units) = (out[w1], out[h].elements)
    given[y] = Tensor(
      Shape(outputs, 1),
      (0..<outputs).map { row in
        (0..<hidden).reversed().reduce(0) { $0 + weights.elements[row * hidden + $1] * units[$1] }
      })
    return Trace(graph, given: given)
  }

  @Test func noExactFitIsTakenForAMistake() throws {
    for seed in 1...1000 {
      let trace = try exactFit(seed)
      let given = trace.graph.given.map(\.id)
      let check = GradientCheck(trace, of: [given[seed / 7 % given.count]])
      #expect(
        check.entries.allSatisfy { $0.verdict == .happy || $0.verdict == .kink },
        "seed \(seed): \(check.entries.filter { $0.verdict != .happy })")
    }
  }

  /// The derivative of one function in the middle of a graph is off by 1 % to 100 %.
  @Test func noWrongRuleIsTakenForRounding() throws {
    for seed in 1...1000 {
      var stream = RandomStream(seed: UInt64(seed), name: "wrong")
      let factor = 1 + stream.uniform(from: 0.0102, to: 1) * (seed % 2 == 0 ? 1 : -1)
      let wrong = Operation.unary(
        "wrong", "A sine with a wrong derivative.", notation: Operation.sin.notation,
        value: { Operation.sin.value([Tensor($0)]).elements[0] },
        derivative: .number(factor) * .apply(.cos, [.operand(0)]))
      var builder = GraphBuilder()
      let x = builder.addLeaf("x", shape: Shape(3, 2), learned: false)
      let w = builder.addLeaf("w", shape: Shape(2, 3), learned: true)
      let h = try builder.addLine(
        "h", .apply(wrong, [Formula.symbol(.value(w)).times(.symbol(.value(x)))]))
      try builder.addLine("l", .apply([.sum, .mean, .norm][seed % 3], [.symbol(.value(h))]))
      func draw(_ shape: Shape) -> Tensor {
        Tensor(shape, (0..<shape.count).map { _ in stream.uniform(from: 0.2, to: 0.9) })
      }
      let trace = Trace(
        try builder.graph(), given: [x: draw(Shape(3, 2)), w: draw(Shape(2, 3))])
      let check = GradientCheck(trace)
      let generic = check.entries.filter { abs($0.numeric ?? 0) > 1e-3 }
      #expect(
        !generic.isEmpty && Set(generic.map(\.index)).isSubset(of: check.mistakes.map(\.index)),
        "seed \(seed): \(check.entries)")
    }
  }

  /// What adds up to the same whatever goes in has a gradient of 0.
  @Test(
    arguments: [
      { .apply(.sum, [$0 - .apply(.mean, [$0])]) },
      { .apply(.sum, [.apply(.softmax(.rows), [$0])]) },
      { x in
        let centred: Formula = x - .apply(.mean, [x])
        let variance: Formula = .apply(.mean, [centred * centred])
        return .apply(.sum, [centred / .apply(.sqrt, [variance + 1e-5])])
      },
    ] as [@Sendable (Formula) -> Formula])
  func aTrueZeroIsZeroUpToRounding(_ line: @Sendable (Formula) -> Formula) throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(4, 1), learned: true)
    try builder.addLine("l", line(.symbol(.value(x))))
    let graph = try builder.graph()
    for values in [[1, 2, 3, 4], [0.1, 0.7, -3, 1e3], [1e-3, 2e-3, 5, -1e6]] as [[Double]] {
      let check = GradientCheck(Trace(graph, given: [x: Tensor(Shape(4, 1), values)]))
      for entry in check.entries {
        #expect(entry.verdict == .happy, "\(entry)")
        #expect(entry.isZeroUpToRounding || entry.analytic == entry.numeric, "\(entry)")
      }
    }
  }

  /// A fit that is exact but for the last bit: what is left is rounding in every row, whether or not
  /// two of its numbers happen to be the same.
  @Test func allRowsOfAFitAreJudgedAlike() throws {
    var builder = GraphBuilder()
    let names = ["w", "x", "y"]
    let ids = names.map { builder.addLeaf($0, shape: .scalar, learned: true) }
    let leaves = ids.map { Formula.symbol(.value($0)) }
    let difference: Formula = leaves[0] * leaves[1] - leaves[2]
    try builder.addLine("l", difference * difference)
    let graph = try builder.graph()
    let given = zip(ids, [0.1, 3, 0.3]).map { ($0, Tensor($1)) }
    let check = GradientCheck(Trace(graph, given: Dictionary(uniqueKeysWithValues: given)))
    #expect(check.entries.count == 3)
    for entry in check.entries {
      #expect(entry.verdict == .happy && entry.isZeroUpToRounding, "\(entry)")
    }
  }

  /// A slope is not rounding because it is small.
  @Test(arguments: [1e-13, 1e-30, 1e-200]) func aSmallSlopeIsOne(_ slope: Double) throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    try builder.addLine("l", .number(slope) * .symbol(.value(w)))
    let check = GradientCheck(Trace(try builder.graph(), given: [w: Tensor(3)]))
    #expect(check.entries.allSatisfy { $0.verdict == .happy && !$0.isZeroUpToRounding })
  }
}
