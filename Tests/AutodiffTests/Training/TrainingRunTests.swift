import Autodiff
import Testing

@Suite struct TrainingRuns {
  /// l = (w·x − y)² with x = 3, y = 6: ∂ℓ/∂w = 6(3w − 6).
  private func line() throws -> (graph: Graph, values: [Node.ID: Tensor], w: Node.ID) {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    let x = builder.addLeaf("x", shape: .scalar, learned: false)
    let f = try builder.addLine("f", .symbol(.value(w)) * .symbol(.value(x)))
    let y = builder.addLeaf("y", shape: .scalar, learned: false)
    try builder.addLine("l", (Formula.symbol(.value(f)) - .symbol(.value(y))).power(2))
    return (try builder.graph(), [w: Tensor(1), x: Tensor(3), y: Tensor(6)], w)
  }

  private func network() throws -> SampleNetwork {
    var network = try SampleNetwork(.columns, units: 4, weight: 0)
    for name in ["W0", "W1", "b0"] {
      guard let shape = network.values[network.id(name)]?.shape else { continue }
      var stream = RandomStream(seed: 11, name: name)
      network.values[network.id(name)] = Initializer.heNormal.tensor(shape, from: &stream)
    }
    return network
  }

  @Test func anIterationIsTheStateAfterThatManyUpdates() throws {
    let (graph, values, w) = try line()
    var run = try TrainingRun(graph, given: values, Training(rate: 0.05, length: .steps(3)))
    // w ← w − 0.05 · 6(3w − 6) = 0.1w + 1.8: 1, 1.9, 1.99, 1.999
    for (iteration, expected) in [1, 1.9, 1.99, 1.999].enumerated() {
      let state = run.state(after: iteration)
      #expect(state.parameters[w].flatMap(\.scalar).map { abs($0 - expected) < 1e-12 } == true)
    }
    #expect(run.lastIteration == 3)
    let losses = run.losses(through: 3)
    for (loss, expected) in zip(losses, [9, 0.09, 0.0009, 0.000009]) {
      #expect(abs(loss - expected) < 1e-12)
    }
  }

  @Test func aTraceEndsWithTheNextUpdate() throws {
    let (graph, values, w) = try line()
    let training = Training(optimizer: .sgd(momentum: 0.5), rate: 0.05, length: .steps(2))
    var run = try TrainingRun(graph, given: values, training)
    let trace = run.trace(at: 1)
    #expect(trace.steps.map(\.pass).suffix(2) == [.backward2, .update])
    let position = try #require(trace.updatePosition(of: w))
    #expect(position == trace.steps.count && trace.firstUpdatePosition == position)
    guard case .update(let step) = trace.step(at: position) else {
      Issue.record("no update")
      return
    }
    let next = run.state(after: 2)
    #expect(step.after == next.parameters[w] && step.state == next.optimizer[w])
    #expect(step.gradient == trace.gradients[w])
    #expect(trace.value(of: w, at: position - 1) == step.before)
    #expect(trace.value(of: w, at: position) == step.after)
    #expect(trace.values[w] == step.before)
    let last = run.trace(at: 2)
    #expect(last.firstUpdatePosition == nil && last.values[w] == step.after)
  }

  @Test func parametersAreUpdatedInTheOrderOfTheirGradients() throws {
    let network = try network()
    var run = try network.run(Training(optimizer: .adam(), length: .steps(1)))
    let trace = run.trace(at: 0)
    let order = { (pass: Pass) in trace.steps.filter { $0.pass == pass }.map(\.node) }
    #expect(order(.update) == order(.backward2) && order(.update).count == 4)
  }

  @Test func theLossBeforeAnUpdateIsThatOfItsTrace() throws {
    let network = try network()
    let training = Training(
      optimizer: .adam(), rate: 0.05, batch: 2, shuffle: true, length: .epochs(50), seed: 3)
    var run = try network.run(training)
    #expect(run.loss(before: 0) == nil)
    for iteration in [1, 2, 2, 100, 3, 64, 63] {
      var fresh = try network.run(training)
      let before = fresh.trace(at: iteration - 1)
      #expect(run.loss(before: iteration) == before.values[network.graph.loss].scalar)
      #expect(run.trace(at: iteration).values == fresh.trace(at: iteration).values)
      #expect(run.loss(before: iteration) == before.values[network.graph.loss].scalar)
    }
  }

  /// From the start, from the end, and back and forth: the same numbers.
  @Test func anyIterationCanBeAskedForInAnyOrder() throws {
    let network = try network()
    let training = Training(
      optimizer: .adam(), rate: 0.05, batch: 2, shuffle: true, length: .epochs(150), seed: 3)
    var forwards = try network.run(training)
    #expect(forwards.lastIteration == 300)
    let states = (0...300).map { forwards.state(after: $0) }
    for iteration in [300, 17, 299, 0, 128, 127, 1, 200] {
      var fresh = try network.run(training)
      let expected = states[iteration]
      for state in [forwards.state(after: iteration), fresh.state(after: iteration)] {
        #expect(state.iteration == iteration && state.parameters == expected.parameters)
        #expect(state.optimizer == expected.optimizer)
      }
    }
  }

