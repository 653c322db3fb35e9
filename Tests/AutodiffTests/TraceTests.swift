import Autodiff
import Testing

@Suite struct Traces {
  /// f = x·y + x as one line, l = f².
  private func product() throws -> (Graph, Trace) {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: .scalar, learned: true)
    let y = builder.addLeaf("y", shape: .scalar, learned: true)
    let (a, b) = (Formula.symbol(.value(x)), Formula.symbol(.value(y)))
    let f = try builder.addLine("f", a * b + a)
    try builder.addLine("l", Formula.symbol(.value(f)).power(2))
    let graph = try builder.graph()
    return (graph, Trace(graph, given: [x: Tensor(3), y: Tensor(-4)]))
  }

  private func reverseSteps(_ trace: Trace) -> [ReverseStep] {
    trace.steps.compactMap { if case .reverse(let step) = $0 { step } else { nil } }
  }

  @Test func aLineIsOneStepWithOneLocalDerivative() throws {
    let (graph, trace) = try product()
    let x = try #require(graph.node(named: "x"))
    let steps = reverseSteps(trace).filter { $0.target == x.id }
    #expect(steps.count == 1)
    #expect(steps[0].local?.scalar == -3)
    #expect(steps[0].product.scalar == 54)
    #expect(steps[0].localFormula == .symbol(.value(1)) + 1)
  }

  @Test func aValueThatTwoLinesUseTakesTwoStepsThatAdd() throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: .scalar, learned: true)
    let y = builder.addLeaf("y", shape: .scalar, learned: true)
    let a = try builder.addLine("a", .symbol(.value(x)) * .symbol(.value(y)))
    let f = try builder.addLine("f", .symbol(.value(a)) + .symbol(.value(x)))
    try builder.addLine("l", Formula.symbol(.value(f)).power(2))
    let trace = Trace(try builder.graph(), given: [x: Tensor(3), y: Tensor(-4)])
    let steps = reverseSteps(trace).filter { $0.target == x }
    #expect(steps.map(\.product.scalar) == [-18, 72])
    #expect(steps.map(\.use) == [f, a])
    #expect(steps.map(\.after.scalar) == [-18, 54])
    #expect(steps[0].isPartial && steps[0].before == nil && steps[1].before?.scalar == -18)
    #expect(trace.gradients[y]?.scalar == -54)
    let positions = trace.backwardPositions(of: x)
    #expect(trace.gradient(of: x, at: positions[0] - 1) == nil)
    #expect(trace.gradient(of: x, at: positions[0])?.scalar == -18)
    #expect(trace.gradient(of: x, at: positions[1])?.scalar == 54)
  }

  @Test func passesComeInOrderAndTheLossIsSeeded() throws {
    let (graph, trace) = try product()
    #expect(
      trace.steps.map(\.pass) == [
        .forward, .forward, .backward1, .backward1, .backward2, .backward2,
      ])
    #expect(trace.steps[2].node == graph.loss)
    #expect(reverseSteps(trace)[0].after.scalar == 1)
    #expect(trace.steps[4...].map { graph.nodes[$0.node].name } == ["x", "y"])
  }

  @Test func aValueIsThereOnlyOnceItIsComputed() throws {
    let (_, trace) = try product()
    #expect(trace.value(of: 0, at: 0)?.scalar == 3)
    #expect(trace.value(of: 2, at: 0) == nil)
    #expect(trace.value(of: 2, at: 1)?.scalar == -9)
    #expect(trace.value(of: 3, at: 1) == nil)
  }

  @Test func whatTheLossDoesNotDependOnHasGradientZero() throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: .scalar, learned: true)
    let unused = builder.addLeaf("u", shape: Shape(2, 1), learned: true)
    let aside = try builder.addLine("d", .symbol(.value(unused)) * 2)
    let loss = try builder.addLine("l", Formula.symbol(.value(x)).power(2))
    let trace = Trace(
      try builder.graph(loss: loss), given: [x: Tensor(3), unused: .ones(Shape(2, 1))])
    #expect(trace.gradients[aside] == .zeros(Shape(2, 1)))
    #expect(trace.gradients[unused] == .zeros(Shape(2, 1)))
    #expect(trace.gradients[x]?.scalar == 6)
  }

  @Test func examplesAddUpToTheGradient() throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(2, 3), learned: false)
    let w = builder.addLeaf("w", shape: Shape(1, 2), learned: true)
    let f = try builder.addLine("f", Formula.symbol(.value(w)).times(.symbol(.value(x))))
    let l = try builder.addLine("l", Formula.symbol(.value(f)).power(2))
    try builder.addLine("L", .apply(.mean, [.symbol(.value(l))]))
    let trace = Trace(
      try builder.graph(examples: .columns),
      given: [x: Tensor(Shape(2, 3), [1, 2, -1, 2, 1, 1]), w: Tensor(Shape(1, 2), [1, -1])])
    let step = try #require(reverseSteps(trace).last)
    let examples = try #require(trace.examples(of: step))
    // f = (−1, 1, −2); each example gives 2f/3 times its column of x.
    let thirds = examples.map { $0.product.elements.map { ($0 * 3).rounded() } }
    #expect(thirds == [[-2, -4], [4, 2], [4, -4]])
    #expect(trace.exampleLosses?.elements == [1, 1, 4])
  }

  @Test func aClassThatDoesNotExistIsRefused() throws {
    var builder = GraphBuilder()
    let f = builder.addLeaf("f", shape: Shape(3, 1), learned: true)
    let y = builder.addLeaf("y", shape: .scalar, learned: false)
    try builder.addLine(
      "l", .apply(.crossEntropyOfColumns, [.symbol(.value(f)), .symbol(.value(y))]))
    let graph = try builder.graph()
    for (named, isThere) in [(1.0, true), (3, true), (0, false), (4, false), (1.5, false)] {
      let trace = Trace(graph, given: [f: .ones(Shape(3, 1)), y: Tensor(named)])
      #expect((trace.refusal == nil) == isThere)
      #expect(trace.values[graph.loss].hasNonFinite != isThere)
    }
  }

  /// 10,000 lines in a chain, and 10,000 uses of one value: nothing recurses over lines.
  @Test func longGraphsAreTraced() throws {
    var chain = GraphBuilder()
    var last = chain.addLeaf("x", shape: .scalar, learned: true)
    for line in 0..<10_000 { last = try chain.addLine("f\(line)", .symbol(.value(last)) + 1) }
    let chained = Trace(try chain.graph(), given: [0: Tensor(1)])
    #expect(chained.gradients[0]?.scalar == 1)
    #expect(chained.values[last].scalar == 10_001)

    var fork = GraphBuilder()
    let x = fork.addLeaf("x", shape: .scalar, learned: true)
    var sum = try fork.addLine("s", .symbol(.value(x)) * 1)
    for line in 1..<10_000 {
      sum = try fork.addLine("s\(line)", .symbol(.value(sum)) + .symbol(.value(x)))
    }
    let forked = Trace(try fork.graph(), given: [x: Tensor(2)])
    #expect(forked.gradients[x]?.scalar == 10_000)
    #expect(forked.backwardPositions(of: x).count == 10_000)
  }
}
