import Autodiff

/// Two inputs, hidden units, one output, and the mean of squared errors, in either layout.
struct SampleNetwork {
  let graph: Graph
  let hidden: Node.ID
  var values: [Node.ID: Tensor]

  /// - Parameters:
  ///   - examples: columns for Ωx, rows for xW.
  ///   - units: how many hidden units there are.
  ///   - weight: every weight, and every bias times `bias`.
  init(
    _ examples: Axis, activation: Operation = .relu, units: Int = 2, weight: Double,
    bias: Double = 0
  ) throws {
    func shape(_ rows: Int, _ columns: Int) -> Shape {
      examples == .columns ? Shape(rows, columns) : Shape(columns, rows)
    }
    func product(_ weight: Node.ID, _ input: Node.ID) -> Formula {
      let (weight, input) = (Formula.symbol(.value(weight)), Formula.symbol(.value(input)))
      return examples == .columns ? weight.times(input) : input.times(weight)
    }
    func line(_ bias: Node.ID, _ product: Formula) -> Formula { .symbol(.value(bias)) + product }
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: shape(2, 3), learned: false)
    let b0 = builder.addLeaf("b0", shape: shape(units, 1), learned: true)
    let w0 = builder.addLeaf("W0", shape: shape(units, 2), learned: true)
    let f0 = try builder.addLine("f0", line(b0, product(w0, x)))
    hidden = try builder.addLine("h1", .apply(activation, [.symbol(.value(f0))]))
    let b1 = builder.addLeaf("b1", shape: .scalar, learned: true)
    let w1 = builder.addLeaf("W1", shape: shape(1, units), learned: true)
    let f1 = try builder.addLine("f1", line(b1, product(w1, hidden)))
    let y = builder.addLeaf("y", shape: shape(1, 3), learned: false)
    let error = Formula.symbol(.value(f1)) - .symbol(.value(y))
    let l = try builder.addLine("l", error.power(2))
    try builder.addLine("L", .apply(.mean, [.symbol(.value(l))]))
    graph = try builder.graph(examples: examples)
    let numbers = Tensor(Shape(2, 3), [0.5, 1, -0.25, 1.5, 0.75, 2])
    values = [
      x: examples == .columns ? numbers : numbers.transposed,
      y: Tensor(shape(1, 3), [1, 3, 2]),
      b0: Tensor(shape(units, 1), filledWith: weight * bias),
      w0: Tensor(shape(units, 2), filledWith: weight),
      b1: Tensor(weight * bias), w1: Tensor(shape(1, units), filledWith: weight),
    ]
  }

  func id(_ name: String) -> Node.ID { graph.node(named: name)?.id ?? -1 }

  func run(_ training: Training) throws -> TrainingRun {
    try TrainingRun(graph, given: values, training)
  }
}
