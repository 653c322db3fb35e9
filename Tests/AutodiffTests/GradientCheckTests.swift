import Support
import Testing

@testable import Autodiff

@Suite struct GradientChecks {
  /// l = operation[w] for a scalar w.
  private func check(_ operation: Operation, _ value: Double) throws -> GradientCheck.Entry {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    try builder.addLine("l", .apply(operation, [.symbol(.value(w))]))
    let check = GradientCheck(Trace(try builder.graph(), given: [w: Tensor(value)]))
    #expect(check.entries.count == 1)
    return try #require(check.worst(of: w))
  }

  /// A sine whose derivative is too large by a factor.
  private func sine(timesTooSteep factor: Double) -> Operation {
    .unary(
      "wrong", "A sine with a wrong derivative.", notation: Operation.sin.notation,
      value: { Operation.sin.value([Tensor($0)]).elements[0] },
      derivative: .number(factor) * .apply(.cos, [.operand(0)]))
  }

  @Test(
    arguments: [
      (1, .happy), (1 + 1e-8, .happy), (1 + 1e-6, .okay), (1 + 1e-3, .uncomfortable), (1.1, .wrong),
      (-1, .wrong), (0, .wrong),
    ] as [(Double, GradientCheck.Verdict)])
  func relativeErrorsFallIntoBands(factor: Double, expected: GradientCheck.Verdict) throws {
    let entry = try check(sine(timesTooSteep: factor), 0.7)
    #expect(entry.verdict == expected)
    let error = abs(factor - 1) / max(abs(factor), 1)
    #expect(abs(try #require(entry.relativeError) - error) <= 1e-10)
  }

  @Test(
    arguments: [
      (.exp, 0.5), (.log, 1e-7), (.log, 1e6), (.sigmoid, 8), (.sigmoid, -20), (.tanh, 0),
      (.sin, 1e5),
      (.square, 0), (.square, 1e-8), (.square, 1e8), (.exp, 20), (.relu, 3), (.relu, -3),
      (.relu, 1e-5), (.relu, -2e-7), (.step, 0.5),
    ] as [(Operation, Double)])
  func theStepSuitsTheValue(operation: Operation, value: Double) throws {
    let entry = try check(operation, value)
    #expect(entry.verdict == .happy, "\(entry)")
  }

  @Test(arguments: [Operation.relu, .step], [0, -0.0, 1e-12])
  func aGateThatChangesBetweenTheProbesIsAKink(operation: Operation, value: Double) throws {
    let entry = try check(operation, value)
    #expect(entry.verdict == .kink)
    #expect(entry.numeric != nil)
  }

  @Test(arguments: [Operation.abs, .leakyReLU, .norm, .step])
  func everyKinkIsMarked(operation: Operation) throws {
    #expect(try check(operation, 0).verdict == .kink)
  }

  @Test func aTieIsAKink() throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(3, 1), learned: true)
    try builder.addLine("l", .apply(.max, [.symbol(.value(w))]))
    let trace = Trace(try builder.graph(), given: [w: Tensor(Shape(3, 1), [2, 1, 2])])
    #expect(GradientCheck(trace).entries.map(\.verdict) == [.kink, .happy, .kink])
  }

  @Test func theSlopesOfAReLUAreAveragedAtItsKink() throws {
    #expect(try check(.relu, 0).numeric == 0.5)
    #expect(try check(.relu, 0).relativeError == 1)
  }

  @Test(
    arguments: [(.log, -1), (.log, 0), (.exp, 1000), (.sin, .nan), (.sin, .infinity)]
      as [(Operation, Double)])
  func whatIsNotFiniteIsNotCompared(operation: Operation, value: Double) throws {
    let entry = try check(operation, value)
    #expect(entry.verdict == .notFinite)
    #expect(entry.numeric == nil && entry.relativeError == nil)
  }

  @Test func aKinkInsideALineCounts() throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(3, 1), learned: true)
    let v = builder.addLeaf("v", shape: Shape(3, 1), learned: true)
    let shifted = Formula.apply(.relu, [.symbol(.value(w)) - 1])
    try builder.addLine("l", .apply(.sum, [shifted * .symbol(.value(v))]))
    let trace = Trace(
      try builder.graph(),
      given: [w: Tensor(Shape(3, 1), [0, 1, 2]), v: Tensor(Shape(3, 1), [1, 2, 3])])
    let check = GradientCheck(trace)
    #expect(check.kinks.map(\.index) == [1])
    #expect(check.kinks.map(\.node) == [w])
    #expect(check.compared == 5 && check.mistakes.isEmpty)
    #expect(check.worst(of: w)?.verdict == .happy)
  }

  @Test func aGateThatTheLossDoesNotSeeIsNoKink() throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    let v = builder.addLeaf("v", shape: .scalar, learned: false)
    try builder.addLine("l", .apply(.relu, [.symbol(.value(w))]) * .symbol(.value(v)) + 2)
    let trace = Trace(try builder.graph(), given: [w: Tensor(0), v: Tensor(0)])
    #expect(GradientCheck(trace).entries.map(\.verdict) == [.happy])
  }

  @Test(arguments: (1...100).map { RandomGraph(seed: $0) })
  func randomGraphsHaveNoMistakes(_ example: RandomGraph) {
    let check = GradientCheck(example.trace)
    #expect(check.entries.count == example.graph.given.reduce(0) { $0 + $1.shape.count })
    #expect(check.mistakes.isEmpty, "\(check.mistakes)")
    #expect(check.entries.allSatisfy { $0.verdict != .okay }, "rounding leaves less than 1e-7")
  }

  @Test func ofEveryNodeOneEntryIsLookedAt() throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(10, 10), learned: true)
    let v = builder.addLeaf("v", shape: .scalar, learned: true)
    try builder.addLine("l", .apply(.sum, [.symbol(.value(w)) * .symbol(.value(v))]))
    let trace = Trace(try builder.graph(), given: [w: .ones(Shape(10, 10)), v: Tensor(2)])
    #expect(GradientCheck(trace, budget: 0).entries.map(\.node) == [w, v])
  }

  @Test func aLargeGraphIsSampled() throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(100, 100), learned: true)
    try builder.addLine("l", .apply(.sum, [.symbol(.value(w)).power(2)]))
    let trace = Trace(try builder.graph(), given: [w: .ones(Shape(100, 100))])
    let check = GradientCheck(trace, budget: 3_000_000)
    #expect(check.isSample && check.count == 10_000 && check.mistakes.isEmpty)
    #expect((5...50).contains(check.entries.count))
    let places = check.entries.map(\.index)
    #expect(places == places.sorted() && Set(places).count == places.count)
    // Not every so many, which could be one column.
    #expect(Set(zip(places, places.dropFirst()).map { $1 - $0 }).count > 2)
    #expect(GradientCheck(trace, budget: 3_000_000).entries == check.entries)
  }
}
