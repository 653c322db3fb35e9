import Autodiff

/// Graphs to measure.
enum Graphs {
  /// f₁ = tanh[x], f₂ = tanh[f₁], …
  static func chain(_ lines: Int) throws -> Graph {
    var builder = GraphBuilder()
    var last = builder.addLeaf("x", shape: .scalar, learned: true)
    for line in 1...lines {
      last = try builder.addLine("f\(line)", .apply(.tanh, [.symbol(.value(last))]))
    }
    return try builder.graph()
  }

  /// One value that every line uses: s₁ = x · x, s₂ = s₁ + x, …
  static func fork(_ lines: Int) throws -> Graph {
    var builder = GraphBuilder()
    let x = Formula.symbol(.value(builder.addLeaf("x", shape: .scalar, learned: true)))
    var last = try builder.addLine("s1", x * x)
    for line in 1..<lines {
      last = try builder.addLine("s\(line + 1)", .symbol(.value(last)) + x)
    }
    return try builder.graph()
  }

  /// The book's figure 7.8: 10–40–40–5, ReLU, squared error, with ten examples in columns.
  static func network() throws -> (graph: Graph, given: [Node.ID: Tensor]) {
    var builder = GraphBuilder()
    var given: [Node.ID: Tensor] = [:]
    var state: UInt64 = 1
    func leaf(_ name: String, _ shape: Shape, learned: Bool) -> Formula {
      let id = builder.addLeaf(name, shape: shape, learned: learned)
      given[id] = Tensor(
        shape,
        (0..<shape.count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Double(Int64(bitPattern: state) >> 33) / Double(1 << 31)
        })
      return .symbol(.value(id))
    }
    var hidden = leaf("x", Shape(10, 10), learned: false)
    let sizes = [10, 40, 40, 5]
    for layer in 0..<3 {
      let weights = leaf("W\(layer)", Shape(sizes[layer + 1], sizes[layer]), learned: true)
      let bias = leaf("b\(layer)", Shape(sizes[layer + 1], 1), learned: true)
      let line = try builder.addLine("f\(layer)", bias + weights.times(hidden))
      hidden = .symbol(.value(line))
      guard layer < 2 else { break }
      hidden = .symbol(
        .value(try builder.addLine("h\(layer + 1)", .apply(.relu, [hidden]))))
    }
    let target = leaf("y", Shape(5, 10), learned: false)
    try builder.addLine("L", .apply(.meanSquaredError, [hidden, target]))
    return (try builder.graph(examples: .columns), given)
  }

  /// h = ReLU(W h), again and again, and the mean of squared errors.
  static func layers(
    _ count: Int, size: Int, examples: Int
  ) throws -> (graph: Graph, given: [Node.ID: Tensor]) {
    var builder = GraphBuilder()
    let input = builder.addLeaf("x", shape: Shape(size, examples), learned: false)
    var given = [input: wave(Shape(size, examples))]
    var hidden = Formula.symbol(.value(input))
    for layer in 0..<count {
      let weights = builder.addLeaf("W\(layer)", shape: Shape(size, size), learned: true)
      given[weights] = Tensor(
        Shape(size, size), wave(Shape(size, size)).elements.map { $0 / 2 })
      let product = Formula.symbol(.value(weights)).times(hidden)
      hidden = .symbol(.value(try builder.addLine("h\(layer)", .apply(.relu, [product]))))
    }
    let target = builder.addLeaf("y", shape: Shape(size, examples), learned: false)
    given[target] = wave(Shape(size, examples))
    try builder.addLine("L", .apply(.meanSquaredError, [hidden, .symbol(.value(target))]))
    return (try builder.graph(examples: .columns), given)
  }

  /// Numbers from −½ to ½.
  static func wave(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Double($0 * 37 % 101) / 101 - 0.5 })
  }

  /// A line with operations inside one another: tanh[1 + tanh[1 + …]].
  static func nested(_ depth: Int) throws -> Graph {
    var builder = GraphBuilder()
    var formula = Formula.symbol(.value(builder.addLeaf("x", shape: .scalar, learned: true)))
    for level in 0..<depth { formula = level % 2 == 0 ? 1 + formula : .apply(.tanh, [formula]) }
    try builder.addLine("l", formula)
    return try builder.graph()
  }
}