  @Test func batchesSplitTheExamples() throws {
    let network = try network()
    var run = try network.run(Training(rate: 0.1, batch: 2, length: .epochs(2)))
    #expect(run.updatesPerEpoch == 2 && run.lastIteration == 4)
    #expect((0..<4).map { run.examples(at: $0) } == [[0, 1], [2], [0, 1], [2]])
    #expect((0..<4).map { run.epoch(at: $0) } == [1, 1, 2, 2])
    let first = run.trace(at: 0)
    #expect(first.values[network.id("x")] == Tensor(Shape(2, 2), [0.5, 1, 1.5, 0.75]))
    #expect(first.values[network.id("y")] == Tensor(Shape(1, 2), [1, 3]))
    let second = run.trace(at: 1)
    #expect(second.values[network.id("x")] == Tensor(Shape(2, 1), [-0.25, 2]))
    #expect(second.graph.nodes[network.id("f0")].shape == Shape(4, 1))
  }

  @Test func shuffledEpochsSeeEveryExampleOnceInAnOrderOfTheirOwn() throws {
    let network = try network()
    let run = try network.run(
      Training(batch: 2, shuffle: true, length: .epochs(20), seed: 5))
    let orders = (0..<20).map { epoch in
      (0..<2).flatMap { run.examples(at: 2 * epoch + $0) ?? [] }
    }
    #expect(orders.allSatisfy { $0.sorted() == [0, 1, 2] })
    #expect(Set(orders).count > 3)
    for (epoch, order) in orders.enumerated() {
      var stream = RandomStream(seed: 5, name: "shuffle \(epoch + 1)")
      #expect(order == stream.permutation(of: 3))
    }
  }

  /// The mean over the batches' gradients, weighted by their sizes, is the gradient of the whole.
  @Test(arguments: [Axis.columns, .rows]) func batchesAddUpToTheWhole(_ examples: Axis) throws {
    let network = try SampleNetwork(examples, units: 3, weight: 0.5, bias: 0.25)
    let whole = Trace(network.graph, given: network.values)
    var run = try network.run(Training(rate: 1e-300, batch: 2, length: .epochs(1)))
    let parts = [run.trace(at: 0), run.trace(at: 1)]
    for parameter in network.graph.parametersFromTheLossBack {
      let gradients = try parts.map { try #require($0.gradients[parameter]) }
      let expected = try #require(whole.gradients[parameter])
      for entry in expected.elements.indices {
        let mean = (2 * gradients[0].elements[entry] + gradients[1].elements[entry]) / 3
        #expect(abs(mean - expected.elements[entry]) <= 1e-12 * abs(mean))
      }
    }
  }

  @Test func schedulesCountEpochsWhereThereAreEpochs() throws {
    let network = try network()
    let schedule = Schedule(every: 2, factor: 0.5)
    let epochs = try network.run(
      Training(rate: 0.8, schedule: schedule, batch: 2, length: .epochs(5)))
    #expect(
      (0..<10).map { epochs.rate(at: $0) } == [0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.4, 0.2, 0.2])
    let steps = try network.run(
      Training(rate: 0.8, schedule: schedule, batch: 2, length: .steps(5)))
    #expect((0..<5).map { steps.rate(at: $0) } == [0.8, 0.8, 0.4, 0.4, 0.2])
    #expect(try network.run(Training(optimizer: .rmsProp(), length: .steps(1))).rate(at: 0) == 0.01)
  }

  @Test func trainingLearns() throws {
    let network = try network()
    for optimizer in [Optimizer.sgd(), .sgd(momentum: 0.9, nesterov: true), .rmsProp(), .adam()] {
      var run = try network.run(
        Training(optimizer: optimizer, rate: 0.02, length: .steps(200)))
      let losses = run.losses(through: 200)
      #expect(losses[200] < 0.2 * losses[0], "\(optimizer.title): \(losses[0]) to \(losses[200])")
    }
  }

  @Test func whatCannotBeSplitIsRefused() throws {
    let (graph, values, _) = try line()
    #expect(throws: TrainingError.batchNeedsExamples) {
      try TrainingRun(graph, given: values, Training(batch: 2, length: .steps(1)))
    }
    // Each example has a weight of its own: nothing to leave out.
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(1, 3), learned: false)
    let w = builder.addLeaf("w", shape: Shape(3, 1), learned: true)
    try builder.addLine("l", Formula.symbol(.value(x)).times(.symbol(.value(w))))
    let mixing = try builder.graph(examples: .columns)
    #expect {
      try TrainingRun(
        mixing, given: [x: .ones(Shape(1, 3)), w: .ones(Shape(3, 1))],
        Training(batch: 2, length: .steps(1)))
    } throws: { error in
      guard
        case .graphNeedsAllExamples(batch: _, .shapesDoNotFit(line: "l", _)) =
          error as? TrainingError
      else { return false }
      return true
    }
  }
}
