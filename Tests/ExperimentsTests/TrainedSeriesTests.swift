import Autodiff
import Experiments
import Testing

/// D2L 12.6 and 12.7: f = 0.1 x₁² + 2 x₂² from (−5, −2), 20 steps.
@Suite struct DescentOnTheRavine {
  static func descent(_ optimizer: Optimizer, rate: Double) throws -> Experiment {
    var builder = GraphBuilder()
    let (x, y) = (
      builder.addLeaf("w1", shape: .scalar, learned: true),
      builder.addLeaf("w2", shape: .scalar, learned: true)
    )
    let square = { (id: Node.ID) in Formula.apply(.square, [.symbol(.value(id))]) }
    try builder.addLine("l", square(x) / 10 + 2 * square(y))
    return .descent(
      DescentPaths(
        graph: try builder.graph(), x: x, y: y, given: [x: Tensor(-5), y: Tensor(-2)],
        paths: [.init("own", Training(optimizer: optimizer, rate: rate, length: .steps(20)))],
        steps: 20))
  }

  @Test(arguments: [
    (Optimizer.sgd(), 0.4, (-0.943467, -0.000073)), (.sgd(), 0.6, (-0.387814, -1673.365109)),
    (.sgd(momentum: 0.5), 0.6, (0.007188, 0.002553)),
    (.sgd(momentum: 0.25), 0.6, (-0.126340, -0.186632)),
  ])
  func pathsEndWhereTheBookSays(
    _ optimizer: Optimizer, _ rate: Double, _ end: (Double, Double)
  )
    throws
  {
    let path = try Self.descent(optimizer, rate: rate).series("path own")
    #expect((path.x[0], path.y[0]) == (-5, -2))
    #expect(path.x.count == 21)
    #expect(isNear(try #require(path.x.last), end.0, within: 5e-7))
    #expect(isNear(try #require(path.y.last), end.1, within: 5e-7))
  }

  @Test func theLossIsThatOfThePlaces() throws {
    let descent = try Self.descent(.adam(), rate: 0.4)
    let (path, loss) = (try descent.series("path own"), try descent.series("loss own"))
    #expect(loss.y[0] == 10.5)
    for step in 0...20 {
      let expected = path.x[step] * path.x[step] / 10 + 2 * path.y[step] * path.y[step]
      #expect(isNear(loss.y[step], expected, within: 1e-14 * expected))
    }
    guard case .descent(let paths) = descent else { return }
    let landscape = paths.landscape()
    #expect(landscape(path.x[7], path.y[7]) == loss.y[7])
  }
}

