import Autodiff
import Support
import Testing

@Suite struct Plans {
  /// Runs a plan for several updates beside traces, and compares every number.
  private func compare(
    _ graph: Graph, given: [Node.ID: Tensor], _ optimizer: Optimizer, updates: Int,
    _ name: @autoclosure () -> String
  ) {
    var workspace = Workspace(Plan(graph, optimizer: optimizer))
    for (id, value) in given { workspace.setValue(value, of: id) }
    var given = given
    var state: [Node.ID: [String: Tensor]] = [:]
    for number in 1...updates {
      let trace = Trace(
        graph, given: given,
        update: NextUpdate(optimizer: optimizer, rate: 0.05, number: number, state: state))
      workspace.setRate(0.05, number: number)
      workspace.run()
      for node in graph.nodes {
        #expect(
          workspace.value(of: node.id).hasBits(of: trace.values[node.id]),
          "\(name()): \(node.name)")
        #expect(
          workspace.gradient(of: node.id).hasBits(of: trace.gradients[node.id]),
          "\(name()): the gradient of \(node.name)")
      }
      workspace.update()
      for case .update(let step) in trace.steps {
        given[step.parameter] = step.after
        state[step.parameter] = step.state
        #expect(workspace.value(of: step.parameter).hasBits(of: step.after), "\(name())")
        let kept = workspace.state(of: step.parameter)
        #expect(kept.keys == step.state.keys)
        for (key, value) in step.state {
          #expect(kept[key].hasBits(of: value), "\(name()): \(key)")
        }
      }
    }
  }

  @Test(arguments: 0..<300) func hasTheNumbersOfATrace(_ seed: Int) {
    let random = RandomGraph(seed: UInt64(seed))
    compare(random.graph, given: random.given, .sgd(), updates: 1, "\(random)")
  }

  /// NaN, both infinities and both zeros in place of what was drawn.
  @Test(arguments: 0..<100) func hasTheNumbersOfATraceThatAreNotFinite(_ seed: Int) {
    let random = RandomGraph(seed: UInt64(seed))
    var numbers = RandomNumbers(seed: UInt64(seed))
    let given = random.given.sorted { $0.key < $1.key }.map { id, value in
      (
        id,
        Tensor(
          value.shape,
          value.elements.map { number in
            numbers.element([.nan, .infinity, -.infinity, 0, -0.0, number, number, number])
          })
      )
    }
    compare(
      random.graph, given: Dictionary(uniqueKeysWithValues: given), .adam(), updates: 2,
      "\(random) with numbers that are not finite")
  }

  @Test(arguments: [
    Optimizer.sgd(), .sgd(momentum: 0.9), .sgd(momentum: 0.9, nesterov: true), .rmsProp(),
    .rmsProp(momentum: 0.9), .adam(),
  ]) func movesParametersAsATraceDoes(_ optimizer: Optimizer) throws {
    for examples in [Axis.columns, .rows] {
      for activation in [Operation.relu, .tanh, .sigmoid, .softplus, .gelu] {
        let network = try SampleNetwork(
          examples, activation: activation, units: 9, weight: 0.3, bias: 0.5)
        compare(
          network.graph, given: network.values, optimizer, updates: 8,
          "\(optimizer.title), \(examples), \(activation.name)")
      }
    }
  }

  /// Every way in which sizes leave a rest, with a product of each matrix as it is and turned.
  @Test func multipliesMatricesOfEverySizeAsTensorsDo() throws {
    var numbers = RandomNumbers(seed: 1)
    for (rows, inner, columns) in [
      (1, 1, 1), (2, 3, 5), (3, 9, 4), (5, 2, 7), (8, 8, 8), (9, 1, 6),
    ] {
      var builder = GraphBuilder()
      let a = builder.addLeaf("A", shape: Shape(rows, inner), learned: true)
      let b = builder.addLeaf("B", shape: Shape(inner, columns), learned: true)
      let product = try builder.addLine("C", Formula.symbol(.value(a)).times(.symbol(.value(b))))
      try builder.addLine("l", .apply(.sum, [.apply(.tanh, [.symbol(.value(product))])]))
      compare(
        try builder.graph(),
        given: [a: numbers.tensor(Shape(rows, inner)), b: numbers.tensor(Shape(inner, columns))],
        .sgd(), updates: 3, "\(rows)×\(inner) with \(inner)×\(columns)")
    }
  }

  @Test func givesNothingToWhatTheLossDoesNotDependOn() throws {
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(2, 1), learned: true)
    let unused = builder.addLeaf("u", shape: Shape(2, 1), learned: true)
    try builder.addLine("d", .symbol(.value(unused)) * 2)
    let loss = try builder.addLine("l", .apply(.sum, [.symbol(.value(x))]))
    compare(
      try builder.graph(loss: loss),
      given: [x: .ones(Shape(2, 1)), unused: .ones(Shape(2, 1))], .adam(), updates: 3, "unused")
  }

  /// 0 and −0 are equal, and what is divided by them is not.
  @Test func tellsTheTwoZerosApart() throws {
    var builder = GraphBuilder()
    let x = Formula.symbol(.value(builder.addLeaf("x", shape: .scalar, learned: true)))
    try builder.addLine("a", x / 0)
    try builder.addLine("b", x / -0.0)
    try builder.addLine("l", x * 2)
    compare(try builder.graph(), given: [0: Tensor(3)], .sgd(), updates: 2, "zeros")
  }
}

extension Tensor {
  /// The same shape and the same bits, but for the many forms of NaN.
  func hasBits(of other: Tensor) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy {
        $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)
      }
  }
}

extension Tensor? {
  func hasBits(of other: Tensor?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.hasBits(of: other)
  }
}
