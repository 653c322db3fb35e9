import Autodiff
import PlainC

/// What plans do, beside the same in plain C loops, compiled −O2 and measured in the same run.
enum BesideC {
  /// 1,000 updates of the book's network, 10–40–40–5.
  static func training(_ watch: inout Stopwatch) throws {
    let (graph, given) = try Graphs.network()
    let training = Training(
      optimizer: .sgd(momentum: 0.9), rate: 1e-3, length: .steps(updates))
    let name = "10–40–40–5, batch of 10: 1,000 updates"
    var losses: [Double] = []
    let ours = try watch.measure("\(name), plan") {
      var run = try TrainingRun(graph, given: given, training)
      losses = run.losses(through: updates)
    }
    func elements(_ name: String) -> [Double] {
      graph.node(named: name).flatMap { given[$0.id]?.elements } ?? []
    }
    let start = ["W0", "b0", "W1", "b1", "W2", "b2"].flatMap(elements)
    let (x, y) = (elements("x"), elements("y"))
    var loss = 0.0
    let plain = watch.measure("\(name), C") {
      var weights = start
      loss = plain_training(updates, 1e-3, 0.9, x, y, &weights)
    }
    print(
      "1,000 updates: \(ratio(ours, plain)) of C's time; losses \(losses[updates - 1]), \(loss)")
  }

  /// 100×100 with 100×1000, ten products.
  static func products(_ watch: inout Stopwatch) throws {
    var builder = GraphBuilder()
    let number = builder.addLeaf("s", shape: .scalar, learned: false)
    let wide = builder.addLeaf("B", shape: Shape(100, 1000), learned: false)
    var given = [number: Tensor(1), wide: wave(Shape(100, 1000))]
    for index in 1...10 {
      let left = builder.addLeaf("A\(index)", shape: Shape(100, 100), learned: false)
      given[left] = wave(Shape(100, 100))
      try builder.addLine("C\(index)", Formula.symbol(.value(left)).times(.symbol(.value(wide))))
    }
    try builder.addLine("l", .symbol(.value(number)) * 2)
    var workspace = Workspace(Plan(try builder.graph(), optimizer: .sgd()))
    for (id, value) in given { workspace.setValue(value, of: id) }
    let ours = watch.measure("10 products, 100×100 with 100×1000, plan") { workspace.run() }
    let (a, b) = (wave(Shape(100, 100)).elements, wave(Shape(100, 1000)).elements)
    var y = [Double](repeating: 0, count: 100_000)
    let plain = watch.measure("10 products, 100×100 with 100×1000, C") {
      for _ in 0..<10 { plain_product(100, 100, 1000, a, b, &y) }
    }
    print("products: \(ratio(ours, plain)) of C's time")
  }

  private static let updates = 1000

  private static func wave(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Double($0 * 37 % 101) / 101 - 0.5 })
  }

  private static func ratio(_ ours: Duration, _ plain: Duration) -> Double {
    (ours / plain * 100).rounded() / 100
  }
}