@Suite struct TrainingSeries {
  static func line(examples: Int) throws -> (Graph, [Node.ID: Tensor]) {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: .scalar, learned: true)
    let x = builder.addLeaf("x", shape: Shape(1, examples), learned: false)
    let y = builder.addLeaf("y", shape: Shape(1, examples), learned: false)
    let f = try builder.addLine("f", .symbol(.value(w)) * .symbol(.value(x)))
    try builder.addLine("L", .apply(.meanSquaredError, [.symbol(.value(f)), .symbol(.value(y))]))
    let numbers = (0..<examples).map(Double.init)
    return (
      try builder.graph(examples: .columns),
      [
        w: Tensor(0), x: Tensor(Shape(1, examples), numbers),
        y: Tensor(Shape(1, examples), numbers.map { 2 * $0 }),
      ]
    )
  }

  /// Each number is the sum of what the batches of the epoch lost before their updates.
  @Test func theLossOfAnEpochIsSummedOverItsBatches() throws {
    let (graph, given) = try Self.line(examples: 5)
    let training = Training(rate: 0.01, batch: 2, shuffle: true, length: .epochs(3), seed: 4)
    let run = try TrainingRun(graph, given: given, training)
    var other = run
    let losses = other.losses(through: 9)
    let loss = try Experiment.training(TrainingCurve(run)).series("loss")
    #expect(loss.x == [0, 1, 2])
    for epoch in 0..<3 {
      #expect(loss.y[epoch] == losses[3 * epoch..<3 * epoch + 3].reduce(0, +))
    }
  }

  @Test func oneSliceAfterTheOtherGivesTheSame() throws {
    let (graph, given) = try Self.line(examples: 4)
    let training = Training(rate: 0.02, length: .steps(500))
    let run = try TrainingRun(graph, given: given, training)
    var sliced = ExperimentRun(.training(TrainingCurve(run)))
    var lengths: [Int] = []
    while sliced.advance() { lengths.append(sliced.series[0].x.count) }
    #expect(lengths.count == 249)
    #expect(sliced.series[0].x.count == 500)
    var other = run
    #expect(sliced.series[0].y == Array(other.losses(through: 499)))
  }

  @Test func variantsAreTrainedFromTheirOwnValues() throws {
    let (graph, given) = try Self.line(examples: 3)
    let training = Training(rate: 0.1, length: .steps(60))
    let run = try TrainingRun(graph, given: given, training)
    let w = try #require(graph.node(named: "w")).id
    let variants = [("zero", 0.0), ("right", 2)].map { title, start in
      TrainingComparison.Variant(
        title, run.beginning(with: given.merging([w: Tensor(start)]) { $1 }))
    }
    let experiment = Experiment.comparison(
      TrainingComparison(variants, showing: [graph.loss, w]))
    #expect(experiment.outlines.map(\.name) == ["L zero", "L right", "w zero", "w right"])
    #expect(try experiment.series("w right").y == Array(repeating: 2, count: 61))
    var other = run
    #expect(try experiment.series("L zero").y == other.losses(through: 60))
    #expect(try experiment.series("w zero").y[1] == other.state(after: 1).parameters[w]?.scalar)
  }

  /// Zero weights behind tanh never move; equal ones move together; a difference of 1e-3 grows.
  @Test(arguments: [(0.0, 0.0), (0.3, 0), (0.3, 1e-3)])
  func equalUnitsStayEqualUntilOneIsMoved(_ start: Double, _ change: Double) throws {
    var builder = GraphBuilder()
    let w = builder.addLeaf("w", shape: Shape(2, 1), learned: true)
    let v = builder.addLeaf("v", shape: Shape(1, 2), learned: true)
    let x = builder.addLeaf("x", shape: .scalar, learned: false)
    let h = try builder.addLine(
      "h", .apply(.tanh, [Formula.symbol(.value(w)).times(.symbol(.value(x)))]))
    let f = try builder.addLine("f", Formula.symbol(.value(v)).times(.symbol(.value(h))))
    try builder.addLine("l", .apply(.square, [.symbol(.value(f)) - 1]))
    var run = try TrainingRun(
      try builder.graph(),
      given: [
        x: Tensor(1), w: Tensor(Shape(2, 1), [start + change, start]),
        v: Tensor(Shape(1, 2), [start, start]),
      ], Training(rate: 0.05, length: .steps(1000)))
    let end = run.state(after: 1000).parameters
    let (incoming, outgoing) = (try #require(end[w]), try #require(end[v]))
    if change == 0 {
      #expect(incoming.elements[0] == incoming.elements[1])
      #expect(outgoing.elements[0] == outgoing.elements[1])
      #expect((incoming.elements[0] == 0) == (start == 0))
    } else {
      #expect(incoming.elements[0] != incoming.elements[1])
      #expect(outgoing.elements[0] != outgoing.elements[1])
    }
  }
}

@Suite struct SeveralSeeds {
  @Test func theMedianLiesBetweenTheLowestAndTheHighest() throws {
    let runs = (1...5).map { seed in
      ExperimentRun.series(
        of: .matrixProduct(MatrixProduct(size: 2, factors: 3, seed: UInt64(seed))))
    }
    let band = try #require(SeedBand(runs))
    #expect(band.count == 5)
    for index in band.series.indices {
      for place in 0...3 {
        let own = runs.map { $0[index].y[place] }
        #expect(band.series[index].y[place] == median(own))
        #expect(band.lowest[index][place] == own.min())
        #expect(band.highest[index][place] == own.max())
      }
    }
    #expect(SeedBand([]) == nil)
  }
}
