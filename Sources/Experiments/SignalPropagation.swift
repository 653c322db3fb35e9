public import Autodiff

/// A signal goes forwards through a deep network, and its gradient back: how the variance of each
/// changes from layer to layer, for several sizes of the weights (Prince, figure 7.7).
///
/// x ~ N(0, 1), zero biases, f₀ = Ω₀x, h_k = a[f_{k−1}], f_k = Ω_k h_k, one linear output f_K and
/// ℓ_i = f_K² for each example. Weights of one seed are one draw of unit normals, scaled for each
/// curve, so that curves differ by their scale alone.
public struct SignalPropagation: Sendable {
  /// How the weights of one curve are drawn.
  public struct Curve: Sendable {
    public enum Weights: Sendable {
      /// Normal, all of one variance.
      case variance(Double)
      case initializer(Initializer)
    }

    /// `0.02`, or the name of the initializer.
    public let name: String
    public let weights: Weights

    public init(_ name: String, _ weights: Weights) {
      self.name = name
      self.weights = weights
    }
  }

  /// Of the hidden layers, from the first.
  public let widths: [Int]
  public let inputs: Int
  public let examples: Int
  /// Nil for linear units.
  public let activation: Operation?
  public let curves: [Curve]
  public let seed: UInt64

  /// - Precondition: all sizes are positive.
  public init(
    widths: [Int], inputs: Int, examples: Int, activation: Operation?, curves: [Curve],
    seed: UInt64
  ) {
    precondition(
      !widths.isEmpty && (widths + [inputs, examples]).allSatisfy { $0 > 0 }, "layers have units")
    self.widths = widths
    self.inputs = inputs
    self.examples = examples
    self.activation = activation
    self.curves = curves
    self.seed = seed
  }

  var layers: Int { widths.count }

  var outlines: [SeriesOutline] {
    curves.flatMap { curve in
      let remark = remark(on: curve)
      return [
        SeriesOutline(
          name: "forward \(curve.name)", count: layers, scale: .logarithmic, x: "hidden layer",
          y: "variance of its activations, over units and examples",
          remark: remark),
        SeriesOutline(
          name: "backward \(curve.name)", count: layers, scale: .logarithmic, x: "hidden layer",
          y: "variance of the gradient at its preactivations, over units and examples",
          remark: remark),
      ]
    }
  }

  /// A variance is He's for ReLU where it is 2/D_h, or 4/(D_h + D_h′) between layers of two widths
  /// (Prince, section 7.5): by its first three digits, as a lesson writes it.
  private func remark(on curve: Curve) -> String? {
    guard activation == .relu, case .variance(let variance) = curve.weights else { return nil }
    let sums = Set(zip(widths, widths.dropFirst()).map(+))
    guard sums.count == 1, let sum = sums.first, abs(variance * Double(sum) / 4 - 1) < 0.002 else {
      return nil
    }
    return Set(widths).count == 1 ? "He's 2/D_h" : "He's 4/(D_h + D_h′)"
  }

  /// Weights, and values and gradients of each layer.
  var numbersNeeded: Int {
    let sizes = [inputs] + widths + [1]
    let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    return 2 * weights + 4 * examples * sizes.reduce(0, +)
  }

  /// A product of matrices for each layer forwards, and two on the way back.
  var operationsNeeded: Double {
    shapes.reduce(0) { $0 + 6 * Double($1.count) * Double(examples) } * Double(curves.count)
  }

  var remark: String {
    "One draw of unit normals (seed \(seed)), scaled for each curve; "
      + "variances over all units of a layer and \(examples) examples."
  }

  var sliceCount: Int { curves.count + 1 }
  var slices: any Slices { Work(signals: self) }

  /// The weight of each layer, out × in.
  private var shapes: [Shape] {
    let sizes = [inputs] + widths + [1]
    return zip(sizes.dropFirst(), sizes).map { Shape($0, $1) }
  }

