import Autodiff
import Experiments
import Testing

@Suite struct SignalPropagations {
  /// One draw scaled by σ: var(h_k) ∝ σ^{2k}, var(∂ℓ/∂f_{k−1}) ∝ σ^{2(2K+2−k)}, exactly.
  @Test func scalingOneDrawScalesEveryVarianceByItsPower() throws {
    let (layers, small, large) = (12, 0.01, 1.0)
    let signals = SignalPropagation.variances([small, large], layers: layers, width: 15)
    let all = ExperimentRun.series(of: .signals(signals))
    #expect(all.map(\.name) == ["forward 0.01", "backward 0.01", "forward 1.0", "backward 1.0"])
    for k in 1...layers {
      for (reference, scaled, power) in [
        (all[2].y[k - 1], all[0].y[k - 1], k),
        (all[3].y[k - 1], all[1].y[k - 1], 2 * layers + 2 - k),
      ] {
        let expected = reference * (0..<power).reduce(1.0) { product, _ in product * small }
        #expect(isNear(scaled, expected, within: 1e-12 * expected))
      }
    }
  }

  /// The gradients are those of a trace of the same network, example by example.
  @Test func backwardVariancesAreThoseOfATrace() throws {
    let signals = SignalPropagation.variances([0.5], layers: 2, width: 3, examples: 4)
    var streams = (0...2).map { RandomStream(seed: 1, name: "Ω\($0)") }
    var input = RandomStream(seed: 1, name: "x")
    func draw(_ shape: Shape, _ stream: inout RandomStream, _ scale: Double) -> Tensor {
      Tensor(shape, (0..<shape.count).map { _ in scale * stream.normal() })
    }
    let scale = 0.5.squareRoot()
    var builder = GraphBuilder()
    let x = builder.addLeaf("x", shape: Shape(3, 4), learned: true)
    let shapes = [Shape(3, 3), Shape(3, 3), Shape(1, 3)]
    var given = [x: draw(Shape(3, 4), &input, 1)]
    var h = x
    var lines: [(f: Node.ID, h: Node.ID)] = []
    for layer in 0...2 {
      let weight = builder.addLeaf("w\(layer)", shape: shapes[layer], learned: true)
      given[weight] = draw(shapes[layer], &streams[layer], scale)
      let f = try builder.addLine(
        "f\(layer)", Formula.symbol(.value(weight)).times(.symbol(.value(h))))
      h = f
      if layer < 2 { h = try builder.addLine("h\(layer)", .apply(.relu, [.symbol(.value(f))])) }
      lines.append((f, h))
    }
    try builder.addLine("l", .apply(.sumOfSquares, [.symbol(.value(h))]))
    let trace = Trace(try builder.graph(), given: given)
    let series = ExperimentRun.series(of: .signals(signals))
    for layer in 0..<2 {
      let gradient = try #require(trace.gradients[lines[layer].f])
      for (own, value) in [
        (series[0].y[layer], trace.values[lines[layer].h]), (series[1].y[layer], gradient),
      ] {
        let expected = Operation.variance.value([value]).elements[0]
        #expect(expected > 0)
        #expect(isNear(own, expected, within: 1e-12 * expected))
      }
    }
  }

  /// He's variance 2/D_h keeps the mean square of a ReLU network, but the logarithm drifts by
  /// −5/(2n) a layer; 0.05 off by the draw (a standard deviation of √(5/n)/√K a layer, over seeds).
  @Test func theLogarithmDriftsByTheWidth() throws {
    let (width, layers) = (20, 30)
    let slopes = try (1...8).map { seed in
      try Experiment.signals(
        .variances(
          [2 / Double(width)], layers: layers, width: width, examples: 10, seed: UInt64(seed))
      ).number(.slope, "forward 0.1")
    }
    let drift = -5 / (2 * Double(width)) / 2.302585
    #expect(isNear(median(slopes), drift, within: 0.05))
    #expect(abs(drift) > 0.05)
  }

  /// Figure 7.7 at its full size, for one seed: theory log₁₀(σ²D_h/2) a layer, and for σ² = 0.02 no
  /// growth; the draw moves all curves of a seed alike (20 seeds: from −0.0275 to 0.0178).
  @Test func heKeepsTheVariancesOfFiftyLayers() throws {
    let signals = SignalPropagation.variances([0.02], layers: 50, width: 100, examples: 10)
    for name in ["forward 0.02", "backward 0.02"] {
      let slope = try Experiment.signals(signals).number(.slope, name)
      #expect(abs(slope) < 0.0285)
    }
  }

  /// Infinite-width theory of tanh with Var(W) = 1/n: 0.394, 0.237, 0.103, 0.052 at layers 1, 2, 5
  /// and 10; the median of networks of 100 units stays within 7 %.
  @Test func xavierWithTanhSinksSlowly() {
    let runs = (1...5).map { seed in
      ExperimentRun.series(
        of: .signals(
          SignalPropagation(
            widths: Array(repeating: 100, count: 10), inputs: 100, examples: 50,
            activation: .tanh,
            curves: [.init("xavier-normal", .initializer(.xavierNormal))], seed: UInt64(seed))))
    }
    for (layer, theory) in [(1, 0.394), (2, 0.237), (5, 0.103), (10, 0.052)] {
      let own = median(runs.map { $0[0].y[layer - 1] })
      #expect(isNear(own, theory, within: 0.07 * theory), "layer \(layer)")
    }
  }

  /// σ² = 1 a hundred layers deep: gradients leave the range of doubles, and are not drawn flat.
  @Test func whatOverflowsIsNotFinite() throws {
    let signals = SignalPropagation.variances([400], layers: 60, width: 20, examples: 3)
    let backward = try Experiment.signals(signals).series("backward 400.0")
    let first = try #require(backward.firstOverflow)
    #expect(backward.y[59].isFinite)
    #expect(!backward.y[first].isFinite)
  }

  @Test func layersOfSeveralWidthsFollowOneAnother() throws {
    let signals = SignalPropagation(
      widths: [5, 9, 3], inputs: 4, examples: 6, activation: nil,
      curves: [.init("lecun-normal", .initializer(.lecunNormal))], seed: 3)
    let run = ExperimentRun.series(of: .signals(signals))
    #expect(run.map(\.x) == [[1, 2, 3], [1, 2, 3]])
    #expect(run.allSatisfy { $0.y.allSatisfy { $0 > 0 } })
  }
}
