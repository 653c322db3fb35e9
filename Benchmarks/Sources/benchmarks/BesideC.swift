import Autodiff
import PlainC

/// What plans do, beside the same in plain loops, measured in the same run: C compiled −O2, and Swift
/// over unsafe buffers. All come to the same bits, or the benchmark ends.
enum BesideC {
  /// 1,000 updates of the book's network, 10–40–40–5.
  static func training(_ watch: inout Stopwatch) throws {
    let (graph, given) = try Graphs.network()
    let training = Training(
      optimizer: .sgd(momentum: 0.9), rate: 1e-3, length: .steps(updates))
    let name = "10–40–40–5, batch of 10: 1,000 updates"
    var losses: [Double] = []
    func elements(_ name: String) -> [Double] {
      graph.node(named: name).flatMap { given[$0.id]?.elements } ?? []
    }
    let start = ["W0", "b0", "W1", "b1", "W2", "b2"].flatMap(elements)
    let (x, y) = (elements("x"), elements("y"))
    var loss = 0.0
    try watch.compare(
      (
        "\(name), plan",
        {
          var run = try TrainingRun(graph, given: given, training)
          losses = run.losses(through: updates)
        }
      ),
      (
        "\(name), C",
        {
          var weights = start
          loss = plain_training(updates, 1e-3, 0.9, x, y, &weights)
        }
      ))
    precondition(losses[updates - 1] == loss, "the plan's loss is not C's")
    var run = try TrainingRun(graph, given: given, training)
    for iteration in stride(from: 0, through: updates, by: 50) {
      let trace = run.trace(at: iteration)
      precondition(trace.values[graph.loss].scalar == losses[iteration], "not a trace's loss")
    }
  }

  /// 50 layers of 100×100 with 100 examples, forwards and backwards.
  static func layers(_ watch: inout Stopwatch) throws {
    let (count, size, examples) = (50, 100, 100)
    let (graph, given) = try Graphs.layers(count, size: size, examples: examples)
    var workspace = Workspace(Plan(graph, optimizer: .sgd()))
    for (id, value) in given { workspace.setValue(value, of: id) }
    func elements(_ name: String) -> [Double] {
      graph.node(named: name).flatMap { given[$0.id]?.elements } ?? []
    }
    let weights = (0..<count).flatMap { elements("W\($0)") }
    let (x, y) = (elements("x"), elements("y"))
    var h = [Double](repeating: 0, count: count * size * examples)
    var dh = [Double](repeating: 0, count: 2 * size * examples)
    var gradients = weights
    var loss = 0.0
    let name = "50 layers of 100×100, 100 examples: one gradient"
    try watch.compare(
      ("\(name), plan", { workspace.run() }),
      (
        "\(name), C",
        {
          loss = plain_gradients(count, size, examples, x, y, weights, &h, &dh, &gradients)
        }
      ))
    precondition(workspace.loss == loss, "the plan's loss is not C's")
    let first = graph.node(named: "W0").flatMap { workspace.gradient(of: $0.id) }
    precondition(first?.elements == Array(gradients.prefix(size * size)), "nor its gradient")
  }

  /// 100×100 with 100×1000.
  static func products(_ watch: inout Stopwatch) throws {
    let (a, b) = (Graphs.wave(Shape(100, 100)), Graphs.wave(Shape(100, 1000)))
    var product = a
    var (plain, y) = (
      [Double](repeating: 0, count: 100_000), [Double](repeating: 0, count: 100_000)
    )
    let name = "100×100 with 100×1000"
    try watch.compare(
      ("\(name), Tensor", { product = a.times(b) }),
      ("\(name), plain Swift", { multiply(100, 100, 1000, a.elements, b.elements, &plain) }),
      ("\(name), C", { plain_product(100, 100, 1000, a.elements, b.elements, &y) }))
    precondition(product.elements == y && plain == y, "the products differ")
  }

  private static let updates = 1000

  /// Plain loops over unsafe buffers.
  @inline(never) private static func multiply(
    _ m: Int, _ k: Int, _ n: Int, _ a: [Double], _ b: [Double], _ y: inout [Double]
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        y.withUnsafeMutableBufferPointer { y in
          for place in 0..<m * n { y[place] = 0 }
          for row in 0..<m {
            for inner in 0..<k {
              let factor = a[row * k + inner]
              for column in 0..<n { y[row * n + column] += factor * b[inner * n + column] }
            }
          }
        }
      }
    }
  }
}