  private func stream(_ name: String) -> RandomStream { RandomStream(seed: seed, name: name) }

  private func normals(_ name: String, _ shape: Shape) -> Tensor {
    var stream = stream(name)
    return Initializer.normal.tensor(shape, settings: ["mean": 0, "std": 1], from: &stream)
  }

  /// The network as a graph, which is compiled once.
  private struct Network: Sendable {
    var workspace: Workspace
    var x = 0
    var weights: [Node.ID] = []
    var preactivations: [Node.ID] = []
    var activations: [Node.ID] = []

    init?(_ signals: SignalPropagation) {
      var builder = GraphBuilder()
      x = builder.addLeaf(
        "x", shape: Shape(signals.inputs, signals.examples), learned: false)
      var h = x
      for (layer, shape) in signals.shapes.enumerated() {
        let weight = builder.addLeaf("Ω\(layer)", shape: shape, learned: false)
        let product = Formula.symbol(.value(weight)).times(.symbol(.value(h)))
        guard let f = try? builder.addLine("f\(layer)", product) else { return nil }
        weights.append(weight)
        preactivations.append(f)
        h = f
        guard layer < signals.layers else { continue }
        if let activation = signals.activation {
          let formula = Formula.apply(activation, [.symbol(.value(f))])
          guard let active = try? builder.addLine("h\(layer + 1)", formula) else { return nil }
          h = active
        }
        activations.append(h)
      }
      guard (try? builder.addLine("l", .apply(.sumOfSquares, [.symbol(.value(h))]))) != nil,
        let graph = try? builder.graph(examples: .columns)
      else { return nil }
      workspace = Workspace(Plan(graph, optimizer: .sgd()))
    }
  }

  private struct Work: Slices {
    let signals: SignalPropagation
    private var network: Network?
    /// Unit normals.
    private var drawn: [Tensor] = []
    /// Which curve comes next.
    private var index = 0

    init(signals: SignalPropagation) { self.signals = signals }

    mutating func next() -> [Growth]? {
      guard index < signals.curves.count else { return nil }
      // The first slice draws what all curves are made from.
      guard network != nil else {
        draw()
        return network == nil ? nil : []
      }
      defer { index += 1 }
      setWeights(signals.curves[index].weights)
      network?.workspace.run()
      guard let network else { return [] }
      let layers = (1...signals.layers).map(Double.init)
      let forward = network.activations.map {
        Self.variance(network.workspace.value(of: $0))
      }
      let backward = network.preactivations.prefix(signals.layers).map {
        network.workspace.gradient(of: $0).map(Self.variance) ?? .nan
      }
      return [
        Growth(index: 2 * index, x: layers, y: forward),
        Growth(index: 2 * index + 1, x: layers, y: backward),
      ]
    }

    private mutating func draw() {
      network = Network(signals)
      guard let x = network?.x else { return }
      network?.workspace.setValue(
        signals.normals("x", Shape(signals.inputs, signals.examples)), of: x)
      let areScaled = signals.curves.contains {
        if case .variance = $0.weights { true } else { false }
      }
      guard areScaled else { return }
      drawn = signals.shapes.enumerated().map { signals.normals("Ω\($0)", $1) }
    }

    private mutating func setWeights(_ weights: Curve.Weights) {
      guard let ids = network?.weights else { return }
      for (layer, shape) in signals.shapes.enumerated() {
        let value: Tensor
        switch weights {
        case .variance(let variance):
          value = drawn[layer] * Tensor(variance.squareRoot())
        case .initializer(let initializer):
          var stream = signals.stream("Ω\(layer)")
          value = initializer.tensor(shape, examples: .columns, from: &stream)
        }
        network?.workspace.setValue(value, of: ids[layer])
      }
    }

    private static func variance(_ value: Tensor) -> Double {
      Operation.variance.value([value]).elements[0]
    }
  }
}
